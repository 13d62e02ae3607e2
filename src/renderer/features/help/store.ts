import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

export type HelpPage = 'keys' | 'modes'

/** Which page of the help is open; null while none is. */
export const helpStore = createStore<{ readonly page: HelpPage | null }>(() => ({ page: null }))

/** The open page of the help. */
export function useHelpPage(): HelpPage | null {
  return useStore(helpStore, state => state.page)
}

/** Opens the help. */
export function openHelp(page: HelpPage): void {
  helpStore.setState({ page })
}

/** Closes the help. */
export function closeHelp(): void {
  helpStore.setState({ page: null })
}
