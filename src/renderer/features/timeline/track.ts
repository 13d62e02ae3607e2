import type { ThreadOutline } from '../../../shared/ipc/history.ts'
import type { TurnSummary } from '../../../shared/turn.ts'
import { LANE, LANE_COUNT, laneOf, leadsUp } from './lanes.ts'
import { type ItemTimes, itemTimes } from './times.ts'

/** A stretch of a turn in which the file tells of nothing for long, unix ms. */
export interface Pause {
  readonly from: number
  readonly to: number
}

export interface TrackTurn {
  /** Zero-based, among all turns of the thread. */
  readonly turn: number
  readonly first: number
  readonly count: number
  /** Whether its values are unix ms; else positions of items within the turn. */
  readonly byTime: boolean
  readonly start: number
  readonly end: number
  /** When it began, unix ms; NaN where not known. */
  readonly began: number
  readonly pauses: readonly Pause[]
  /** Ms by lane (index), and in which the file tells of nothing. All 0 where it has no times. */
  readonly spent: readonly number[]
  readonly idle: number
}

/** Every item as a stretch of its turn. */
export interface Track {
  readonly lanes: Uint8Array
  readonly from: Float64Array
  readonly to: Float64Array
  readonly turns: readonly TrackTurn[]
}

/** Longer without a record is no thinking or writing, but waiting: a lid was closed, a network was gone. */
const LONGEST_THOUGHT_MS = 30 * 60_000
/** A wait within a turn that may be drawn shorter than it was. */
const PAUSE_MS = 5 * 60_000

interface Range {
  readonly first: number
  readonly count: number
}

function edge(seconds: number | null): number {
  return seconds === null || !(seconds > 0) ? Number.NaN : seconds * 1000
}

/** First and last time of a turn's items; NaN where none has one. */
function timesOf({ start, end }: ItemTimes, { first, count }: Range): readonly [number, number] {
  let from = Number.NaN
  let to = Number.NaN
  for (let index = first; index < first + count; index += 1) {
    const at = start[index] ?? Number.NaN
    if (Number.isNaN(at)) continue
    if (Number.isNaN(from)) from = at
    to = Number.isNaN(to) ? (end[index] ?? at) : Math.max(to, end[index] ?? at)
  }
  return [from, to]
}

/** From when to when a turn lasted, in the order of the turns; NaN where not known. */
function extent(turn: TurnSummary, times: ItemTimes, range: Range, after: number, before: number) {
  let [from, to] = timesOf(times, range)
  const began = edge(turn.startedAt)
  const ended = edge(turn.completedAt)
  if (Number.isNaN(from) && began >= after && began <= before) {
    from = began
    to = ended >= began && ended <= before ? ended : began
  }
  // The turn's own times are whole seconds.
  if (began >= after && began < from) from = began
  if (ended > to && ended <= before) to = ended
  return { from: Math.max(from, after), to: Math.min(Math.max(to, from), Math.max(before, from)) }
}

interface Filled {
  readonly pauses: Pause[]
  readonly spent: number[]
  idle: number
}

/** Writes the stretches of a turn's items by their times, and sums up what the time went into. */
function fillByTime(track: Track, times: ItemTimes, { first, count }: Range, start: number, end: number): Filled {
  const filled: Filled = { pauses: [], spent: new Array<number>(LANE_COUNT).fill(0), idle: 0 }
  let cursor = start
  const rest = (until: number) => {
    if (until <= cursor) return
    filled.idle += until - cursor
    if (until - cursor > PAUSE_MS) filled.pauses.push({ from: cursor, to: until })
  }
  for (let index = first; index < first + count; index += 1) {
    const lane = track.lanes[index] ?? LANE.none
    const known = times.start[index] ?? Number.NaN
    const at = Number.isNaN(known) ? cursor : Math.min(Math.max(known, start), end)
    const until = Number.isNaN(known) ? at : Math.min(Math.max(times.end[index] ?? at, at), end)
    const leading = leadsUp(lane) && until - cursor <= LONGEST_THOUGHT_MS
    const from = leading ? Math.min(cursor, at) : at
    track.from[index] = from
    track.to[index] = until
    if (lane === LANE.none) continue
    rest(from)
    if (lane === LANE.other) filled.idle += Math.max(0, until - Math.max(from, cursor))
    else filled.spent[lane] = (filled.spent[lane] ?? 0) + Math.max(0, until - Math.max(from, cursor))
    cursor = Math.max(cursor, until)
  }
  rest(end)
  return filled
}

/**
 * Lays the items of a thread out in time. A turn without times, or whose records all carry the same one, is laid out by
 * the order of its items instead.
 */
export function buildTrack(outline: Pick<ThreadOutline, 'turns' | 'marks'>): Track {
  const { turns, marks } = outline
  const total = marks.kinds.length
  const times = itemTimes(marks.startedAt, marks.endedAt)
  const track = {
    lanes: Uint8Array.from({ length: total }, (_, index) => laneOf(marks.kinds[index] ?? '')),
    from: new Float64Array(total),
    to: new Float64Array(total),
    turns: [] as TrackTurn[],
  }
  const ranges: Range[] = []
  let first = 0
  for (const { itemCount } of turns) {
    ranges.push({ first, count: itemCount })
    first += itemCount
  }
  const starts = ranges.map(range => timesOf(times, range)[0])
  // When the next turn with a time begins: none before it may last longer.
  const next = new Array<number>(turns.length).fill(Number.POSITIVE_INFINITY)
  for (let index = turns.length - 2; index >= 0; index -= 1) {
    const following = starts[index + 1] ?? Number.NaN
    next[index] = Number.isNaN(following) ? (next[index + 1] ?? Number.POSITIVE_INFINITY) : following
  }
  let after = 0
  turns.forEach((turn, index) => {
    const range = ranges[index] ?? { first: 0, count: 0 }
    const { from, to } = extent(turn, times, range, after, next[index] ?? Number.POSITIVE_INFINITY)
    const byTime = to > from
    if (to >= after) after = to
    if (byTime) {
      const filled = fillByTime(track, times, range, from, to)
      track.turns.push({ turn: index, ...range, byTime, start: from, end: to, began: from, ...filled })
      return
    }
    for (let at = 0; at < range.count; at += 1) {
      track.from[range.first + at] = at
      track.to[range.first + at] = at + 1
    }
    const spent = new Array<number>(LANE_COUNT).fill(0)
    const end = Math.max(1, range.count)
    track.turns.push({ turn: index, ...range, byTime, start: 0, end, began: from, pauses: [], spent, idle: 0 })
  })
  return track
}

/** Whether any of it is drawn by time. */
export function hasTimes(track: Track): boolean {
  return track.turns.some(turn => turn.byTime)
}
