import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import { call, isCancelled, toAppError } from '../../ipc/client.ts'
import { sameThread } from '../../util/same-thread.ts'
import { AHEAD, ensureItems, forgetChunks, reloadedChunks } from './chunks.ts'
import { currentHistory, failHistory, historyStore, setHistory } from './history-store.ts'
import { onlyGrew, wholeOutline } from './kept-chunks.ts'
import { forgetFolds, resetPlace } from './place-store.ts'

let opening = new AbortController()
let editions = 0

/** Opens a thread's history. The gate may refuse it, whatever the list said. */
export async function openHistory(key: ThreadKey): Promise<void> {
  opening.abort()
  opening = new AbortController()
  const { signal } = opening
  // The same thread again: what is open stays until the gate has answered.
  const open = currentHistory()
  const again = open !== null && sameThread(open.key, key) ? open : null
  if (again === null) {
    forgetChunks()
    resetPlace()
    setHistory({ phase: 'opening', key })
  }
  try {
    // Of a long file its beginning comes first, and of one that grew only what is new.
    const asked = again === null ? { ...key, soon: true } : { ...key, since: again.outline.version }
    const outline = wholeOutline(again?.outline ?? null, await call('threads.turns', asked, signal))
    // With the chunks that came meanwhile.
    const before = again === null ? null : currentHistory()
    const grew = before !== null && onlyGrew(before.outline, outline)
    if (!grew) {
      editions += 1
      forgetFolds()
    }
    const items = grew ? await reloadedChunks(key, before, outline, signal) : new Map()
    setHistory({ phase: 'open', key, outline, edition: editions, items, itemError: null })
    // The first screen is read while its rows are laid out.
    if (again === null) ensureItems(0, AHEAD, () => void reopenHistory())
    if (outline.partial === true) void reopenHistory()
  } catch (error) {
    if (isCancelled(error)) return
    forgetChunks()
    failHistory(key, toAppError(error))
  }
}

let reopening: Promise<void> | null = null
let askedAgain = false

/**
 * Opens the same thread again, after its file has changed. Refused and failed ones are asked for again too. A file that
 * grows faster than it is read is read as often as that goes.
 */
export function reopenHistory(): Promise<void> {
  askedAgain = true
  reopening ??= reopenWhileAsked().finally(() => {
    reopening = null
  })
  return reopening
}

async function reopenWhileAsked(): Promise<void> {
  while (askedAgain) {
    askedAgain = false
    const { history } = historyStore.getState()
    if (history.phase !== 'closed') await openHistory(history.key)
  }
}

/** Lets go of the history. */
export function closeHistory(): void {
  opening.abort()
  forgetChunks()
  setHistory({ phase: 'closed' })
}
