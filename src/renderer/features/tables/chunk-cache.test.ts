import { describe, expect, it } from 'vitest'
import { CHUNK, chunksOf, emptyCache, findRow, onlyChunks, rowAt, withChunks } from './chunk-cache.ts'

const rows = (chunk: number, length = CHUNK) => Array.from({ length }, (_, index) => `row ${chunk * CHUNK + index}`)

describe('chunk cache', () => {
  it('finds rows by position and knows what it has not', () => {
    const cache = withChunks(emptyCache<string>(), [[2, rows(2)]], 1000)
    expect(rowAt(cache, 2 * CHUNK + 7)).toBe(`row ${2 * CHUNK + 7}`)
    expect(rowAt(cache, 0)).toBeUndefined()
    expect(rowAt(cache, 3 * CHUNK)).toBeUndefined()
  })

  it('names the chunks of a window, never one beyond the end', () => {
    expect(chunksOf(CHUNK - 10, CHUNK + 10, 1000)).toEqual([0, 1])
    expect(chunksOf(-5, 3, 1000)).toEqual([0])
    expect(chunksOf(2 * CHUNK - 10, 5000, 2 * CHUNK + 1)).toEqual([1, 2])
    expect(chunksOf(0, 10, 0)).toEqual([])
  })

  it('drops chunks that a shorter list no longer has', () => {
    const cache = withChunks(
      emptyCache<string>(),
      [
        [0, rows(0)],
        [4, rows(4)],
      ],
      1000,
    )
    const shorter = withChunks(cache, [[0, rows(0)]], 300)
    expect([...shorter.chunks.keys()]).toEqual([0])
    expect(shorter.total).toBe(300)
  })

  it('keeps nothing else after a refresh', () => {
    expect([...onlyChunks([[1, rows(1)]], 500).chunks.keys()]).toEqual([1])
  })

  it('finds a row that has moved', () => {
    const cache = onlyChunks([[1, rows(1)]], 500)
    expect(findRow(cache, row => row === `row ${CHUNK + 3}`)).toBe(CHUNK + 3)
    expect(findRow(cache, row => row === 'row 3')).toBeNull()
  })

  it('leaves the cache that it was made from alone', () => {
    const before = withChunks(emptyCache<string>(), [[0, rows(0)]], 500)
    withChunks(before, [[1, rows(1)]], 900)
    expect(before.total).toBe(500)
    expect(before.chunks.size).toBe(1)
  })
})
