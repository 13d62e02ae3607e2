import { describe, expect, it } from 'vitest'
import { isTooFast, type Speed, STILL, speedAfter } from './speed.ts'

/** Steps of so many screens each, `every` ms. */
function steps(count: number, screens: number, every: number): Speed {
  let speed = STILL
  for (let step = 0; step < count; step += 1) speed = speedAfter(speed, screens, 1_000 + step * every)
  return speed
}

describe('the speed of scrolling', () => {
  it('is not too fast after one leap, however far, and what is put right behind it', () => {
    expect(isTooFast(speedAfter(speedAfter(STILL, 1_000, 1_000), 0.1, 1_016))).toBe(false)
  })

  it('is too fast with leap after leap', () => {
    expect(isTooFast(steps(2, -3, 33))).toBe(true)
    expect(isTooFast(steps(2, 3, 500))).toBe(false)
  })

  it('is told by the way, not by the steps', () => {
    const tenScreensASecond = [16, 33, 50].map(every => steps(1_000 / every, every / 100, every))
    expect(tenScreensASecond.map(isTooFast)).toEqual([true, true, true])
    const threeScreensASecond = [16, 33, 50].map(every => steps(1_000 / every, (every * 3) / 1_000, every))
    expect(threeScreensASecond.map(isTooFast)).toEqual([false, false, false])
  })

  it('is forgotten at rest', () => {
    expect(isTooFast(speedAfter(steps(100, 1, 16), 0.1, 4_000))).toBe(false)
  })
})
