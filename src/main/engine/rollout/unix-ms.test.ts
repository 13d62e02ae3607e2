import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unixMs } from './unix-ms.ts'

const expected = (time: string) => {
  const ms = Date.parse(time)
  return Number.isNaN(ms) ? null : ms
}
const two = (max: number) => fc.integer({ min: 0, max }).map(n => String(n).padStart(2, '0'))
/** Written as files do, days and hours among them that there are not. */
const written = fc
  .tuple(fc.constantFrom('2026', '1969', '0099', '9999', '20x6'), two(13), two(32), two(25), two(61), two(61), two(99))
  .map(([year, month, day, hour, minute, second, ms]) => `${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}7Z`)

describe('times of records', () => {
  it('are what the platform makes of them, one after the other', () => {
    const ways = [
      (time: string) => time,
      (time: string) => time.replace('Z', '+01'),
      (time: string) => time.slice(0, 19),
    ]
    const time = fc.oneof(
      { weight: 4, arbitrary: fc.tuple(written, fc.constantFrom(...ways)).map(([time, way]) => way(time)) },
      fc.date({ noInvalidDate: true }).map(date => date.toISOString()),
      fc.constantFrom('', 'yesterday', 'Mar 3 2026T00:00:00.000Z', '2026-03-04', '2026-03-04T05:06:0x.890Z'),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(time, { maxLength: 12 }), times => {
        expect(times.map(unixMs)).toEqual(times.map(expected))
      }),
      { numRuns: 500 },
    )
    expect(unixMs(null)).toBeNull()
  })
})
