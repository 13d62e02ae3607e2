import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Opening, OpenResult } from '../../../shared/ipc/homes.ts'
import { isCancelled, listen, toAppError } from '../../ipc/client.ts'
import { announce } from '../../util/announce.ts'
import { plural } from '../../util/format.ts'

/** The opening of folders and archives: how far it is, and what could not be opened. */
export interface OpeningState {
  /** How many openings are under way. */
  readonly running: number
  /** Null while nothing is unpacked. */
  readonly far: Opening | null
  /** Stays until the person puts it away. */
  readonly outcome: Pick<OpenResult, 'failed' | 'notes'> | null
}

export const openingStore = createStore<OpeningState>(() => ({ running: 0, far: null, outcome: null }))

/** The opening, or a part of it. */
export function useOpening<T>(select: (state: OpeningState) => T): T {
  return useStore(openingStore, select)
}

const controllers = new Set<AbortController>()

/** Runs an opening; tells what came of it. */
export async function openHomes(open: (signal: AbortSignal) => Promise<OpenResult>): Promise<void> {
  const controller = new AbortController()
  controllers.add(controller)
  openingStore.setState(({ running }) => ({ running: running + 1, outcome: null }))
  try {
    const { opened, failed, notes } = await open(controller.signal)
    if (failed.length + notes.length > 0) openingStore.setState({ outcome: { failed, notes } })
    const words = [
      opened > 0 ? `Opened ${plural(opened, 'home')}` : '',
      failed.length > 0 ? `Could not open ${failed.map(one => `${one.name}: ${one.message}`).join('. ')}` : '',
    ].filter(word => word !== '')
    if (words.length > 0) announce(words.join('. '))
  } catch (error) {
    if (isCancelled(error)) announce('Opening was cancelled')
    else openingStore.setState({ outcome: { failed: [{ name: '', message: toAppError(error).message }], notes: [] } })
  } finally {
    controllers.delete(controller)
    openingStore.setState(({ running }) => ({ running: running - 1, far: null }))
  }
}

/** Gives up all openings that are under way; nothing of what they unpacked is kept. */
export function cancelOpening(): void {
  for (const controller of controllers) controller.abort()
}

/** Puts away what is said of the last opening. */
export function dismissOutcome(): void {
  openingStore.setState({ outcome: null })
}

/** Begins to follow openings. @returns a function that stops. */
export function followOpening(): () => void {
  return listen('homes.opening', far => {
    if (openingStore.getState().running > 0) openingStore.setState({ far })
  })
}
