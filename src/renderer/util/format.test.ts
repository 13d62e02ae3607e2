import { describe, expect, it } from 'vitest'
import { ago, bytes, compact, dayClock, dayName, daysAgo, duration, plural, spanText, whenText } from './format.ts'

/** Unix seconds of a local time. */
const at = (year: number, month: number, day: number, hour = 0, minute = 0) =>
  new Date(year, month - 1, day, hour, minute).getTime() / 1000

const NOW = at(2026, 11, 23, 12)

describe('numbers', () => {
  it.each([
    [0, '0'],
    [904, '904'],
    [999, '999'],
    [1000, '1 k'],
    [4210, '4.2 k'],
    [9949, '9.9 k'],
    [9960, '10 k'],
    [412_000, '412 k'],
    [999_499, '999 k'],
    [999_500, '1 M'],
    [1_812_440, '1.8 M'],
    [3_000_000_000, '3 G'],
  ])('%d is %s', (value, text) => expect(compact(value)).toBe(text))

  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [22_900, '22.9 kB'],
    [918_212, '918 kB'],
    [999_600, '1 MB'],
    [4_834_000, '4.83 MB'],
    [1_040_000_000, '1.04 GB'],
  ])('%d bytes are %s', (value, text) => expect(bytes(value)).toBe(text))

  it.each([
    [-5, '0 ms'],
    [340, '340 ms'],
    [12_400, '12.4 s'],
    [59_940, '59.9 s'],
    [59_960, '1 min 00 s'],
    [367_000, '6 min 07 s'],
    [4_140_000, '1 h 09 min'],
    [86_399_000, '1 d 0 h'],
    [3 * 86_400_000 + 4 * 3_600_000, '3 d 4 h'],
  ])('%d ms are %s', (value, text) => expect(duration(value)).toBe(text))

  it('counts in words', () => {
    expect(plural(1, 'thread')).toBe('1 thread')
    expect(plural(2184, 'thread')).toBe('2,184 threads')
  })
})

describe('days', () => {
  it('counts local days, not 24 hours', () => {
    expect(daysAgo(at(2026, 11, 22, 23, 59), at(2026, 11, 23, 0, 1))).toBe(1)
    expect(daysAgo(at(2026, 11, 23, 0, 1), at(2026, 11, 23, 23, 59))).toBe(0)
    // Over a change of clocks, where a day has 23 or 25 hours.
    expect(daysAgo(at(2026, 10, 20), at(2026, 10, 30))).toBe(10)
    expect(daysAgo(at(2026, 3, 20), at(2026, 3, 30))).toBe(10)
  })

  it('names them', () => {
    expect(dayName(at(2026, 11, 23, 1), NOW)).toEqual({ name: 'Today', detail: 'Mon 23 Nov' })
    expect(dayName(at(2026, 11, 22, 1), NOW)).toEqual({ name: 'Yesterday', detail: 'Sun 22 Nov' })
    expect(dayName(at(2026, 11, 17, 1), NOW)).toEqual({ name: 'Tuesday', detail: '17 Nov' })
    expect(dayName(at(2026, 11, 16, 1), NOW)).toEqual({ name: '16 Nov', detail: 'Monday' })
    expect(dayName(at(2025, 11, 16, 1), NOW)).toEqual({ name: '16 Nov 2025', detail: 'Sunday' })
    // A clock that runs ahead.
    expect(dayName(at(2026, 11, 25, 1), NOW).name).toBe('25 Nov')
    expect(dayName(Number.NaN, NOW).name).toBe('No time')
  })
})

describe('times', () => {
  it('says how long ago', () => {
    expect(ago(NOW - 20, NOW)).toBe('now')
    expect(ago(NOW - 12 * 60, NOW)).toBe('12 min ago')
    expect(ago(NOW - 3 * 3600, NOW)).toBe('3 h ago')
    expect(ago(NOW - 13 * 3600, NOW)).toBe('Yesterday')
    expect(ago(at(2026, 11, 21), NOW)).toBe('Sat')
    expect(ago(at(2026, 10, 14), NOW)).toBe('14 Oct')
    expect(ago(at(2025, 11, 14), NOW)).toBe('14 Nov 2025')
    expect(ago(NOW + 3 * 86_400, NOW)).toBe('26 Nov')
    expect(ago(1e300, NOW)).toBe('no time')
  })

  it('says the day with the time', () => {
    expect(dayClock(at(2026, 11, 23, 8, 32))).toBe('23 Nov 08:32')
    expect(dayClock(Number.NaN)).toBe('no time')
  })

  it('says from when to when', () => {
    expect(spanText(at(2026, 11, 23, 8, 32), at(2026, 11, 23, 9, 41), NOW)).toBe('Today, 08:32 to 09:41')
    expect(spanText(at(2026, 11, 23, 8, 32), at(2026, 11, 23, 8, 32), NOW)).toBe('Today, 08:32')
    expect(spanText(at(2026, 11, 22, 21, 30), at(2026, 11, 23, 9, 41), NOW)).toBe('Yesterday 21:30 to today 09:41')
    expect(whenText(at(2025, 10, 14, 9, 10), NOW)).toBe('14 Oct 2025 09:10')
  })
})
