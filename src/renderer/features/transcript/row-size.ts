import type { MarkLetter } from '../../../shared/marks.ts'
import type { Density } from './view-store.ts'

/** How high rows are before they are drawn, in px: near enough that the scroll bar does not lie. */

const COMFORTABLE: Readonly<Record<MarkLetter, number>> = {
  u: 76,
  a: 104,
  r: 38,
  c: 168,
  f: 260,
  p: 104,
  m: 92,
  t: 92,
  w: 38,
  i: 60,
  g: 220,
  s: 38,
  l: 92,
  h: 38,
  v: 60,
  x: 104,
  k: 32,
  z: 38,
  n: 34,
}

const ROWS = { turn: 33, gap: 36, boundary: 44, origin: 40, end: 120 } as const

const isLetter = (letter: string): letter is MarkLetter => letter in COMFORTABLE

/** The height of an item that has not been drawn. @param letter its mark. */
export function itemSize(letter: string | undefined, density: Density): number {
  const size = letter !== undefined && isLetter(letter) ? COMFORTABLE[letter] : 92
  return density === 'compact' ? Math.round(size * 0.82) : size
}

/** The height of a row that is no item. */
export function rowSize(kind: keyof typeof ROWS): number {
  return ROWS[kind]
}
