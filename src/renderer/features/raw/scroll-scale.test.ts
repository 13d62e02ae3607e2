import { describe, expect, it } from 'vitest'
import { barFor, lastTop, type Place, rowsSeen, scaleOf, scrolledTo, topToSee } from './scroll-scale.ts'

const ROW = 20
const small = scaleOf(100, ROW, 200)
/** Five million rows in a tenth of their height. */
const huge = scaleOf(5_000_000, ROW, 200, 10_000_000)

/** Moves the bar by `step` px as a wheel does: within its ends. */
function wheel(place: Place, step: number): Place {
  const bar = Math.min(huge.height - huge.view, Math.max(0, barFor(huge, place.top)))
  const to = Math.min(huge.height - huge.view, Math.max(0, bar + step))
  return scrolledTo(huge, { top: place.top, scrollTop: bar }, to)
}

describe('few rows', () => {
  it('scroll px by px', () => {
    expect(small).toEqual({ full: 2000, height: 2000, view: 200 })
    expect(scrolledTo(small, { top: 0, scrollTop: 0 }, 777).top).toBe(777)
    expect(barFor(small, 777)).toBe(777)
  })
})

describe('very many rows', () => {
  it('are not higher than the limit', () => {
    expect(huge).toEqual({ full: 100_000_000, height: 10_000_000, view: 200 })
  })

  it('move by as many px as the wheel does', () => {
    let place: Place = { top: 50_000_000, scrollTop: 0 }
    for (const step of [120, -120, 300, -30]) {
      const next = wheel(place, step)
      expect(next.top - place.top).toBe(step)
      place = next
    }
  })

  it.each([1, -1])('reach the end under the wheel without a jump (%i)', direction => {
    const end = direction === 1 ? lastTop(huge) : 0
    let place: Place = { top: direction === 1 ? end - 3000 : 3000, scrollTop: 0 }
    for (let step = 0; step < 30; step += 1) {
      const next = wheel(place, direction * 100)
      expect(Math.abs(next.top - place.top)).toBe(100)
      place = next
    }
    expect(place.top).toBe(end)
    expect(barFor(huge, place.top)).toBe(direction === 1 ? huge.height - huge.view : 0)
  })

  it('follow the bar where it is dragged', () => {
    expect(scrolledTo(huge, { top: 0, scrollTop: 0 }, huge.height - huge.view).top).toBe(lastTop(huge))
    expect(scrolledTo(huge, { top: lastTop(huge), scrollTop: huge.height - huge.view }, 0).top).toBe(0)
    const { top } = scrolledTo(huge, { top: 0, scrollTop: 0 }, (huge.height - huge.view) / 2)
    expect(top / lastTop(huge)).toBeCloseTo(0.5, 6)
  })

  it('have a bar that never goes back while the rows go on', () => {
    let before = -1
    for (let top = 0; top <= lastTop(huge); top += 99_991) {
      const bar = barFor(huge, top)
      expect(bar).toBeGreaterThanOrEqual(before)
      before = bar
    }
  })
})

describe('a row that must be seen', () => {
  it('moves nothing where it is seen', () => expect(topToSee(small, ROW, 5, 40, true)).toBeNull())
  it('comes in at the edge where it is near', () => {
    expect(topToSee(small, ROW, 1, 40, true)).toBe(20)
    expect(topToSee(small, ROW, 12, 40, true)).toBe(60)
  })
  it('comes into the middle from afar', () => {
    expect(topToSee(small, ROW, 50, 0, true)).toBe(910)
    expect(topToSee(small, ROW, 99, 0, true)).toBe(1800)
  })
})

it('knows which rows are seen', () => {
  expect(rowsSeen(small, ROW, 30, 100)).toEqual({ from: 1, to: 11 })
  expect(rowsSeen(small, ROW, 1800, 100)).toEqual({ from: 90, to: 99 })
  expect(rowsSeen(huge, ROW, lastTop(huge), 5_000_000)).toEqual({ from: 4_999_990, to: 4_999_999 })
  expect(rowsSeen(scaleOf(0, ROW, 200), ROW, 0, 0)).toEqual({ from: 0, to: -1 })
})
