import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Line, LineSplitter } from './lines.ts'

/** Bytes that are rich in newlines, carriage returns, NULs and bytes that are no UTF-8. */
const bytes = fc
  .array(fc.oneof(fc.constantFrom(10, 10, 13, 0, 0x7b, 0xff), fc.integer({ min: 0, max: 255 })), { maxLength: 300 })
  .map(values => Buffer.from(values))

function split(chunks: readonly Buffer[], limit?: number): Line[] {
  const splitter = new LineSplitter(limit)
  return [...chunks.flatMap(chunk => splitter.push(chunk)), ...splitter.end()]
}

/** The buffer in pieces of these sizes, the rest as the last one. Each piece is memory of its own. */
function cut(buffer: Buffer, sizes: readonly number[]): Buffer[] {
  const pieces: Buffer[] = []
  let at = 0
  for (const size of [...sizes, buffer.length]) {
    pieces.push(Buffer.from(buffer.subarray(at, at + size)))
    at += size
  }
  return pieces
}

const summary = (lines: readonly Line[]) =>
  lines.map(({ bytes: content, ...line }) => ({ ...line, text: content.toString('latin1') }))

describe('LineSplitter', () => {
  it('finds the same lines however the bytes are cut', () => {
    fc.assert(
      fc.property(
        bytes,
        fc.array(fc.nat(40), { maxLength: 60 }),
        fc.integer({ min: 1, max: 80 }),
        (all, sizes, limit) => {
          expect(summary(split(cut(all, sizes)))).toEqual(summary(split([all])))
          expect(summary(split(cut(all, sizes), limit))).toEqual(summary(split([all], limit)))
        },
      ),
    )
  })

  it('needs a chunk no longer than until the next one', () => {
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 80 }), (all, size, limit) => {
        const splitter = new LineSplitter(limit)
        const memory = Buffer.alloc(size)
        const seen: ReturnType<typeof summary> = []
        for (let at = 0; at < all.length; at += size) {
          const length = all.copy(memory, 0, at, at + size)
          seen.push(...summary(splitter.push(memory.subarray(0, length))))
          memory.fill(0x78)
        }
        expect([...seen, ...summary(splitter.end())]).toEqual(summary(split([all], limit)))
      }),
    )
  })

  it('accounts for every byte', () => {
    fc.assert(
      fc.property(bytes, fc.array(fc.nat(40), { maxLength: 60 }), (all, sizes) => {
        const lines = split(cut(all, sizes))
        const joined = lines.map(line => line.bytes.toString('latin1') + (line.terminated ? '\n' : '')).join('')
        expect(joined).toBe(all.toString('latin1'))
        expect(lines.map(line => line.number)).toEqual(lines.map((_, i) => i + 1))
        for (const line of lines) {
          expect(line.whole).toBe(true)
          expect(all.subarray(line.offset, line.offset + line.length).equals(line.bytes)).toBe(true)
        }
      }),
    )
  })

  it('keeps of a line over the limit only its beginning, and finds the next line', () => {
    const long = Buffer.alloc(200_000, 'abcdefghij')
    const file = Buffer.concat([Buffer.from('first\n'), long, Buffer.from('\nlast')])
    for (const chunk of [1, 7, 4096, file.length].map(size =>
      cut(file, Array(Math.ceil(file.length / size)).fill(size)),
    )) {
      const [first, second, third] = split(chunk, 100_000)
      expect([first?.whole, second?.whole, third?.whole]).toEqual([true, false, true])
      expect([second?.offset, second?.length, second?.terminated]).toEqual([6, 200_000, true])
      expect(second?.bytes.equals(long.subarray(0, 64 * 1024))).toBe(true)
      expect(third?.bytes.toString()).toBe('last')
      expect([third?.offset, third?.terminated]).toEqual([6 + 200_001, false])
    }
  })

  it('takes a line of exactly the limit as whole', () => {
    expect(split([Buffer.from('12345\n123456\n')], 5).map(line => line.whole)).toEqual([true, false])
  })

  it('holds on to nothing of a 100 MB line but its beginning', () => {
    const splitter = new LineSplitter(1024 * 1024)
    const piece = Buffer.alloc(64 * 1024, 'x')
    const pieces = 1600
    for (let i = 0; i < pieces; i++) expect(splitter.push(piece)).toEqual([])
    expect(splitter.pendingBytes).toBe(pieces * piece.length)
    const [line] = splitter.push(Buffer.from('\n'))
    expect(line?.length).toBe(pieces * piece.length)
    expect(line?.whole).toBe(false)
    // Not a window on the megabyte that was gathered before the limit was reached.
    expect(line?.bytes.buffer.byteLength).toBeLessThanOrEqual(64 * 1024)
  })

  it('says nothing of an empty file and of the end after a newline', () => {
    expect(split([])).toEqual([])
    expect(split([Buffer.from('a\n')])).toHaveLength(1)
    expect(split([Buffer.from('\n\n')]).map(line => [line.offset, line.length])).toEqual([
      [0, 0],
      [1, 0],
    ])
  })
})
