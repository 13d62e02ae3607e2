import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** What the palette begins with; null while it is closed. */
const paletteStore = createStore<{ readonly start: string | null }>(() => ({ start: null }))

/** What the open palette began with. */
export function usePaletteStart(): string | null {
  return useStore(paletteStore, state => state.start)
}

/** Opens the palette. @param start what stands in its field at first: `:` asks for a line. */
export function openPalette(start: string): void {
  paletteStore.setState({ start })
}

export function closePalette(): void {
  paletteStore.setState({ start: null })
}
