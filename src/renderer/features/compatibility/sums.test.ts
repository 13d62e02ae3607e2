import { describe, expect, it } from 'vitest'
import { barsOf, type Cells, monthsOf, refusalsOf, releaseMonthsOf, total, unknownModes } from './sums.ts'

const ORDER = ['0.151.0', '0.150.0', '']

const cells: Cells = [
  { mode: 'legacy', raw: 'legacy', release: '0.150.0', month: '2026-01', threads: 4 },
  { mode: 'paginated', raw: 'paginated', release: '0.150.0', month: '2026-01', threads: 1 },
  { mode: 'paginated', raw: 'paginated', release: '0.151.0', month: '2026-01', threads: 2 },
  { mode: 'unknown', raw: 'streamed', release: '0.151.0', month: '2025-11', threads: 3 },
  { mode: 'unknown', raw: 'null', release: '', month: '', threads: 7 },
]

describe('the sums of the report', () => {
  it('are by month and mode, the latest first', () => {
    expect(monthsOf(cells)).toEqual([
      { month: '2026-01', modes: { legacy: 4, paginated: 3, unknown: 0 } },
      { month: '2025-11', modes: { legacy: 0, paginated: 0, unknown: 3 } },
      { month: '', modes: { legacy: 0, paginated: 0, unknown: 7 } },
    ])
    expect(releaseMonthsOf(cells, ORDER).map(({ month, release, modes }) => [month, release, total(modes)])).toEqual([
      ['2026-01', '0.151.0', 2],
      ['2026-01', '0.150.0', 5],
      ['2025-11', '0.151.0', 3],
      ['', '', 7],
    ])
  })

  it('are drawn without gaps, and without what has no month', () => {
    const bars = barsOf(monthsOf(cells))
    expect(bars.map(({ month, modes }) => [month, total(modes)])).toEqual([
      ['2025-11', 3],
      ['2025-12', 0],
      ['2026-01', 7],
    ])
    expect(barsOf([])).toEqual([])
  })

  it('stop at so many bars, whatever times the files name', () => {
    const far = cells.map((cell, at) => (at === 0 ? { ...cell, month: '0004-05' } : cell))
    const bars = barsOf(monthsOf(far))
    expect(bars).toHaveLength(120)
    expect(bars.at(-1)?.month).toBe('2026-01')
  })

  it('name unknown modes as the files do', () => {
    expect(unknownModes(cells, ORDER)).toEqual([
      { raw: 'null', threads: 7, releases: [''] },
      { raw: 'streamed', threads: 3, releases: ['0.151.0'] },
    ])
  })

  it('put refusals side by side', () => {
    const { modes, months } = refusalsOf([
      { mode: 'unknown', month: '2026-01', count: 1 },
      { mode: 'paginated', month: '2026-02', count: 5 },
    ])
    expect(modes).toEqual(['paginated', 'unknown'])
    expect(months.map(({ month, modes: counts }) => [month, ...counts])).toEqual([
      ['2026-02', ['paginated', 5]],
      ['2026-01', ['unknown', 1]],
    ])
  })
})
