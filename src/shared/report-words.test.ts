import { describe, expect, it } from 'vitest'
import type { CompatibilityReport } from './report.ts'
import { compatibilityWords } from './report-words.ts'

type Recent = CompatibilityReport['recent']['releases']

const modes = (legacy: number, paginated = 0, unknown = 0) => ({ legacy, paginated, unknown })

function report(releases: Recent, more: Partial<CompatibilityReport> = {}): CompatibilityReport {
  const sums = modes(0)
  for (const { modes: own } of releases) {
    for (const mode of ['legacy', 'paginated', 'unknown'] as const) sums[mode] += own[mode]
  }
  const threads = sums.legacy + sums.paginated + sums.unknown
  return {
    at: '2026-11-27T00:00:00.000Z',
    threads,
    modes: sums,
    cells: [],
    releases: releases.map(one => ({ ...one, first: null, last: null })),
    firsts: [],
    recent: { days: 30, since: '2026-10-28T00:00:00.000Z', threads, modes: sums, releases: [...releases] },
    refusals: [],
    ...more,
  }
}

describe('the words of the report', () => {
  it('say how many are paginated, and since which release', () => {
    expect(compatibilityWords(report([]))[0]).toBe('No thread was begun in the last 30 days.')
    expect(compatibilityWords(report([{ release: '0.144.6', modes: modes(1200) }]))).toEqual([
      'None of 1,200 threads of the last 30 days is paginated.',
      'Opening has not been refused here.',
    ])
    expect(compatibilityWords(report([{ release: '0.144.6', modes: modes(0, 1) }]))).toEqual([
      '1 of 1 thread of the last 30 days is paginated, written by 0.144.6.',
      '0.144.6 wrote 1 thread here in all, 1 of them paginated.',
      'Opening has not been refused here.',
    ])
    const several = [
      { release: '0.150.0', modes: modes(4, 2, 2) },
      { release: '0.144.6', modes: modes(9, 1) },
      { release: '0.140.0', modes: modes(7) },
    ]
    expect(compatibilityWords(report(several)).slice(0, 2)).toEqual([
      '3 of 25 threads of the last 30 days are paginated, all written by 0.144.6 or later; 2 have a history mode that Skein does not know.',
      'Releases from 0.144.6 on wrote 18 threads here in all, 3 of them paginated.',
    ])
  })

  it('do not claim a release that the files do not tell', () => {
    expect(compatibilityWords(report([{ release: '', modes: modes(1, 2) }]))).toEqual([
      '2 of 3 threads of the last 30 days are paginated, and no release says that it wrote them.',
      'Opening has not been refused here.',
    ])
    const partly = [
      { release: '0.150.0', modes: modes(0, 1) },
      { release: '', modes: modes(0, 1) },
    ]
    expect(compatibilityWords(report(partly))[0]).toContain('written by 0.150.0 as far as they say.')
  })

  it('count refusals, of this month too, and say where they cannot be had', () => {
    const refusals = [
      { mode: 'paginated', month: '2026-11', count: 3 },
      { mode: 'unknown', month: '2026-10', count: 1 },
    ]
    expect(compatibilityWords(report([], { refusals })).at(-1)).toBe(
      'Opening was refused 4 times here, 3 of them this month.',
    )
    expect(compatibilityWords(report([], { refusals: null })).at(-1)).toContain('is not known')
  })
})
