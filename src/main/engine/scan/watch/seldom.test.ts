import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Seldom } from './seldom.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A job that takes some time. */
function jobOf(tookMs: number, pace: { readonly restMs: number; readonly share: number }) {
  const at: number[] = []
  const began = performance.now()
  const seldom = new Seldom(
    async () => {
      at.push(performance.now() - began)
      await new Promise(resolve => setTimeout(resolve, tookMs))
    },
    { gatherMs: 40, ...pace },
  )
  return { at, seldom }
}

describe('what is done seldom', () => {
  it('is done once for all that is asked for meanwhile', async () => {
    const { at, seldom } = jobOf(100, { restMs: 1000, share: 1 })
    for (let n = 0; n < 20; n++) seldom.ask()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(at).toEqual([40])
    seldom.ask()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(at).toHaveLength(2)
  })

  it('rests as long as it is told to, and longer where it takes long', async () => {
    const quick = jobOf(0, { restMs: 10_000, share: 0.1 })
    const slow = jobOf(2000, { restMs: 10_000, share: 0.1 })
    for (let at = 0; at < 100_000; at += 100) {
      quick.seldom.ask()
      slow.seldom.ask()
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(quick.at).toHaveLength(10)
    expect(slow.at).toHaveLength(5)
  })

  it('is not done any more once it is closed', async () => {
    const { at, seldom } = jobOf(0, { restMs: 0, share: 1 })
    seldom.ask()
    seldom.close()
    seldom.ask()
    await vi.advanceTimersByTimeAsync(1000)
    expect(at).toEqual([])
  })
})
