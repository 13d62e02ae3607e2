import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Coalescer } from './coalescer.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('Coalescer', () => {
  it('sends the first at once, the newest in between, the last always', () => {
    const sent: number[] = []
    const coalescer = new Coalescer<number>(100, value => sent.push(value))
    coalescer.put(1)
    coalescer.put(2)
    coalescer.put(3)
    expect(sent).toEqual([1])
    vi.advanceTimersByTime(99)
    expect(sent).toEqual([1])
    vi.advanceTimersByTime(1)
    expect(sent).toEqual([1, 3])
    vi.advanceTimersByTime(1000)
    coalescer.put(4)
    expect(sent).toEqual([1, 3, 4])
  })

  it('sends a value that is nothing', () => {
    const sent: (number | undefined)[] = []
    const coalescer = new Coalescer<number | undefined>(100, value => sent.push(value))
    coalescer.put(1)
    coalescer.put(undefined)
    vi.runAllTimers()
    expect(sent).toEqual([1, undefined])
  })

  it('sends what waits when it is told to, and that only once', () => {
    const sent: number[] = []
    const coalescer = new Coalescer<number>(100, value => sent.push(value))
    coalescer.flush()
    coalescer.put(1)
    coalescer.put(2)
    coalescer.flush()
    expect(sent).toEqual([1, 2])
    vi.runAllTimers()
    expect(sent).toEqual([1, 2])
  })

  it('says no more when it is closed', () => {
    const sent: number[] = []
    const coalescer = new Coalescer<number>(100, value => sent.push(value))
    coalescer.put(1)
    coalescer.put(2)
    coalescer.close()
    vi.runAllTimers()
    expect(sent).toEqual([1])
    expect(vi.getTimerCount()).toBe(0)
  })
})
