import { describe, expect, it } from 'vitest'
import { chunksOf, chunksToDrop, firstChange, unchangedChunks } from './kept-chunks.ts'

function marked(itemCount: number, outcomes = '.'.repeat(itemCount)) {
  const zeros = Array.from({ length: itemCount }, () => 0)
  return { itemCount, marks: { kinds: 'c'.repeat(itemCount), outcomes, startedAt: zeros, endedAt: zeros } }
}

describe('chunks of items', () => {
  it('are those of a window, the middle first', () => {
    expect([...chunksOf(0, 49, 1000)]).toEqual([0])
    expect([...chunksOf(40, 130, 1000)].sort()).toEqual([0, 1, 2])
    expect(chunksOf(40, 130, 1000)[0]).toBe(1)
    expect(chunksOf(40, 130, 60)).toEqual([0, 1])
    expect(chunksOf(0, 10, 0)).toEqual([])
  })

  it('are let go of where they are far away', () => {
    const chunks = Array.from({ length: 30 }, (_, chunk) => chunk)
    expect([...chunksToDrop(chunks, 29)].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5])
    expect(chunksToDrop([1, 2, 3], 2000)).toEqual([])
  })

  it('stay when the file grows behind them', () => {
    expect(unchangedChunks([0, 1, 2], marked(120), marked(160))).toEqual([0, 1])
    const answered = `${'.'.repeat(10)}?${'.'.repeat(149)}`
    expect(unchangedChunks([0, 1, 2], marked(160, answered), marked(160))).toEqual([1, 2])
  })

  it('know the first item that is another than before', () => {
    expect(firstChange(marked(10), marked(12))).toBe(10)
    expect(firstChange(marked(10, '....?.....'), marked(12))).toBe(4)
  })
})
