import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import type { ThreadOutline } from '../../../shared/ipc/history.ts'
import type { AppError } from '../../../shared/ipc/result.ts'
import { call, isCancelled, toAppError } from '../../ipc/client.ts'
import { sameThread } from '../../util/same-thread.ts'
import { CHUNK, type LineCache, missingChunks, withChunk } from './line-cache.ts'
import { type Direction, lookWindow, nextProblem } from './problem-steps.ts'
import { lineOfRow, type Only, rowFrom, rowOfLine } from './rows.ts'

/** The lines of one thread's file: what is loaded of them, which one is chosen, and where one is. */
export interface RawState {
  readonly key: ThreadKey | null
  readonly version: string
  readonly total: number
  /** The lines that have rows; null while all of them have. */
  readonly only: Only
  /** By row. */
  readonly cache: LineCache
  /** Why lines could not be had. */
  readonly error: AppError | null
  /** One-based; 0 for none. */
  readonly selected: number
  /** The line from which on all up to the selected one are chosen; 0 where that is the only one. */
  readonly anchor: number
  /** Counts the times that a line was asked to be seen. */
  readonly reveal: number
  /** Px of rows above the first one seen. */
  readonly top: number
  /** The rows on screen, from 0, both included; null before there are any. */
  readonly seen: { readonly from: number; readonly to: number } | null
  /** The line at which problems are being looked for; null when they are not. */
  readonly looking: number | null
  /** Nothing was found the last time. */
  readonly nothing: boolean
}

const closed: RawState = {
  key: null,
  version: '',
  total: 0,
  only: null,
  cache: new Map(),
  error: null,
  selected: 0,
  anchor: 0,
  reveal: 0,
  top: 0,
  seen: null,
  looking: null,
  nothing: false,
}

export const rawStore = createStore<RawState>(() => closed)

/** A part of what is known of the lines. */
export function useRaw<T>(select: (state: RawState) => T): T {
  return useStore(rawStore, select)
}

/** The line of a thread that is chosen, one-based; null for none. */
export function chosenLine(thread: ThreadKey): number | null {
  const { key, selected } = rawStore.getState()
  return sameThread(key, thread) && selected > 0 ? selected : null
}

/** Requests at a time: the newest wish is never behind more than these. */
const AT_ONCE = 2

interface Session {
  readonly onStale: () => void
  /** The state of the file that a reply said to be gone; nothing more is asked of it. */
  gone: string | null
}

let session: Session = { onStale: () => {}, gone: null }
let wanted: { readonly from: number; readonly to: number } | null = null
/** A request has failed: the next one waits for a new wish. */
let blocked = false
const underWay = new Map<number, AbortController>()
let look = new AbortController()

/** Shows the lines of a thread. The same thread in another state of its file keeps its place and what is loaded. */
export function openRaw(key: ThreadKey, outline: ThreadOutline, onStale: () => void): void {
  session = { onStale, gone: null }
  const state = rawStore.getState()
  const { version, ledger } = outline
  const again = sameThread(state.key, key)
  if (again && state.version === version) return
  stopLoading()
  stopLooking()
  blocked = false
  if (!again) wanted = null
  const kept = (line: number) => (again ? Math.min(line, ledger.lines) : 0)
  const [selected, anchor] = [kept(state.selected), kept(state.anchor)]
  rawStore.setState({ ...(again ? state : closed), key, version, total: ledger.lines, error: null, selected, anchor })
  load()
}

function stopLoading(): void {
  for (const controller of underWay.values()) controller.abort()
  underWay.clear()
}

/** Says which rows are on screen, zero-based, both included. Only the newest wish counts. */
export function wantLines(from: number, to: number): void {
  wanted = { from, to }
  rawStore.setState({ seen: wanted })
  blocked = false
  const first = Math.floor(from / CHUNK) - 1
  const last = Math.floor(to / CHUNK) + 1
  for (const [chunk, controller] of underWay) {
    if (chunk >= first && chunk <= last) continue
    controller.abort()
    underWay.delete(chunk)
  }
  load()
}

function load(): void {
  const { key, version, cache, total, only } = rawStore.getState()
  if (key === null || wanted === null || blocked || session.gone === version) return
  for (const chunk of missingChunks(cache, version, wanted, only?.length ?? total)) {
    if (underWay.size >= AT_ONCE) return
    if (!underWay.has(chunk)) void loadChunk(key, version, only, chunk)
  }
}

async function loadChunk(key: ThreadKey, version: string, only: Only, chunk: number): Promise<void> {
  const controller = new AbortController()
  underWay.set(chunk, controller)
  try {
    const window = { homeId: key.homeId, id: key.id, version, from: chunk * CHUNK, limit: CHUNK }
    const request = only === null ? window : { ...window, only: 'problems' as const }
    const reply = await call('threads.lines', request, controller.signal)
    const state = rawStore.getState()
    if (!sameThread(state.key, key) || state.version !== version || state.only !== only) return
    if (reply.current) rawStore.setState({ cache: withChunk(state.cache, chunk, version, reply.lines), error: null })
    else stale(version)
  } catch (error) {
    if (isCancelled(error) || !sameThread(rawStore.getState().key, key)) return
    // Asking again at once would end the same way.
    blocked = true
    failed(toAppError(error), version)
  } finally {
    if (underWay.get(chunk) === controller) underWay.delete(chunk)
    if (!controller.signal.aborted) load()
  }
}

/** The file is no longer what it was. */
export function stale(version: string): void {
  if (session.gone === version) return
  session.gone = version
  session.onStale()
}

/** A request failed; a refusal shows where the thread is shown. */
export function failed(error: AppError, version: string): void {
  if (error.code === 'unsupported') stale(version)
  else rawStore.setState({ error })
}

/** Asks again for what could not be had. */
export function retryLines(): void {
  rawStore.setState({ error: null })
  blocked = false
  load()
}

/** Gives rows to these lines alone, or to all. The chosen line stays, or the next one with a row is chosen. */
export function showRows(only: Only): void {
  const { only: before, selected, reveal, cache } = rawStore.getState()
  stopLoading()
  blocked = false
  // Rows of another choice are other lines; those of a file that grew are the same ones.
  const kept = before !== null && only !== null ? cache : new Map()
  const row = Math.min(rowFrom(only, selected), (only?.length ?? selected) - 1)
  const line = selected === 0 ? 0 : lineOfRow(only, row)
  rawStore.setState({ only, cache: kept, selected: line, anchor: 0, reveal: reveal + 1, nothing: false })
  load()
}

/**
 * Chooses a line (one-based) and brings it into view. Where it has no row, all lines are shown again.
 * @param extend whether all lines from the one that was chosen first up to this one are chosen.
 */
export function selectLine(line: number, extend = false): void {
  const { total, only } = rawStore.getState()
  if (line < 1 || line > total) return
  if (rowOfLine(only, line) < 0) showRows(null)
  const { reveal, selected, anchor: before } = rawStore.getState()
  const anchor = !extend || selected === 0 ? 0 : before === 0 ? selected : before
  rawStore.setState({ selected: line, anchor: anchor === line ? 0 : anchor, reveal: reveal + 1, nothing: false })
}

/** The lines that are chosen, one-based, both included; those between two with rows belong to them. */
export function chosenLines({ selected, anchor }: Pick<RawState, 'selected' | 'anchor'>): {
  readonly first: number
  readonly last: number
} {
  const other = anchor === 0 ? selected : anchor
  return { first: Math.min(selected, other), last: Math.max(selected, other) }
}

/** Remembers how far one has scrolled, in px of rows. */
export function setTop(top: number): void {
  rawStore.setState({ top })
}

/** Ends a search for problems. */
export function stopLooking(): void {
  look.abort()
  rawStore.setState({ looking: null })
}

/** Goes to the next or previous line with a problem: to a known one at once, else through the lines. */
export async function goToProblem(outline: ThreadOutline, direction: Direction): Promise<void> {
  stopLooking()
  const { key, version, selected, total, only } = rawStore.getState()
  if (key === null) return
  const lines = only ?? outline.problems.flatMap(({ line }) => line ?? [])
  const complete = only !== null || outline.problemCount <= outline.problems.length
  const step = nextProblem(lines, complete, selected, direction, total)
  if (step.do === 'go') selectLine(step.line)
  else if (step.do === 'nothing') rawStore.setState({ nothing: true })
  else {
    look = new AbortController()
    const { signal } = look
    try {
      const found = await lookThrough(key, version, step, direction, signal)
      if (signal.aborted) return
      const line = found ?? step.else
      rawStore.setState({ looking: null, nothing: line === null })
      if (line !== null) selectLine(line)
    } catch (error) {
      if (isCancelled(error)) return
      rawStore.setState({ looking: null })
      failed(toAppError(error), version)
    }
  }
}

async function lookThrough(
  { homeId, id }: ThreadKey,
  version: string,
  { from, to }: { readonly from: number; readonly to: number },
  direction: Direction,
  signal: AbortSignal,
): Promise<number | null> {
  let at = from
  for (;;) {
    const window = lookWindow(at, to, direction, CHUNK)
    if (window === null) return null
    rawStore.setState({ looking: at })
    const request = { homeId, id, version, from: window.first - 1, limit: window.many }
    const reply = await call('threads.lines', request, signal)
    if (!reply.current) {
      stale(version)
      return null
    }
    const bad = reply.lines.filter(line => line.verdict === 'problem')
    const hit = direction === 1 ? bad[0] : bad.at(-1)
    if (hit !== undefined) return hit.number
    at = direction === 1 ? window.first + window.many : window.first - 1
  }
}
