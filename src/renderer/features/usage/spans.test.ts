import { describe, expect, it } from 'vitest'
import { everyPeriod, firstDay, periodName, startOf, today } from './spans.ts'

describe('spans of usage', () => {
  it('end today and hold as many days and months as they say', () => {
    const now = new Date(2026, 2, 4, 23, 30)
    expect(today(now)).toBe('2026-03-04')
    expect(firstDay('30d', now)).toBe('2026-02-03')
    expect(firstDay('90d', now)).toBe('2025-12-05')
    expect(firstDay('12m', now)).toBe('2025-04-01')
    expect(firstDay('all', now)).toBeNull()
  })

  it('have a period for each day, week and month, used or not', () => {
    expect(everyPeriod(['2026-02-27', '2026-03-02'], 'day')).toEqual([
      '2026-02-27',
      '2026-02-28',
      '2026-03-01',
      '2026-03-02',
    ])
    expect(everyPeriod(['2026-03-02', '2026-03-16'], 'week')).toHaveLength(3)
    expect(everyPeriod(['2025-12-01', '2026-02-01'], 'month')).toEqual(['2025-12-01', '2026-01-01', '2026-02-01'])
    expect(everyPeriod([], 'day')).toEqual([])
  })

  it('begin where their period does', () => {
    expect([startOf('2026-03-04', 'day'), startOf('2026-03-04', 'week'), startOf('2026-03-04', 'month')]).toEqual([
      '2026-03-04',
      '2026-03-02',
      '2026-03-01',
    ])
    expect([startOf('2026-03-01', 'week'), startOf('2026-03-02', 'week')]).toEqual(['2026-02-23', '2026-03-02'])
  })

  it('leave empty periods out where wrong clocks would make thousands', () => {
    const days = ['1970-01-01', '2026-03-02']
    expect(everyPeriod(days, 'day')).toEqual(days)
  })

  it('name their periods', () => {
    expect(periodName('2026-03-02', 'day')).toBe('2 Mar 2026')
    expect(periodName('2026-03-02', 'week')).toBe('Week of 2 Mar 2026')
    expect(periodName('2026-03-01', 'month')).toBe('Mar 2026')
  })
})
