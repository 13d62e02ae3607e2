import { writeRollout, writeThreadNames } from '../../../../fixtures/write.ts'
import { type ConformanceCase, caseId } from './case.ts'
import { fileCases, unlistedCases } from './file-cases.ts'
import { itemCases } from './item-cases.ts'
import { turnCases } from './turn-cases.ts'

/** The cases that Codex 0.143 lists. */
export const listedCases: readonly ConformanceCase[] = [...turnCases, ...itemCases, ...fileCases]

/** Those that every client can turn into paginated threads. */
export const soundCases: readonly ConformanceCase[] = [...turnCases, ...itemCases]

/** Ids of the archived cases. */
export const archivedIds: ReadonlySet<string> = new Set([caseId(53)])

/** The name of the case of number 2. */
export const CASE_NAME = 'Beans and where to plant them'

/** Writes all cases into a home, with one name. */
export function writeConformanceHome(home: string): void {
  writeCases(home, [...listedCases, ...unlistedCases])
  writeThreadNames(home, [
    { id: caseId(2), name: 'An older name', at: '2026-03-04T06:00:00.000Z' },
    { id: caseId(2), name: CASE_NAME, at: '2026-03-04T07:00:00.000Z' },
    // A name that repeats the preview is none.
    { id: caseId(1), name: 'Plant beans', at: '2026-03-04T07:00:00.000Z' },
  ])
}

export function writeCases(home: string, cases: readonly ConformanceCase[]): void {
  for (const { spec } of cases) writeRollout(home, spec)
}
