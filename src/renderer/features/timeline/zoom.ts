import type { KeyLine } from '../../util/action.ts'
import { type Axis, type Span, turnsWithin, WHOLE } from './axis.ts'

/** Parts of the line that one looks at more closely. */

const group = 'Timeline'
/** The keys of the timeline, as the shortcut sheet names them. */
export const zoomKeyLines: readonly KeyLine[] = [
  { group, name: 'Zoom in, out', keys: ['+', '-'] },
  { group, name: 'Move', keys: ['ArrowLeft', 'ArrowRight'] },
  { group, name: 'All of it', keys: ['0'] },
]

/** The least part: a thousandth of what is there per step would end in nothing to see. */
const LEAST = 1e-6

function within(span: Span): Span {
  const size = Math.min(1, Math.max(LEAST, span.to - span.from))
  const from = Math.min(1 - size, Math.max(0, span.from))
  return { from, to: from + size }
}

/** The part between two places of the picture, each from 0 (its left end) to 1. */
export function zoomTo(span: Span, a: number, b: number): Span {
  const size = span.to - span.from
  return within({ from: span.from + Math.min(a, b) * size, to: span.from + Math.max(a, b) * size })
}

/** Half as much (`factor` 0.5) or twice as much (2), around the middle. */
export function zoomBy(span: Span, factor: number): Span {
  const middle = (span.from + span.to) / 2
  const half = ((span.to - span.from) * factor) / 2
  return within({ from: middle - half, to: middle + half })
}

/** The same length, further on by a share of it. */
export function panBy(span: Span, share: number): Span {
  const by = (span.to - span.from) * share
  return within({ from: span.from + by, to: span.to + by })
}

/** What a key does to the part that is shown; null for keys that do nothing. */
export function spanForKey(key: string, span: Span): Span | null {
  switch (key) {
    case 'ArrowLeft':
      return panBy(span, -0.2)
    case 'ArrowRight':
      return panBy(span, 0.2)
    case 'PageUp':
      return panBy(span, -0.9)
    case 'PageDown':
      return panBy(span, 0.9)
    case 'Home':
      return within({ from: 0, to: span.to - span.from })
    case 'End':
      return within({ from: 1 - (span.to - span.from), to: 1 })
    case '+':
    case '=':
      return zoomBy(span, 0.5)
    case '-':
      return zoomBy(span, 2)
    case '0':
    case 'Escape':
      return WHOLE
    default:
      return null
  }
}

/** Whether all of the line is shown. */
export function isWhole(span: Span): boolean {
  return span.from <= 0 && span.to >= 1
}

/** The turns of the thread that the part shows something of, zero-based, both included; null where there are none. */
export function turnsIn(axis: Axis, span: Span): { readonly from: number; readonly to: number } | null {
  const visible = turnsWithin(axis, span)
  const first = visible[0]
  const last = visible.at(-1)
  return first === undefined || last === undefined ? null : { from: first.of.turn, to: last.of.turn }
}
