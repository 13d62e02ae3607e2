import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Out, ThreadKey } from '../../../shared/ipc/contract.ts'
import type { AppError } from '../../../shared/ipc/result.ts'
import { ITEM_CHUNK } from './kept-chunks.ts'

export type Outline = Out<'threads.turns'>
export type TurnItem = Out<'threads.items'>['items'][number]
/** Loaded items by chunk. */
export type Chunks = ReadonlyMap<number, readonly TurnItem[]>

export interface OpenHistory {
  readonly phase: 'open'
  readonly key: ThreadKey
  readonly outline: Outline
  /** Changes when items may have other numbers than before: another thread, or a file that was written anew. */
  readonly edition: number
  readonly items: Chunks
  /** Why the newest items could not be had. */
  readonly itemError: AppError | null
}

export type History =
  | { readonly phase: 'closed' }
  | { readonly phase: 'opening'; readonly key: ThreadKey }
  | OpenHistory
  /** The gate said no; nothing of the history is kept. */
  | { readonly phase: 'refused'; readonly key: ThreadKey; readonly error: AppError }
  | { readonly phase: 'failed'; readonly key: ThreadKey; readonly error: AppError }

export const historyStore = createStore<{ readonly history: History }>(() => ({ history: { phase: 'closed' } }))

/** The history that is open, being opened or refused. */
export function useHistory(): History {
  return useStore(historyStore, state => state.history)
}

/** The open history; null while none is. */
export function currentHistory(): OpenHistory | null {
  const { history } = historyStore.getState()
  return history.phase === 'open' ? history : null
}

/** Whether a history is open. */
export function isOpen(): boolean {
  return currentHistory() !== null
}

export function setHistory(history: History): void {
  historyStore.setState({ history })
}

/** Puts a failure in the place of a history; a refusal of the gate closes it. */
export function failHistory(key: ThreadKey, failure: AppError): void {
  setHistory({ phase: failure.code === 'unsupported' ? 'refused' : 'failed', key, error: failure })
}

/** The item at a position, counted through all turns; undefined where it is not loaded. */
export function itemAt(history: OpenHistory, index: number): TurnItem | undefined {
  return history.items.get(Math.floor(index / ITEM_CHUNK))?.[index % ITEM_CHUNK]
}
