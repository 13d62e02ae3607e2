import type { KeyLine } from '../../util/action.ts'
import { type Axis, type AxisTurn, placeOf, positionOf, type Span, turnAtPlace, turnOfItem, valueAt } from './axis.ts'
import type { Spot } from './spot.ts'
import type { Track } from './track.ts'

/** From places on the line to items, and back. */

const group = 'Time line above the text'
/** The keys of the line, as the shortcut sheet names them. */
export const strandKeyLines: readonly KeyLine[] = [
  { group, name: 'Next, previous turn', keys: ['ArrowRight', 'ArrowLeft'] },
  { group, name: 'Ten turns on, back', keys: ['PageUp', 'PageDown'] },
]

/** The items of a turn that stands on the line: the one at a value, else the one that began last before it. */
function itemAt({ of }: AxisTurn, track: Track, value: number): number | null {
  let before: number | null = null
  let nearest = Number.NEGATIVE_INFINITY
  for (let item = of.first; item < of.first + of.count; item += 1) {
    const from = track.from[item] ?? 0
    if (from > value) continue
    if (value <= (track.to[item] ?? 0) && (before === null || from >= nearest)) {
      before = item
      nearest = from
    } else if (from > nearest) {
      before = item
      nearest = from
    }
  }
  return before ?? (of.count > 0 ? of.first : null)
}

/** What stands at a place of the line; null on an empty one. */
export function spotAt(axis: Axis, track: Track, place: number): Spot | null {
  const at = turnAtPlace(axis, place)
  const turn = axis.turns[at]
  if (turn === undefined) return null
  const next = axis.turns[at + 1]
  // In the wait between two turns: the nearer one.
  if (place > turn.to && next !== undefined && next.from - place < place - turn.to)
    return { turn: next.of.turn, item: next.of.count > 0 ? next.of.first : null }
  return { turn: turn.of.turn, item: itemAt(turn, track, valueAt(turn, place)) }
}

/** The part of the line that items take up; null where none of them stands on it. */
export function spanOfItems(axis: Axis, track: Track, from: number, to: number): Span | null {
  let first: AxisTurn | undefined
  let begin = from
  for (; begin <= to && first === undefined; begin += 1) first = turnOfItem(axis, begin)
  if (first === undefined) return null
  begin -= 1
  const last = turnOfItem(axis, to) ?? first
  const end = Math.max(placeOf(last, track.to[to] ?? 0), placeOf(first, track.to[begin] ?? 0))
  return { from: placeOf(first, track.from[begin] ?? 0), to: end }
}

/** The part of the line that a turn takes up; null where it does not stand there. */
export function spanOfTurn(axis: Axis, turn: number): Span | null {
  const found = axis.turns[positionOf(axis, turn)]
  return found === undefined || found.of.turn !== turn ? null : { from: found.from, to: found.to }
}

/** The turn that a key leads to, as a position among the turns of the line; null for keys that lead nowhere. */
export function turnForKey(key: string, position: number, last: number): number | null {
  const to = {
    ArrowLeft: position - 1,
    ArrowDown: position - 1,
    ArrowRight: position + 1,
    ArrowUp: position + 1,
    PageDown: position - 10,
    PageUp: position + 10,
    Home: 0,
    End: last,
  }[key]
  return to === undefined ? null : Math.min(last, Math.max(0, to))
}
