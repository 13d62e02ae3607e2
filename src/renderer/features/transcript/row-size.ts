import type { MarkLetter } from '../../../shared/marks.ts'
import { itemOfRow, type RowModel, rowOf } from './rows.ts'
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
function itemSize(letter: string | undefined, density: Density): number {
  const size = letter !== undefined && isLetter(letter) ? COMFORTABLE[letter] : 92
  return density === 'compact' ? Math.round(size * 0.82) : size
}

/**
 * The height of every row that has not been drawn, made once: the virtual list asks for all of them whenever one turns
 * out higher.
 * @param kinds the mark of every item.
 */
export function rowSizes(model: RowModel, kinds: string, density: Density): Uint16Array {
  return Uint16Array.from({ length: model.count }, (_, row) => {
    const item = itemOfRow(model, row)
    if (item !== -1) return itemSize(kinds[item], density)
    const { kind } = rowOf(model, row)
    return kind === 'item' ? 0 : ROWS[kind]
  })
}
