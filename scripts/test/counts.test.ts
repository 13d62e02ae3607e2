import { describe, expect, it } from 'vitest'
import { add, type Counts, closingLine, e2eCounts, flakyCount, NONE, unitCounts } from './counts.ts'
import { withExitCode } from './steps.ts'

describe('counts', () => {
  it('reads a report of the unit tests, with files that could not be loaded', () => {
    const report = {
      numPassedTests: 5,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
      testResults: [
        { status: 'failed', assertionResults: [] },
        { status: 'failed', assertionResults: [{ status: 'failed' }] },
        { status: 'passed', assertionResults: [{ status: 'passed' }] },
      ],
    }
    expect(unitCounts(report)).toEqual({ passed: 5, failed: 2, skipped: 3 })
  })

  it('reads a report of the end-to-end tests, with errors outside of any test', () => {
    const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 2 }
    expect(e2eCounts({ stats, errors: [] })).toEqual({ passed: 4, failed: 1, skipped: 2 })
    expect(flakyCount({ stats, errors: [] })).toBe(1)
    expect(flakyCount(undefined)).toBe(0)
    expect(e2eCounts({ stats, errors: [{ message: 'x' }] })).toEqual({ passed: 4, failed: 2, skipped: 2 })
  })

  it('knows no counts of something else', () => {
    expect(unitCounts(undefined)).toBeUndefined()
    expect(e2eCounts({ stats: { expected: '3' } })).toBeUndefined()
  })
})

describe('withExitCode', () => {
  it('never lets a run that ended badly pass', () => {
    const of = (counts: Counts | undefined, code: number) => withExitCode({ counts, failed: [] }, 'unit tests', code)
    expect(of(undefined, 0).counts.failed).toBe(1)
    expect(of({ ...NONE, passed: 3 }, 1)).toEqual({
      counts: { passed: 3, failed: 1, skipped: 0 },
      failed: [{ file: 'unit tests', title: '', message: expect.stringContaining('ended with 1') }],
    })
    expect(of({ ...NONE, failed: 2 }, 1).counts.failed).toBe(2)
    expect(of({ ...NONE, passed: 3 }, 0)).toEqual({ counts: { ...NONE, passed: 3 }, failed: [] })
  })
})

describe('closingLine', () => {
  it('names skipped tests only where there are some', () => {
    expect(closingLine(add({ passed: 1, failed: 0, skipped: 0 }, { passed: 2, failed: 1, skipped: 0 }))).toBe(
      '3 passed, 1 failed',
    )
    expect(closingLine({ passed: 1, failed: 0, skipped: 4 })).toBe('1 passed, 0 failed, 4 skipped')
  })
})
