import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BROKEN_JSON, hugeLine, nulBytes } from '../../../../fixtures/damage.ts'
import { type Encoding, encodeLines, type FixtureLine } from '../../../../fixtures/encode.ts'
import { LineSplitter } from '../../rollout/lines.ts'
import { withFile } from '../../rollout/open.ts'
import { fileOf, never } from '../../testing.ts'
import { GrowingOutline } from '../growing-outline.ts'
import { readLineWindow } from './line-window.ts'

const timestamp = '2026-03-04T05:06:07.000Z'

async function open(lines: readonly FixtureLine[], encoding: Encoding & { compressed?: boolean } = {}) {
  const absolutePath = fileOf(lines, encoding)
  const facts = withFile(absolutePath, (_, found) => found)
  const source = { ...facts, absolutePath, path: 'f', compressed: encoding.compressed === true, bare: false }
  const growing = new GrowingOutline(source)
  await growing.readOn(source, never)
  return { source, table: growing.table }
}

const lines: readonly FixtureLine[] = [
  BROKEN_JSON,
  '',
  nulBytes(70),
  Buffer.from([0xff, 0xfe, 0x0d]),
  hugeLine(700_000, timestamp, 'long '),
  '{"a":1}',
]

describe('a window of a line', () => {
  it.each<[string, Encoding & { compressed?: boolean }]>([
    ['plain', {}],
    ['CR LF', { crlf: true }],
    ['a byte order mark', { bom: true }],
    ['compressed', { compressed: true }],
    ['without a last newline', { finalNewline: false }],
  ])('holds the bytes of the file, the newline among them: %s', async (_, encoding) => {
    const from = await open(lines, encoding)
    const file = encodeLines(lines, encoding)
    const splitter = new LineSplitter()
    const split = [...splitter.push(file), ...splitter.end()]
    await fc.assert(
      fc.asyncProperty(
        fc.nat(split.length - 1),
        fc.oneof(fc.nat(100), fc.nat(800_000)),
        fc.integer({ min: 1, max: 4096 }),
        async (at, start, limit) => {
          const line = split[at]
          if (line === undefined) throw new Error('no such line')
          const window = await readLineWindow(from, line.number, start, limit, never)
          const total = line.length + (line.terminated ? 1 : 0)
          const all = file.subarray(line.offset, line.offset + total)
          expect(window).toMatchObject({ offset: line.offset, total, terminated: line.terminated })
          expect(window?.bytes.equals(all.subarray(start, start + limit))).toBe(true)
        },
      ),
      { numRuns: 40 },
    )
    expect(await readLineWindow(from, lines.length + 1, 0, 10, never)).toBeNull()
  })

  it('of a line without end costs what it shows', async () => {
    const from = await open([hugeLine(90_000_000, timestamp, 'without end ')])
    const window = await readLineWindow(from, 1, 89_999_000, 64, never)
    expect(window?.bytes.toString()).toContain('without end')
    expect(window?.bytes).toHaveLength(64)
  })
})
