import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { AppError } from '../../../shared/ipc/result.ts'
import { firstChange } from '../../../shared/marks.ts'
import { call, isCancelled, toAppError } from '../../ipc/client.ts'
import { announce } from '../../util/announce.ts'
import { plural } from '../../util/format.ts'
import {
  type Hit,
  type Occurrence,
  occurrenceAt,
  occurrenceFrom,
  sameOccurrence,
  totalOf,
  withoutRolledBack,
} from './find-cursor.ts'
import { currentHistory, historyStore, type OpenHistory } from './history-store.ts'
import { reopenHistory } from './open-history.ts'
import { placeStore } from './place-store.ts'
import { viewStore } from './view-store.ts'

/** Finds a text in the whole thread: the engine looks, part by part, whatever is drawn. */

export interface FindQuery {
  readonly text: string
  readonly caseSensitive: boolean
  readonly wholeWord: boolean
}

export interface FindState {
  readonly open: boolean
  readonly query: FindQuery
  readonly phase: 'idle' | 'searching' | 'done' | 'failed'
  /** All that was found so far, ascending. */
  readonly found: readonly Hit[]
  /** Of it what is not hidden. */
  readonly hits: readonly Hit[]
  /** How many occurrences are hidden. */
  readonly left: number
  /** Where one stands; null before one has been gone to. */
  readonly current: Occurrence | null
  /** Counts the times that one was gone to: the transcript follows. */
  readonly visits: number
  readonly error: AppError | null
  /** Counts the times that the field was asked for: it takes the focus. */
  readonly asked: number
}

const NOTHING = { phase: 'idle', found: [], hits: [], left: 0, current: null, error: null } as const

export const findStore = createStore<FindState>(() => ({
  open: false,
  query: { text: '', caseSensitive: false, wholeWord: false },
  ...NOTHING,
  visits: 0,
  asked: 0,
}))

/** The state of the find bar, or a part of it. */
export function useFind<T>(select: (state: FindState) => T): T {
  return useStore(findStore, select)
}

const PAUSE_MS = 150
let timer = 0
let search = new AbortController()
/** The item that one is being taken to, while a search begins there. */
let goingTo: number | null = null

function stop(): void {
  window.clearTimeout(timer)
  search.abort()
}

/** Opens the find bar, or brings the focus back to it. */
export function openFind(): void {
  if (currentHistory() === null) return
  const { open, query, asked } = findStore.getState()
  findStore.setState({ open: true, asked: asked + 1 })
  if (!open && query.text !== '') void run(0, [])
}

/** Marks a text and counts it; the focus stays where it is. @param from the item that one is at, or is going to. */
export function findText(text: string, from: number | null): void {
  if (currentHistory() === null) return
  goingTo = from
  findStore.setState({ open: true })
  setQuery({ text, caseSensitive: false, wholeWord: false })
}

/** Closes the find bar; what was looked for is remembered. */
export function closeFind(): void {
  stop()
  findStore.setState({ open: false, ...NOTHING })
}

/** Changes what is looked for, and looks for it after a short pause. */
export function setQuery(change: Partial<FindQuery>): void {
  stop()
  const query = { ...findStore.getState().query, ...change }
  findStore.setState({ query, ...NOTHING, phase: query.text === '' ? 'idle' : 'searching' })
  if (query.text === '') return
  timer = window.setTimeout(() => void run(0, []), PAUSE_MS)
}

function visit(current: Occurrence | null): void {
  findStore.setState(({ visits }) => ({ current, visits: visits + 1 }))
}

/** Goes to the next (1) or previous (-1) occurrence; round at both ends. */
export function stepFind(step: 1 | -1): void {
  const { hits, current } = findStore.getState()
  if (hits.length === 0) return
  const from = placeStore.getState().sight.items?.from ?? 0
  visit(current === null ? occurrenceFrom(hits, from) : occurrenceAt(hits, current.at + step))
}

/** Goes to the first occurrence from an item on. */
export function findFrom(item: number): void {
  const { hits } = findStore.getState()
  if (hits.length > 0) visit(occurrenceFrom(hits, item))
}

/**
 * Looks through the thread from an item on.
 * @param kept what was found before it.
 */
async function run(from: number, kept: readonly Hit[]): Promise<void> {
  const history = currentHistory()
  if (history === null) return
  stop()
  search = new AbortController()
  const { signal } = search
  const { query, current: before } = findStore.getState()
  const start = goingTo ?? placeStore.getState().sight.items?.from ?? 0
  goingTo = null
  // An update of what is shown swaps at the end; a new search shows what it has.
  const update = kept.length > 0 || from > 0
  let found = kept
  findStore.setState(update ? { phase: 'searching' } : { ...NOTHING, phase: 'searching' })
  try {
    for (let next: number | null = from; next !== null; ) {
      const reply: { hits: Hit[]; next: number | null; current: boolean } = await call(
        'threads.find',
        { homeId: history.key.homeId, id: history.key.id, version: history.outline.version, ...query, from: next },
        signal,
      )
      if (!reply.current) {
        // The new state of the file is looked through when it is there.
        void reopenHistory()
        return
      }
      if (reply.next !== null && reply.next <= next) throw new AppError('internal', 'The search does not go on')
      next = reply.next
      if (reply.hits.length > 0) found = [...found, ...reply.hits]
      if (!update) showFound(found, start)
    }
    finish(found, start, update ? before : null)
  } catch (error) {
    if (!isCancelled(error)) findStore.setState({ phase: 'failed', error: toAppError(error) })
  }
}

/** Keeps what was found, and of it what is not hidden. */
function keep(found: readonly Hit[]): readonly Hit[] {
  const turns = viewStore.getState().showRolledBack ? [] : (currentHistory()?.outline.turns ?? [])
  const { hits, left } = withoutRolledBack(found, turns)
  findStore.setState({ found, hits, left })
  return hits
}

/** Shows what was found so far, and goes to the first occurrence from the reader's place on. */
function showFound(found: readonly Hit[], start: number): void {
  const hits = keep(found)
  if (findStore.getState().current === null && (hits.at(-1)?.item ?? -1) >= start) visit(occurrenceFrom(hits, start))
}

function finish(found: readonly Hit[], start: number, before: Occurrence | null): void {
  const hits = keep(found)
  findStore.setState({ phase: 'done' })
  if (before !== null) findStore.setState({ current: sameOccurrence(hits, before) })
  else if (findStore.getState().current === null) {
    if (hits.length > 0) visit(occurrenceFrom(hits, start))
    announce(hits.length === 0 ? 'Nothing found' : `${plural(totalOf(hits), 'match', 'matches')}`)
  }
}

/** Looks again where the thread has changed. */
function onHistory(now: OpenHistory, before: OpenHistory): void {
  const { open, query, found, phase } = findStore.getState()
  if (!open || query.text === '' || now.outline.version === before.outline.version) return
  if (now.edition !== before.edition || phase !== 'done') {
    void run(0, [])
    return
  }
  const from = firstChange(before.outline.marks, now.outline.marks)
  void run(
    from,
    found.filter(hit => hit.item < from),
  )
}

historyStore.subscribe(({ history }, { history: before }) => {
  if (history === before) return
  if (history.phase === 'open') {
    if (before.phase === 'open') onHistory(history, before)
    return
  }
  closeFind()
})

viewStore.subscribe((now, before) => {
  const { open, found, current } = findStore.getState()
  if (!open || now.showRolledBack === before.showRolledBack) return
  const hits = keep(found)
  if (current !== null) findStore.setState({ current: sameOccurrence(hits, current) })
})
