import { type Axis, type Span, turnsWithin, valueAt } from './axis.ts'

/** A label on the line; `at` is px from its left end. */
export interface Label {
  readonly at: number
  readonly text: string
  readonly anchor: 'start' | 'middle' | 'end'
}

export interface TimeLabel extends Omit<Label, 'text'> {
  /** Unix ms. */
  readonly ms: number
}

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** How times are written where they lie close together or far apart, and the px that one takes. */
export type TimeForm = 'seconds' | 'clock' | 'day'
export const ROOM: Readonly<Record<TimeForm, number>> = { seconds: 74, clock: 64, day: 104 }

/** The form in which the times of a part of the line differ from each other. */
export function timeForm(axis: Axis, span: Span): TimeForm {
  const timed = turnsWithin(axis, span).filter(turn => turn.of.byTime)
  const first = timed[0]
  const last = timed.at(-1)
  if (first === undefined || last === undefined) return 'clock'
  const ms = valueAt(last, Math.min(last.to, span.to)) - valueAt(first, Math.max(first.from, span.from))
  if (ms > DAY_MS) return 'day'
  return ms < 15 * MINUTE_MS ? 'seconds' : 'clock'
}

/** Px of a turn's number with as many digits. */
function numberWidth(turn: number): number {
  return String(turn + 1).length * 7 + 6
}

/** Numbers of turns above their beginnings, as many as there is room for. The current one is never left out. */
export function turnLabels(axis: Axis, span: Span, width: number, current: number | null): readonly Label[] {
  const toX = (place: number) => ((place - span.from) / (span.to - span.from)) * width
  const visible = turnsWithin(axis, span)
  const chosen = visible.find(turn => turn.of.turn === current)
  const place = (turn: (typeof visible)[number]) =>
    Math.min(Math.max(0, toX(turn.from)), Math.max(0, width - numberWidth(turn.of.turn)))
  const kept = chosen === undefined ? null : { from: place(chosen), to: place(chosen) + numberWidth(chosen.of.turn) }
  const labels: Label[] = []
  let free = 0
  for (const turn of visible) {
    const at = place(turn)
    const to = at + numberWidth(turn.of.turn)
    const covers = turn !== chosen && kept !== null && at < kept.to && to > kept.from
    if ((at < free && turn !== chosen) || covers) continue
    labels.push({ at, text: String(turn.of.turn + 1), anchor: 'start' })
    free = to
  }
  return labels
}

/** Times below the line: of turns' beginnings and of the end, as many as there is room for. `room` is px of one. */
export function timeLabels(axis: Axis, span: Span, width: number, room: number): readonly TimeLabel[] {
  const toX = (place: number) => ((place - span.from) / (span.to - span.from)) * width
  const visible = turnsWithin(axis, span).filter(turn => turn.of.byTime)
  const last = visible.at(-1)
  const first = visible[0]
  if (first === undefined || last === undefined) return []
  const candidates: { at: number; ms: number }[] = []
  for (const turn of visible) {
    const left = toX(turn.from)
    const right = Math.min(width, toX(turn.to))
    candidates.push({ at: Math.max(0, left), ms: valueAt(turn, Math.max(turn.from, span.from)) })
    // Within long turns too, so that no part of the line is without a time.
    const step = room * 1.6
    for (let at = Math.max(0, left) + step; at < right - room; at += step)
      candidates.push({ at, ms: valueAt(turn, span.from + (at / width) * (span.to - span.from)) })
  }
  const end = { at: Math.min(width, toX(last.to)), ms: valueAt(last, Math.min(last.to, span.to)) }
  const labels: TimeLabel[] = []
  let free = 0
  const limit = end.at - room * 1.5
  for (const { at, ms } of candidates) {
    const anchor = at < room / 2 ? 'start' : 'middle'
    const left = anchor === 'start' ? at : at - room / 2
    if (left < free || at > limit) continue
    labels.push({ at, ms, anchor })
    free = left + room
  }
  if (end.at - room >= free - room / 2 || labels.length === 0)
    labels.push({ ...end, anchor: end.at < room ? 'start' : 'end' })
  return labels
}
