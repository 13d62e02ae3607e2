import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { gather } from './gather.ts'

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('window', globalThis)
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

it('does the work once for calls that come together, and again for later ones', () => {
  const work = vi.fn()
  const { ask } = gather(100, work)
  for (let i = 0; i < 5; i++) ask()
  vi.advanceTimersByTime(99)
  expect(work).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(work).toHaveBeenCalledTimes(1)
  ask()
  vi.advanceTimersByTime(100)
  expect(work).toHaveBeenCalledTimes(2)
})

it('does not do what was given up', () => {
  const work = vi.fn()
  const { ask, stop } = gather(100, work)
  ask()
  stop()
  vi.advanceTimersByTime(1000)
  expect(work).not.toHaveBeenCalled()
})
