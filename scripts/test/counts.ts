import { existsSync, readFileSync } from 'node:fs'

/** How many tests went which way. */
export interface Counts {
  passed: number
  failed: number
  skipped: number
}

export const NONE: Counts = { passed: 0, failed: 0, skipped: 0 }

/** Adds two counts. */
export function add(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }
}

/** The line that `npm test` ends with and that continuous integration reads. */
export function closingLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/** The counts in a JSON report of vitest; a file of tests that could not even be loaded is one failure. */
export function unitCounts(report: unknown): Counts | undefined {
  const passed = numberAt(report, 'numPassedTests')
  const failed = numberAt(report, 'numFailedTests')
  const pending = numberAt(report, 'numPendingTests')
  if (passed === undefined || failed === undefined || pending === undefined) return undefined
  return { passed, failed: failed + unloaded(report), skipped: pending + (numberAt(report, 'numTodoTests') ?? 0) }
}

function unloaded(report: unknown): number {
  const files = at(report, 'testResults')
  if (!Array.isArray(files)) return 0
  return files.filter(file => {
    const tests = at(file, 'assertionResults')
    return at(file, 'status') === 'failed' && Array.isArray(tests) && tests.length === 0
  }).length
}

/** The counts in a JSON report of Playwright; errors outside of any test count as failures. */
export function e2eCounts(report: unknown): Counts | undefined {
  const stats = at(report, 'stats')
  const passed = numberAt(stats, 'expected')
  const failed = numberAt(stats, 'unexpected')
  const skipped = numberAt(stats, 'skipped')
  if (passed === undefined || failed === undefined || skipped === undefined) return undefined
  const errors = at(report, 'errors')
  const outside = Array.isArray(errors) ? errors.length : 0
  return { passed: passed + flakyCount(report), failed: failed + outside, skipped }
}

/** How many tests in a JSON report of Playwright failed first and passed at their second try. */
export function flakyCount(report: unknown): number {
  return numberAt(at(report, 'stats'), 'flaky') ?? 0
}

/** Reads a JSON file; undefined where there is none. Throws on malformed JSON. */
export function readReport(path: string): unknown {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined
}

function at(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.getOwnPropertyDescriptor(value, key)?.value
}

function numberAt(value: unknown, key: string): number | undefined {
  const found = at(value, key)
  return typeof found === 'number' ? found : undefined
}
