import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { temporaryHome } from '../../../../fixtures/testing.ts'
import { zstd } from '../../../../fixtures/zstd.ts'
import { never } from '../../testing.ts'
import { LinePieces } from './line-pieces.ts'

function lineIn(bytes: Buffer, before: string, compressed = false) {
  const content = Buffer.concat([Buffer.from(before), bytes, Buffer.from('\nnext')])
  const absolutePath = join(temporaryHome(), 'file')
  writeFileSync(absolutePath, compressed ? zstd(content) : content)
  const source = { absolutePath, path: 'file', compressed, bare: false }
  const line = { number: 2, offset: before.length, length: bytes.length, bytes, whole: false, terminated: true }
  return { source, line: { ...line, bytes: bytes.subarray(0, 10) }, whole: { ...line, whole: true } }
}

async function inPieces(pieces: LinePieces, limit: number): Promise<string> {
  let text = ''
  while (text.length < pieces.total) {
    const piece = await pieces.piece(text.length, limit, never)
    expect(piece.length === 0 || piece.length > limit + 1).toBe(false)
    text += piece
  }
  expect(await pieces.piece(pieces.total, limit, never)).toBe('')
  return text
}

describe('LinePieces', () => {
  it('give the text of a long line as decoding all of it would', async () => {
    const words = Buffer.from('Bohnen für alle 豆🌱 '.repeat(130_000))
    for (const [bytes, compressed] of [
      [words, false],
      [words, true],
      [Buffer.concat([words, Buffer.from([0xf0, 0x9f, 0x8c])]), false],
      [Buffer.alloc(2_500_000, 0xbf), false],
      [Buffer.alloc(2_500_000, 0xe4), false],
    ] as const) {
      const { source, line } = lineIn(bytes, 'first\n', compressed)
      const pieces = await LinePieces.of(source, line, never)
      expect((await inPieces(pieces, 262_144)) === bytes.toString('utf8')).toBe(true)
    }
  })

  it('never end within a character, and begin anywhere', async () => {
    const { source, whole } = lineIn(Buffer.from('a🌱b'), '\n')
    const pieces = await LinePieces.of(source, whole, never)
    expect(pieces.total).toBe(4)
    expect([await pieces.piece(0, 2, never), await pieces.piece(1, 1, never), await pieces.piece(3, 9, never)]).toEqual(
      ['a', '🌱', 'b'],
    )
    expect(await pieces.piece(9, 5, never)).toBe('')
  })

  it('agree with decoding the whole, whatever the bytes', async () => {
    const byte = fc.constantFrom(0x41, 0x7f, 0x80, 0xbf, 0xc3, 0xe2, 0x82, 0xf0, 0x9f, 0xed, 0xff)
    await fc.assert(
      fc.asyncProperty(fc.array(byte, { maxLength: 40 }), fc.integer({ min: 1, max: 9 }), async (bytes, limit) => {
        const { source, whole } = lineIn(Buffer.from(bytes), '\n')
        const pieces = await LinePieces.of(source, whole, never)
        expect(await inPieces(pieces, limit)).toBe(Buffer.from(bytes).toString('utf8'))
      }),
      { numRuns: 200 },
    )
  })
})
