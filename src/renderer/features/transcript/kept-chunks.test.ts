import { describe, expect, it } from 'vitest'
import type { ThreadOutline } from '../../../shared/ipc/history.ts'
import { firstChange } from '../../../shared/marks.ts'
import { chunksOf, chunksToDrop, unchangedChunks, wholeOutline } from './kept-chunks.ts'

function marked(itemCount: number, outcomes = '.'.repeat(itemCount)) {
  const zeros = Array.from({ length: itemCount }, () => 0)
  return { itemCount, marks: { kinds: 'c'.repeat(itemCount), outcomes, startedAt: zeros, endedAt: zeros } }
}

function outline(itemCount: number, more: Partial<ThreadOutline> = {}): ThreadOutline {
  const ledger = { lines: 1, used: 1, notShown: 0, problems: 0, notShownByKind: {} }
  return {
    ...marked(itemCount),
    turns: [],
    ledger,
    problems: [],
    problemCount: 0,
    version: '1',
    modifiedAt: 0,
    ...more,
  }
}

describe('an outline that came as what is new', () => {
  it('is made whole of the one before', () => {
    const reply = { ...outline(2, { version: '2', kept: { turns: 0, items: 3 } }), itemCount: 5 }
    expect(wholeOutline(outline(4), reply)).toEqual(outline(5, { version: '2' }))
  })

  it('is taken as it is where it came whole', () => {
    expect(wholeOutline(outline(4), outline(2))).toEqual(outline(2))
  })
})

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
    expect(firstChange(marked(10).marks, marked(12).marks)).toBe(10)
    expect(firstChange(marked(10, '....?.....').marks, marked(12).marks)).toBe(4)
  })
})
