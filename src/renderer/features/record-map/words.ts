import type { RecordClass, RecordMap } from '../../../shared/ipc/record-map.ts'
import { bytes, count, plural } from '../../util/format.ts'
import type { CellFacts } from './cells.ts'

/** What the record map says. */

/** The classes as the legend names them, in its order. */
export const CLASS_NAMES: Readonly<Record<RecordClass, string>> = {
  head: 'Head',
  message: 'Message',
  thinking: 'Thinking',
  call: 'Call, output',
  event: 'Event',
  context: 'Context',
  other: 'Other',
  damaged: 'Damaged',
}

const MOSTLY: Readonly<Record<RecordClass, string>> = {
  head: 'mostly the head',
  message: 'mostly messages',
  thinking: 'mostly thinking',
  call: 'mostly calls and their outputs',
  event: 'mostly events',
  context: 'mostly context',
  other: 'mostly other lines',
  damaged: 'damaged',
}

/** `Lines 340 to 352, mostly events`: what stands in a cell, as far as the map alone knows. */
export function cellWords({ lines, within, most, damaged }: CellFacts): string {
  const which =
    lines === null
      ? `Within line ${count(within)}`
      : lines.first === lines.last
        ? `Line ${count(lines.first)}`
        : `Lines ${count(lines.first)} to ${count(lines.last)}`
  const what = most === null ? null : MOSTLY[most]
  return [which, what, damaged && most !== 'damaged' ? 'with damage' : null].filter(part => part !== null).join(', ')
}

/** `812 lines, 3.1 MB, 1 of them damaged`. */
export function mapWords({ lines, bytes: size, damaged }: RecordMap): string {
  const bad = damaged.reduce((sum, many) => sum + many, 0)
  return `${plural(lines, 'line')}, ${bytes(size)}${bad > 0 ? `, ${count(bad)} damaged` : ''}`
}
