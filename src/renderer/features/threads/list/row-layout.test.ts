import { describe, expect, it } from 'vitest'
import type { ListedThread } from '../../../../shared/thread.ts'
import { CHUNK, emptyCache, onlyChunks, withChunks } from '../../tables/index.ts'
import { beginsDay, dayCount, HEADING, heightOf, layOut, ROW, rowAtHeight, scrollToSee, topOf } from './row-layout.ts'

const DAY = 86_400
const NOON = new Date(2026, 10, 23, 12).getTime() / 1000

/** Threads of which only the times matter here. */
function threads(times: readonly number[]): ListedThread[] {
  return times.map(time => JSON.parse(JSON.stringify({ updatedAt: time, createdAt: time })))
}

describe('row layout', () => {
  const cache = onlyChunks([[0, threads([NOON, NOON - 60, NOON - DAY, NOON - 3 * DAY, NOON - 3 * DAY - 5])]], 5)
  const layout = layOut(cache, 'updated')

  it('begins a day where the local day changes', () => {
    expect(layout.starts).toEqual([0, 2, 3])
    expect(beginsDay(layout, 2)).toBe(true)
    expect(beginsDay(layout, 1)).toBe(false)
    expect(dayCount(cache, layout, 0)).toBe(2)
    expect(dayCount(cache, layout, 3)).toBe(2)
  })

  it('has no days in any other order', () => {
    expect(layOut(cache, 'size').starts).toEqual([])
  })

  it('agrees with itself about places', () => {
    let y = 0
    for (let index = 0; index < 5; index += 1) {
      expect(topOf(layout, index)).toBe(y)
      expect(rowAtHeight(layout, y)).toBe(index)
      expect(rowAtHeight(layout, y + heightOf(layout, index) - 1)).toBe(index)
      y += heightOf(layout, index)
    }
    expect(y).toBe(5 * ROW + 3 * HEADING)
    expect(rowAtHeight(layout, y + 1000)).toBe(4)
  })

  it('does not take the edge of what is loaded for the start of a day', () => {
    const one = threads(Array.from({ length: CHUNK }, () => NOON - DAY))
    const alone = withChunks(emptyCache<ListedThread>(), [[1, one]], 3 * CHUNK)
    expect(layOut(alone, 'updated').starts).toEqual([])
    const both = withChunks(alone, [[0, threads(Array.from({ length: CHUNK }, () => NOON))]], 3 * CHUNK)
    expect(layOut(both, 'updated').starts).toEqual([0, CHUNK])
    // The last day may go on in what is not loaded.
    expect(dayCount(both, layOut(both, 'updated'), CHUNK)).toBeNull()
    expect(dayCount(both, layOut(both, 'updated'), 0)).toBe(CHUNK)
  })

  it('scrolls no further than it must, and never under the heading', () => {
    expect(scrollToSee(layout, 0, 0, 200)).toBeNull()
    expect(scrollToSee(layout, 1, topOf(layout, 1), 200)).toBe(topOf(layout, 1) - HEADING)
    expect(scrollToSee(layout, 2, topOf(layout, 2), 200)).toBeNull()
    expect(scrollToSee(layout, 4, 0, 200)).toBe(5 * ROW + 3 * HEADING - 200)
  })
})
