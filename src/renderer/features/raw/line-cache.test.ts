import { describe, expect, it } from 'vitest'
import type { RawLine } from '../../../shared/ipc/history.ts'
import { CHUNK, type LineCache, lineAt, missingChunks, withChunk } from './line-cache.ts'

const empty: LineCache = new Map()

function lines(from: number, many = CHUNK): readonly RawLine[] {
  return Array.from({ length: many }, (_, at) => ({
    number: from + at + 1,
    offset: 0,
    length: 2,
    timestamp: null,
    kind: null,
    verdict: 'used' as const,
    problem: null,
    item: null,
  }))
}

describe('loaded lines', () => {
  it('are found by their position', () => {
    const cache = withChunk(empty, 2, 'a', lines(400, 3))
    expect(lineAt(cache, 402)?.number).toBe(403)
    expect(lineAt(cache, 403)).toBeUndefined()
    expect(lineAt(cache, 0)).toBeUndefined()
  })

  it('stay as few as a sitting needs, the newest ones longest', () => {
    let cache = empty
    for (let chunk = 0; chunk < 100; chunk += 1) cache = withChunk(cache, chunk, 'a', lines(chunk * CHUNK, 1))
    expect(cache.size).toBe(60)
    expect([...cache.keys()].at(0)).toBe(40)
    cache = withChunk(withChunk(cache, 40, 'a', lines(40 * CHUNK, 1)), 100, 'a', lines(100 * CHUNK, 1))
    expect(cache.has(40)).toBe(true)
    expect(cache.has(41)).toBe(false)
  })
})

describe('what is missing', () => {
  it('comes before what lies beside it', () => {
    expect(missingChunks(empty, 'a', { from: 450, to: 480 }, 10_000)).toEqual([2, 3, 1])
    expect(missingChunks(empty, 'a', { from: 390, to: 410 }, 10_000)).toEqual([1, 2, 3, 0])
  })

  it('ends with the file', () => {
    expect(missingChunks(empty, 'a', { from: 0, to: 50 }, 100)).toEqual([0])
    expect(missingChunks(empty, 'a', { from: 150, to: 500 }, 201)).toEqual([0, 1])
    expect(missingChunks(empty, 'a', { from: 0, to: 0 }, 0)).toEqual([])
  })

  it('is also what was read in another state of the file', () => {
    const cache = withChunk(withChunk(empty, 0, 'a', lines(0)), 1, 'b', lines(200))
    expect(missingChunks(cache, 'b', { from: 0, to: 250 }, 400)).toEqual([0])
    expect(lineAt(cache, 0)?.number).toBe(1)
  })
})
