import { countWhile } from '../../util/search.ts'
import { hasTimes, type Track, type TrackTurn } from './track.ts'

/**
 * The line that everything is drawn on, from 0 to 1: turns one after the other, long as they lasted, with waits between
 * them. Waits that are long against the turns are drawn short, and the shortest turns a little longer than they were.
 */

/** A wait that is drawn shorter than it was. */
export interface ShortWait {
  readonly from: number
  readonly to: number
  readonly ms: number
  /** Between which turns; the same one twice for a wait within it. */
  readonly turns: readonly [number, number]
}

export interface AxisTurn {
  readonly of: TrackTurn
  readonly from: number
  readonly to: number
  /** Values of the turn's track and their places on the line, both ascending. */
  readonly values: Float64Array
  readonly places: Float64Array
}

export interface Axis {
  readonly turns: readonly AxisTurn[]
  readonly shortWaits: readonly ShortWait[]
  readonly byTime: boolean
}

/** A part of the line. */
export interface Span {
  readonly from: number
  readonly to: number
}

export const WHOLE: Span = { from: 0, to: 1 }

/** Shares of the time that is drawn in full. */
const LONGEST_WAIT = 0.02
const ALL_WAITS = 0.25
const SHORTEST_TURN = 0.006
const ALL_SHORTEST = 0.3

interface Measures {
  readonly timed: boolean
  readonly wait: number
  readonly shortest: number
}

function measure(turns: readonly TrackTurn[], timed: boolean): Measures {
  const pauses = turns.reduce((sum, turn) => sum + turn.pauses.length, 0)
  const lasted = (turn: TrackTurn) => turn.end - turn.start
  const paused = (turn: TrackTurn) => turn.pauses.reduce((sum, pause) => sum + pause.to - pause.from, 0)
  const drawn = turns.filter(turn => turn.byTime || !timed)
  const busy = drawn.reduce((sum, turn) => sum + lasted(turn) - paused(turn), 0)
  const active =
    busy > 0
      ? busy
      : Math.max(
          1,
          drawn.reduce((sum, turn) => sum + lasted(turn), 0),
        )
  return {
    timed,
    wait: active * Math.min(LONGEST_WAIT, ALL_WAITS / Math.max(1, turns.length - 1 + pauses)),
    shortest: timed ? active * Math.min(SHORTEST_TURN, ALL_SHORTEST / Math.max(1, turns.length)) : 1,
  }
}

interface Draft {
  readonly of: TrackTurn
  readonly values: number[]
  readonly places: number[]
}

/** A turn's values and places, from `at` on, not scaled yet. */
function draftTurn(turn: TrackTurn, at: number, { timed, wait, shortest }: Measures, waits: ShortWait[]): Draft {
  const values = [turn.start]
  const places = [at]
  const long = turn.pauses.filter(pause => pause.to - pause.from > wait)
  let place = at
  let value = turn.start
  for (const pause of long) {
    place += pause.from - value
    values.push(pause.from, pause.to)
    places.push(place, place + wait)
    waits.push({ from: place, to: place + wait, ms: pause.to - pause.from, turns: [turn.turn, turn.turn] })
    place += wait
    value = pause.to
  }
  const rest = turn.end - value
  place = turn.byTime || !timed ? Math.max(place + rest, at + shortest) : at + shortest
  values.push(turn.end)
  places.push(place)
  return { of: turn, values, places }
}

/**
 * Builds the line.
 * @param shown which turns stand on it.
 */
export function buildAxis(track: Track, shown: (turn: number) => boolean = () => true): Axis {
  const turns = track.turns.filter(({ turn }) => shown(turn))
  const timed = hasTimes({ ...track, turns })
  const measures = measure(turns, timed)
  const waits: ShortWait[] = []
  const drafts: Draft[] = []
  let at = 0
  let before: TrackTurn | null = null
  for (const turn of turns) {
    if (before !== null) {
      const ms = before.byTime && turn.byTime ? turn.start - before.end : Number.NaN
      const width = Number.isNaN(ms) ? measures.wait * 0.6 : Math.max(measures.wait * 0.35, Math.min(ms, measures.wait))
      if (ms > measures.wait * 1.5) waits.push({ from: at, to: at + width, ms, turns: [before.turn, turn.turn] })
      at += width
    }
    const draft = draftTurn(turn, at, measures, waits)
    drafts.push(draft)
    at = draft.places.at(-1) ?? at
    before = turn
  }
  const scale = at > 0 ? 1 / at : 1
  return {
    byTime: timed,
    shortWaits: waits.map(wait => ({ ...wait, from: wait.from * scale, to: wait.to * scale })),
    turns: drafts.map(({ of, values, places }) => ({
      of,
      from: (places[0] ?? 0) * scale,
      to: (places.at(-1) ?? 0) * scale,
      values: Float64Array.from(values),
      places: Float64Array.from(places, place => place * scale),
    })),
  }
}

/** Between which entries of an ascending array `value` lies: the index of the lower one. */
function below(values: Float64Array, value: number): number {
  return Math.max(0, countWhile(values.length - 1, at => (values[at] ?? 0) <= value) - 1)
}

function along(from: Float64Array, to: Float64Array, value: number): number {
  const at = below(from, value)
  const a = from[at] ?? 0
  const b = from[at + 1] ?? a
  const x = to[at] ?? 0
  const y = to[at + 1] ?? x
  return b > a ? x + ((Math.min(Math.max(value, a), b) - a) / (b - a)) * (y - x) : x
}

/** The place of a value of the turn's track. */
export function placeOf(turn: AxisTurn, value: number): number {
  return along(turn.values, turn.places, value)
}

/** The value of the turn's track at a place. */
export function valueAt(turn: AxisTurn, place: number): number {
  return along(turn.places, turn.values, place)
}

/** The position, among the turns of the line, of the one at a place or before it; -1 where there is none. */
export function turnAtPlace(axis: Axis, place: number): number {
  const before = countWhile(axis.turns.length, at => (axis.turns[at]?.from ?? 0) <= place)
  return axis.turns.length === 0 ? -1 : Math.max(0, before - 1)
}

/** The position, among the turns of the line, of a turn of the thread or of the next one that stands there. */
export function positionOf(axis: Axis, turn: number): number {
  const before = countWhile(axis.turns.length, at => (axis.turns[at]?.of.turn ?? 0) < turn)
  return Math.min(before, axis.turns.length - 1)
}

/** The turns of the line that stand at least in part within `span`. */
export function turnsWithin(axis: Axis, span: Span): readonly AxisTurn[] {
  return axis.turns.filter(turn => turn.to >= span.from && turn.from <= span.to)
}

/** The turn of the line that an item belongs to; undefined where its turn is left out. */
export function turnOfItem(axis: Axis, item: number): AxisTurn | undefined {
  const begun = countWhile(axis.turns.length, at => (axis.turns[at]?.of.first ?? 0) <= item)
  // Turns without items share their first item with the next one.
  const turn = axis.turns[begun - 1]
  return turn !== undefined && item < turn.of.first + turn.of.count ? turn : undefined
}
