import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RecordClass, RecordMap } from '../../../shared/ipc/record-map.ts'
import { byteForKey, byteOfLine, columnsOf, factsAt, linesBefore, ticksOf } from './cells.ts'
import { cellWords, mapWords } from './words.ts'

const CLASSES: readonly RecordClass[] = ['message', 'call', 'damaged']

/** Lines of these lengths as the engine would map them, in cells of 64 bytes. */
function mapOf(lines: readonly { readonly length: number; readonly as: RecordClass }[]): RecordMap {
  const cellBytes = 64
  const bytes = lines.reduce((sum, { length }) => sum + length, 0)
  const cells = Math.ceil(bytes / cellBytes)
  const none = () => Array.from({ length: cells }, () => 0)
  const [starts, damaged] = [none(), none()]
  const classes = CLASSES.map(name => ({ class: name, bytes: none() }))
  let offset = 0
  for (const { length, as } of lines) {
    const first = Math.floor(offset / cellBytes)
    starts[first] = (starts[first] ?? 0) + 1
    if (as === 'damaged') damaged[first] = (damaged[first] ?? 0) + 1
    const own = classes.find(({ class: name }) => name === as)?.bytes ?? []
    for (let byte = offset; byte < offset + length; byte += 1) {
      const cell = Math.floor(byte / cellBytes)
      own[cell] = (own[cell] ?? 0) + 1
    }
    offset += length
  }
  const used = classes.filter(({ bytes: sizes }) => sizes.some(size => size > 0))
  return { bytes, lines: lines.length, cellBytes, starts, damaged, classes: used }
}

const someLines = fc.array(fc.record({ length: fc.integer({ min: 1, max: 900 }), as: fc.constantFrom(...CLASSES) }), {
  minLength: 1,
  maxLength: 40,
})

describe('columns', () => {
  it('are full, and hold the bytes of each class', () => {
    fc.assert(
      fc.property(someLines, fc.integer({ min: 1, max: 700 }), (lines, width) => {
        const map = mapOf(lines)
        const { layers } = columnsOf(map, width)
        for (let column = 0; column < width; column += 1) {
          const full = layers.reduce((sum, { shares }) => sum + (shares[column] ?? 0), 0)
          expect(full).toBeCloseTo(1, 3)
        }
        for (const { class: name, shares } of layers) {
          const own = lines.reduce((sum, { as, length }) => sum + (as === name ? length : 0), 0)
          const drawn = shares.reduce((sum, share) => sum + share, 0) * (map.bytes / width)
          expect(drawn / map.bytes).toBeCloseTo(own / map.bytes, 3)
        }
      }),
    )
  })

  it('show every damaged byte as such, however small, and nothing where nothing is damaged', () => {
    fc.assert(
      fc.property(someLines, fc.integer({ min: 1, max: 700 }), (lines, width) => {
        const map = mapOf(lines)
        const { damage } = columnsOf(map, width)
        let offset = 0
        for (const { length, as } of lines) {
          const column = Math.min(width - 1, Math.floor(((offset + length / 2) * width) / map.bytes))
          if (as === 'damaged') expect(damage.some(({ from, to }) => column >= from && column < to)).toBe(true)
          offset += length
        }
        expect(damage.length > 0).toBe(lines.some(({ as }) => as === 'damaged'))
        for (const [at, { from, to }] of damage.entries()) {
          expect(from).toBeLessThan(to)
          expect(to).toBeLessThanOrEqual(width)
          expect(from).toBeGreaterThan(damage[at - 1]?.to ?? -1)
        }
      }),
    )
  })
})

describe('places', () => {
  it('of lines lie in the cells that they begin in', () => {
    fc.assert(
      fc.property(someLines, lines => {
        const map = mapOf(lines)
        const before = linesBefore(map)
        let offset = 0
        for (const [at, { length }] of lines.entries()) {
          const cell = Math.floor(offset / map.cellBytes)
          const byte = byteOfLine(map, before, at + 1)
          expect(Math.floor(byte / map.cellBytes)).toBe(cell)
          const facts = factsAt(map, before, offset)
          expect(facts.lines?.first).toBeLessThanOrEqual(at + 1)
          expect(facts.lines?.last).toBeGreaterThanOrEqual(at + 1)
          offset += length
        }
        expect(byteOfLine(map, before, lines.length + 1)).toBe(map.bytes)
      }),
    )
  })

  it('are told in words', () => {
    const map = mapOf([
      { length: 20, as: 'message' },
      { length: 30, as: 'message' },
      { length: 400, as: 'call' },
      { length: 30, as: 'damaged' },
    ])
    const before = linesBefore(map)
    expect(cellWords(factsAt(map, before, 0))).toBe('Lines 1 to 3, mostly messages')
    expect(cellWords(factsAt(map, before, 200))).toBe('Within line 3, mostly calls and their outputs')
    expect(cellWords(factsAt(map, before, 470))).toBe('Line 4, damaged')
    expect(mapWords(map)).toBe('4 lines, 480 B, 1 damaged')
  })

  it('of labels do not crowd, and end with the file', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 40 }), fc.integer({ min: 1, max: 3000 }), (bytes, width) => {
        const ticks = ticksOf(bytes, width)
        expect(ticks.at(-1)).toEqual({ byte: bytes, at: 1 })
        for (const [at, tick] of ticks.entries()) {
          const before = ticks[at - 1]
          if (before !== undefined) expect((tick.at - before.at) * width).toBeGreaterThan(75)
        }
      }),
    )
    expect(ticksOf(0, 500)).toEqual([])
  })

  it('are reached by keys, and never lie outside of the file', () => {
    expect(byteForKey('ArrowRight', 0, 1000)).toBe(10)
    expect(byteForKey('PageDown', 40, 1000)).toBe(0)
    expect(byteForKey('End', 0, 1000)).toBe(999)
    expect(byteForKey('ArrowLeft', 0, 3)).toBe(0)
    expect(byteForKey('x', 0, 1000)).toBeNull()
    expect(byteForKey('End', 0, 0)).toBeNull()
  })
})
