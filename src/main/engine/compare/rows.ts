import type {
  ComparedRow,
  ComparedSection,
  ComparedUnit,
  ComparedValue,
  SectionId,
} from '../../../shared/ipc/compare.ts'

/** Rows of a comparison from what each side says. */

/** At most this many rows of a section. */
export const MAX_ROWS = 200

const TITLES: Readonly<Record<SectionId, string>> = {
  thread: 'Thread',
  settings: 'Settings of its turns',
  times: 'Times',
  outcome: 'Turns and outcome',
  items: 'Items',
  tokens: 'Tokens',
  tools: 'Tools',
  problems: 'Problems',
  records: 'Records of the file',
  home: 'The home',
  modes: 'Threads by history mode',
  releases: 'Threads by release',
}

/** One fact of a side. */
export interface Fact {
  readonly name: string
  readonly part: string | null
  readonly unit: ComparedUnit
  readonly value: ComparedValue
}

/** A fact of a side; one that it does not say is null. */
export function fact(name: string, unit: ComparedUnit, value: ComparedValue, part: string | null = null): Fact {
  return { name, part, unit, value }
}

/** What the sides say; null for one of which nothing is known. */
interface Sides {
  readonly a: readonly Fact[] | null
  readonly b: readonly Fact[] | null
}

/**
 * The section of two lists of facts, matched by name and part, in the order in which they come.
 * @param absent what stands for a fact that a known side does not have: 0 where facts are counted.
 * Rows in which neither side has anything are left out, and so is a section without rows.
 */
export function section(id: SectionId, { a, b }: Sides, absent: 0 | null = null): ComparedSection[] {
  const known = { a: a !== null, b: b !== null }
  const ofA = byName(a)
  const ofB = byName(b)
  const rows: ComparedRow[] = []
  for (const [key, { name, part, unit }] of new Map([...ofA, ...ofB])) {
    const left = known.a ? (ofA.get(key)?.value ?? absent) : null
    const right = known.b ? (ofB.get(key)?.value ?? absent) : null
    if (isNothing(left) && isNothing(right)) continue
    const verdict = !known.a || !known.b ? 'unknown' : left === right ? 'same' : 'differs'
    rows.push({ name, part, unit, a: left, b: right, verdict })
  }
  if (rows.length === 0) return []
  return [{ id, title: TITLES[id], known, rows: rows.slice(0, MAX_ROWS), left: Math.max(0, rows.length - MAX_ROWS) }]
}

function byName(facts: readonly Fact[] | null): Map<string, Fact> {
  return new Map((facts ?? []).map(one => [JSON.stringify([one.name, one.part]), one]))
}

function isNothing(value: ComparedValue): boolean {
  return value === null || value === 0
}
