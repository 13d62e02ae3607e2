import type { RecordClass, RecordMap } from '../../../shared/ipc/record-map.ts'
import { countWhile } from '../../util/search.ts'

/** From the cells of a record map to columns of pixels, and from bytes to lines and back. Pure. */

/** A strip in columns, from the file's first byte to its last. */
export interface Columns {
  readonly width: number
  /** Bottom to top: for each class the share of each column's bytes, 0 to 1. */
  readonly layers: readonly { readonly class: RecordClass; readonly shares: Float32Array }[]
  /** From one column up to another (excluded): where something is damaged. */
  readonly damage: readonly Run[]
}

export interface Run {
  readonly from: number
  readonly to: number
}

/** The shares of a map's classes in so many columns. */
export function columnsOf(map: RecordMap, width: number): Columns {
  const layers = map.classes.map(({ class: name, bytes }) => ({ class: name, shares: sharesOf(map, bytes, width) }))
  return { width, layers, damage: damageOf(map, width) }
}

function sharesOf({ bytes, cellBytes }: RecordMap, cells: readonly number[], width: number): Float32Array {
  const shares = new Float32Array(width)
  if (bytes === 0) return shares
  const perColumn = bytes / width
  for (const [cell, full] of cells.entries()) {
    if (full === 0) continue
    const from = cell * cellBytes
    const to = Math.min(bytes, from + cellBytes)
    const density = full / (to - from)
    const last = Math.min(width - 1, Math.ceil(to / perColumn) - 1)
    for (let column = Math.floor(from / perColumn); column <= last; column += 1) {
      const overlap = Math.min(to, (column + 1) * perColumn) - Math.max(from, column * perColumn)
      if (overlap > 0) shares[column] = (shares[column] ?? 0) + (density * overlap) / perColumn
    }
  }
  return shares
}

/** Where lines are damaged: the cells with bytes of them, and those where an empty one would begin. */
function damageOf({ bytes, cellBytes, damaged, classes }: RecordMap, width: number): Run[] {
  const runs: { from: number; to: number }[] = []
  if (bytes === 0) return runs
  const full = classes.find(({ class: name }) => name === 'damaged')?.bytes
  for (const [cell, begun] of damaged.entries()) {
    if (begun === 0 && (full?.[cell] ?? 0) === 0) continue
    const from = Math.floor((cell * cellBytes * width) / bytes)
    const to = Math.min(width, Math.max(from + 1, Math.ceil((Math.min(bytes, (cell + 1) * cellBytes) * width) / bytes)))
    const last = runs.at(-1)
    if (last !== undefined && from <= last.to) last.to = to
    else runs.push({ from, to })
  }
  return runs
}

/** How many lines begin before each cell; one more entry than there are cells. */
export function linesBefore({ starts }: RecordMap): readonly number[] {
  const before = [0]
  for (const many of starts) before.push((before.at(-1) ?? 0) + many)
  return before
}

/** About where a line (one-based) begins, by the cell that it begins in. */
export function byteOfLine(map: RecordMap, before: readonly number[], line: number): number {
  if (line > map.lines) return map.bytes
  const cell = countWhile(map.starts.length, at => (before[at + 1] ?? 0) < line)
  const within = line - 1 - (before[cell] ?? 0)
  return Math.min(map.bytes, (cell + within / Math.max(1, map.starts[cell] ?? 1)) * map.cellBytes)
}

/** What a cell is made of: the lines that begin in it (one-based, both included; null for none), and its largest class. */
export interface CellFacts {
  readonly lines: { readonly first: number; readonly last: number } | null
  /** The line that it lies in, where none begins in it. */
  readonly within: number
  readonly most: RecordClass | null
  readonly damaged: boolean
}

/** The facts of the cell that a byte lies in. */
export function factsAt(map: RecordMap, before: readonly number[], byte: number): CellFacts {
  const cell = Math.min(map.starts.length - 1, Math.max(0, Math.floor(byte / map.cellBytes)))
  const first = (before[cell] ?? 0) + 1
  const last = before[cell + 1] ?? 0
  let most: RecordClass | null = null
  let largest = 0
  for (const { class: name, bytes } of map.classes) {
    const size = bytes[cell] ?? 0
    if (size <= largest) continue
    largest = size
    most = name
  }
  const bad = map.classes.find(({ class: name }) => name === 'damaged')?.bytes[cell] ?? 0
  const damaged = bad > 0 || (map.damaged[cell] ?? 0) > 0
  return { lines: last < first ? null : { first, last }, within: first - 1, most, damaged }
}

const STEPS = [1, 2, 5]
/** Px that a label of the axis needs. */
const LABEL = 76

/** Bytes at which the axis has labels, each with its place from 0 to 1; the last one is the file's end. */
export function ticksOf(bytes: number, width: number): readonly { readonly byte: number; readonly at: number }[] {
  if (bytes === 0 || width === 0) return []
  const least = (bytes * LABEL) / width
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)))
  const step = STEPS.map(times => times * power).find(size => size >= least) ?? power * 10
  const ticks = []
  // The last label ends where the others begin.
  for (let byte = 0; byte < bytes - 1.6 * least; byte += step) ticks.push({ byte, at: byte / bytes })
  return [...ticks, { byte: bytes, at: 1 }]
}

/** The byte that a key leads to; null for keys that lead nowhere. */
export function byteForKey(key: string, byte: number, bytes: number): number | null {
  const step = Math.max(1, Math.round(bytes / 100))
  const to = {
    ArrowLeft: byte - step,
    ArrowDown: byte - step,
    ArrowRight: byte + step,
    ArrowUp: byte + step,
    PageDown: byte - 10 * step,
    PageUp: byte + 10 * step,
    Home: 0,
    End: bytes - 1,
  }[key]
  return to === undefined || bytes === 0 ? null : Math.min(bytes - 1, Math.max(0, to))
}
