import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type RecordClass, recordClass } from '../../../shared/ipc/record-map.ts'
import { MAX_CELLS, type MappedLine, RecordMapBuilder } from './record-map.ts'

const length = fc.oneof(fc.nat(60), fc.nat(5000), fc.integer({ min: 0, max: 2 ** 33 }))
const drafts = fc.array(fc.record({ length, as: fc.constantFrom(...recordClass.options) }), { maxLength: 60 })

interface Put {
  readonly line: MappedLine
  readonly as: RecordClass
}

function linesOf(lengths: readonly { readonly length: number; readonly as: RecordClass }[], openEnd: boolean): Put[] {
  let offset = 0
  return lengths.map(({ length: size, as }, at) => {
    // Only a last line that holds something can lack its newline.
    const terminated = !(openEnd && at === lengths.length - 1 && size > 0)
    const line = { offset, length: size, terminated }
    offset += size + (terminated ? 1 : 0)
    return { line, as }
  })
}

function built(lines: readonly Put[]): RecordMapBuilder {
  const builder = new RecordMapBuilder()
  for (const { line, as } of lines) builder.add(line, as)
  return builder
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)
const endOf = ({ offset, length: size, terminated }: MappedLine) => offset + size + (terminated ? 1 : 0)

describe('the cells of a file', () => {
  it('hold every byte and every line once, each in its place', () => {
    fc.assert(
      fc.property(drafts, fc.boolean(), (lengths, openEnd) => {
        const lines = linesOf(lengths, openEnd)
        const map = built(lines).map()
        const last = lines.at(-1)
        expect(map.bytes).toBe(last === undefined ? 0 : endOf(last.line))
        expect(map.lines).toBe(lines.length)
        expect(map.starts.length).toBeLessThanOrEqual(MAX_CELLS)
        expect(map.starts.length).toBe(Math.ceil(map.bytes / map.cellBytes))
        expect(sum(map.starts)).toBe(lines.length)
        for (const [cell, starts] of map.starts.entries()) {
          const [from, to] = [cell * map.cellBytes, (cell + 1) * map.cellBytes]
          const begun = lines.filter(({ line }) => line.offset >= from && line.offset < to)
          expect(starts).toBe(begun.length)
          expect(map.damaged[cell]).toBe(begun.filter(({ as }) => as === 'damaged').length)
          const full = sum(map.classes.map(({ bytes }) => bytes[cell] ?? 0))
          expect(full).toBe(Math.min(to, map.bytes) - from)
        }
        for (const { class: name, bytes } of map.classes) {
          const own = lines.filter(({ as }) => as === name)
          expect(sum(bytes)).toBe(sum(own.map(({ line }) => endOf(line) - line.offset)))
        }
      }),
      { numRuns: 40 },
    )
  })

  it('are at least half in use once they have grown', () => {
    fc.assert(
      fc.property(drafts, lengths => {
        const { bytes, cellBytes, starts } = built(linesOf(lengths, false)).map()
        if (bytes > 4 * MAX_CELLS) expect(starts.length).toBeGreaterThan(MAX_CELLS / 2)
        else expect(cellBytes).toBe(4)
      }),
    )
  })

  it('forget a last line that is taken back', () => {
    fc.assert(
      fc.property(drafts, length, fc.constantFrom(...recordClass.options), (lengths, size, as) => {
        const lines = linesOf(lengths, false)
        const builder = built(lines)
        const before = builder.map()
        const line = { offset: before.bytes, length: size, terminated: false }
        builder.add(line, as)
        builder.removeLast(line, as)
        const after = builder.map()
        expect([after.bytes, after.lines]).toEqual([before.bytes, before.lines])
        expect(sum(after.starts)).toBe(lines.length)
        expect(after.classes.map(({ class: name, bytes }) => [name, sum(bytes)])).toEqual(
          before.classes.map(({ class: name, bytes }) => [name, sum(bytes)]),
        )
      }),
    )
  })
})
