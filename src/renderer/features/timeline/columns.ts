import type { ItemMarks } from '../../../shared/ipc/history.ts'
import { type Axis, type AxisTurn, placeOf, type Span, turnOfItem, turnsWithin } from './axis.ts'
import { LANE, LANE_COUNT } from './lanes.ts'
import type { Track } from './track.ts'

/**
 * What stands in every column of pixels: drawing costs what the picture is wide, however many items there are. Shares
 * of a column run from 0 to 1 and may be more where items ran at the same time.
 */
export interface Columns {
  readonly width: number
  /** Shares by lane (index). */
  readonly lanes: readonly Float32Array[]
  /** Share of the column that belongs to a turn. */
  readonly turns: Float32Array
  /** Share that belongs to a turn that was rolled back or inherited. */
  readonly muted: Float32Array
  /** The first failed item of the column, counted from 1; 0 where there is none. Likewise the ones below. */
  readonly failures: Uint32Array
  readonly files: Uint32Array
  readonly compactions: Uint32Array
  readonly hits: Uint32Array
}

/** Sums up stretches so that each costs the same, however long it is. */
class Shares {
  readonly #part: Float32Array
  readonly #whole: Float32Array
  readonly width: number

  constructor(width: number) {
    this.width = width
    this.#part = new Float32Array(width)
    this.#whole = new Float32Array(width + 1)
  }

  add(from: number, to: number): void {
    if (to <= 0 || from >= this.width) return
    const a = Math.max(0, from)
    const b = Math.min(this.width, to)
    const first = Math.floor(a)
    const last = Math.min(this.width - 1, Math.floor(b))
    if (first === last) {
      this.#part[first] = (this.#part[first] ?? 0) + b - a
      return
    }
    this.#part[first] = (this.#part[first] ?? 0) + first + 1 - a
    this.#part[last] = (this.#part[last] ?? 0) + b - last
    this.#whole[first + 1] = (this.#whole[first + 1] ?? 0) + 1
    this.#whole[last] = (this.#whole[last] ?? 0) - 1
  }

  sum(): Float32Array {
    const all = new Float32Array(this.width)
    let open = 0
    for (let x = 0; x < this.width; x += 1) {
      open += this.#whole[x] ?? 0
      all[x] = open + (this.#part[x] ?? 0)
    }
    return all
  }
}

interface Source {
  readonly track: Track
  readonly axis: Axis
  readonly marks: Pick<ItemMarks, 'kinds' | 'outcomes'>
  /** Turns that are drawn weaker than the others. */
  readonly muted: (turn: number) => boolean
  /** Found items, ascending. */
  readonly hits: readonly number[]
}

/** The px of an item of a turn. */
function scaler(turn: AxisTurn, toX: (place: number) => number): (value: number) => number {
  if (turn.values.length !== 2) return value => toX(placeOf(turn, value))
  const [a = 0, b = 0] = turn.values
  const x = toX(turn.from)
  const slope = b > a ? (toX(turn.to) - x) / (b - a) : 0
  return value => x + (value - a) * slope
}

/**
 * Sums up the part `span` of the line in `width` columns.
 * @param gap columns that long stretches leave free at their end, so that one can be told from the next.
 */
export function buildColumns(source: Source, span: Span, width: number, gap = 1): Columns {
  const { track, axis, marks } = source
  const shares = Array.from({ length: LANE_COUNT }, () => new Shares(width))
  const turns = new Shares(width)
  const muted = new Shares(width)
  const failures = new Uint32Array(width)
  const files = new Uint32Array(width)
  const compactions = new Uint32Array(width)
  const hits = new Uint32Array(width)
  const scale = width / (span.to - span.from)
  const toX = (place: number) => (place - span.from) * scale
  const note = (into: Uint32Array, x: number, item: number) => {
    const column = Math.min(width - 1, Math.floor(x))
    if (column >= 0 && x < width + 1 && into[column] === 0) into[column] = item + 1
  }

  const inSpan = turnsWithin(axis, span)
  const items = inSpan.reduce((sum, turn) => sum + turn.of.count, 0)
  // What took no time is still seen; among very many it must not drown what did.
  const least = Math.min(1, (2 * width) / Math.max(1, items))
  for (const turn of inSpan) {
    const left = toX(turn.from)
    const right = Math.max(toX(turn.to), left + 1)
    turns.add(left, right)
    if (source.muted(turn.of.turn)) muted.add(left, right)
    const x = scaler(turn, toX)
    const end = turn.of.first + turn.of.count
    for (let item = turn.of.first; item < end; item += 1) {
      const from = x(track.from[item] ?? 0)
      const to = x(track.to[item] ?? 0)
      if (to < 0 || from > width) continue
      const lane = track.lanes[item] ?? LANE.none
      if (lane !== LANE.none && lane !== LANE.other) {
        const begin = Math.min(from, width - least)
        shares[lane]?.add(begin, to - from > 3 * Math.max(1, gap) ? to - gap : Math.max(to, begin + least))
      }
      if (lane === LANE.files) note(files, to, item)
      const outcome = marks.outcomes.charCodeAt(item)
      if (outcome === FAILED) note(failures, to, item)
      if (marks.kinds.charCodeAt(item) === COMPACTED) note(compactions, to, item)
    }
  }
  for (const item of source.hits) {
    const turn = turnOfItem(axis, item)
    if (turn !== undefined) note(hits, toX(placeOf(turn, track.from[item] ?? 0)), item)
  }
  return {
    width,
    lanes: shares.map(lane => lane.sum()),
    turns: turns.sum(),
    muted: muted.sum(),
    failures,
    files,
    compactions,
    hits,
  }
}

const FAILED = 'x'.charCodeAt(0)
const COMPACTED = 'k'.charCodeAt(0)

/** Stretches of columns that look the same. `paint` is what to draw; 0 is nothing. */
export interface Run {
  readonly from: number
  readonly to: number
  readonly paint: number
}

/** Joins neighbouring columns of the same paint. */
export function runs(width: number, paintOf: (column: number) => number): readonly Run[] {
  const found: Run[] = []
  let from = 0
  let paint = 0
  for (let x = 0; x <= width; x += 1) {
    const here = x < width ? paintOf(x) : 0
    if (here === paint) continue
    if (paint !== 0) found.push({ from, to: x, paint })
    from = x
    paint = here
  }
  return found
}

/** How strongly a share of a column is drawn, from 0 for nothing to `LEVELS` for a full one. */
export const LEVELS = 4
export function levelOf(share: number): number {
  return share <= 0 ? 0 : Math.min(LEVELS, Math.ceil(share * LEVELS))
}

/** Opacity of a level: little is still seen. */
export function opacityOf(level: number): number {
  return 0.25 + (0.75 * level) / LEVELS
}

/** Which of `lanes` fills most of a column; 0 where none does. */
export function strongest(columns: Columns, lanes: readonly number[], column: number): number {
  let best = 0
  let most = 0
  for (const lane of lanes) {
    const share = columns.lanes[lane]?.[column] ?? 0
    if (share > most) {
      best = lane
      most = share
    }
  }
  return best
}

/** Columns with something in them, at least `apart` from each other so that their marks stay apart. */
export function marksOf(items: Uint32Array, apart: number): readonly { readonly x: number; readonly item: number }[] {
  const marks: { x: number; item: number }[] = []
  let free = 0
  items.forEach((item, x) => {
    if (item === 0 || x < free) return
    marks.push({ x, item: item - 1 })
    free = x + apart
  })
  return marks
}
