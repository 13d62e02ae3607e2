import { describe, expect, it } from 'vitest'
import type { FoundThread, SearchHit } from '../../../shared/ipc/search.ts'
import { endsThread, nextStop, rowsOf } from './rows.ts'

const hit = (line: number): SearchHit => ({ kind: 'answer', line, inherited: false, snippet: 'a tide', marks: [] })

function found(id: string, hits: number, lines: readonly number[], problem: string | null = null): FoundThread {
  return { thread: JSON.parse(JSON.stringify({ id, skein: { homeId: 1 } })), hits, rows: lines.map(hit), problem }
}

const threads = [found('a', 5, [1, 2]), found('b', 0, []), found('c', 1, [7])]
const shape = (rows: ReturnType<typeof rowsOf>) =>
  rows.map(row => (row.kind === 'more' ? `more ${row.more}` : row.kind))

describe('rows of results', () => {
  it('has a heading for each thread, its hits, and how many more there are', () => {
    expect(shape(rowsOf(threads, new Map()))).toEqual(['thread', 'hit', 'hit', 'more 3', 'thread', 'thread', 'hit'])
  })

  it('shows the hits that were asked for', () => {
    const unfolded = new Map([['1-a', [1, 2, 3, 4, 5].map(hit)]])
    expect(shape(rowsOf(threads.slice(0, 1), unfolded))).toEqual(['thread', 'hit', 'hit', 'hit', 'hit', 'hit'])
  })

  it('promises no more hits of a thread that cannot be read', () => {
    expect(shape(rowsOf([found('a', 5, [], 'It is gone.')], new Map()))).toEqual(['thread'])
  })

  it('names every row once', () => {
    const names = rowsOf(threads, new Map()).map(row => row.name)
    expect(new Set(names).size).toBe(names.length)
  })
})

describe('steps', () => {
  const rows = rowsOf(threads, new Map())

  it('go from hit to hit, past headings, but not past a thread without hits', () => {
    const walk = [nextStop(rows, -1, 1)]
    for (let at = walk[0]; at !== null && at !== undefined; walk.push(at)) at = nextStop(rows, at, 1)
    expect(walk).toEqual([1, 2, 3, 4, 6, null])
    expect(nextStop(rows, 4, -1)).toBe(3)
    expect(nextStop(rows, 1, -1)).toBeNull()
  })

  it('end at the last row that there is', () => {
    expect(nextStop(rows, -1, 100)).toBe(6)
    expect(nextStop([], -1, 1)).toBeNull()
  })

  it('know the last row of a thread', () => {
    expect(rows.map((_, index) => endsThread(rows, index))).toEqual([false, false, false, true, true, false, true])
  })
})
