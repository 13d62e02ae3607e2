import type { LineState, StructureLine } from '../../../shared/ipc/structure.ts'
import { bytes, count } from '../../util/format.ts'
import type { ThreadFinding } from './groups.ts'

/** What is said of lines of which only the structure is looked at. */

const STATES: Readonly<Record<LineState, string>> = {
  record: 'Good',
  blank: 'Empty',
  'wrong-shape': 'No record',
  'not-json': 'Not JSON',
  cut: 'Not written to its end',
  glued: 'Records run together',
  nul: 'Zero bytes',
  'too-long': 'Too long to be checked',
}

/** What a line is, in a few words. */
export function stateWords({ state, utf8 }: Pick<StructureLine, 'state' | 'utf8'>): string {
  return state === 'record' && !utf8 ? 'Not UTF-8' : STATES[state]
}

/** What was found at the lines of a file, by their numbers: the gravest first. */
export type FoundAt = ReadonlyMap<number, readonly ThreadFinding[]>

/** @param path of the file, below the home */
export function foundAt(findings: readonly ThreadFinding[], path: string): FoundAt {
  const found = new Map<number, ThreadFinding[]>()
  for (const finding of findings) {
    if (finding.path !== path || finding.line === null) continue
    found.set(finding.line, [...(found.get(finding.line) ?? []), finding])
  }
  return found
}

/** What is to be said of a line: what it is where that is damaged, else what was found at it, if anything. */
export function verdictOf(line: StructureLine, found: FoundAt): { readonly words: string; readonly bad: boolean } {
  const here = found.get(line.number) ?? []
  if (line.damaged || here.length === 0) return { words: stateWords(line), bad: line.damaged }
  const titles = new Set(here.map(({ title }) => title))
  return { words: [...titles].join(', '), bad: here.some(({ severity }) => severity !== 'info') }
}

/** What kind of record a line is. */
export function kindWords({ kind }: Pick<StructureLine, 'kind'>): string {
  if (kind === null) return 'no record'
  return kind === '?' ? 'no plain kind' : kind
}

/** `4`, or `none`. */
export function ordinalWords({ ordinal }: Pick<StructureLine, 'ordinal'>): string {
  return ordinal === null ? 'none' : count(ordinal)
}

/** Everything of a line in one: `Line 5, from byte 3,104, 1.21 kB, event_msg/agent_message, ordinal 4, Good`. */
export function structureWords(line: StructureLine, found: FoundAt): string {
  const { number, offset, length, ordinal } = line
  const parts = [`Line ${count(number)}`, `from byte ${count(offset)}`, bytes(length), kindWords(line)]
  return [...parts, ordinal === null ? 'no ordinal' : `ordinal ${count(ordinal)}`, verdictOf(line, found).words].join(
    ', ',
  )
}

/** The line that a byte belongs to, its newline being part of it. */
export function lineAtByte(lines: readonly StructureLine[], byte: number): StructureLine | null {
  return lines.find(({ offset, length }) => byte >= offset && byte <= offset + length) ?? null
}
