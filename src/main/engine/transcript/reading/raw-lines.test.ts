import { appendFileSync, truncateSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { BROKEN_JSON, hugeLine, invalidUtf8, nulBytes, truncated, unknownEvent } from '../../../../fixtures/damage.ts'
import { legacyLines } from '../../../../fixtures/dialects/legacy.ts'
import { preEnvelopeLines } from '../../../../fixtures/dialects/pre-envelope.ts'
import { type Encoding, encodeLine, encodeLines, type FixtureLine } from '../../../../fixtures/encode.ts'
import { fixtureId } from '../../../../fixtures/ids.ts'
import { pngDataUrl } from '../../../../fixtures/png.ts'
import { event, line } from '../../../../fixtures/records/line.ts'
import { agentMessageEvent, userMessageEvent } from '../../../../fixtures/records/messages.ts'
import { parseImageRef } from '../../../../shared/image-ref.ts'
import { rawLine } from '../../../../shared/ipc/history.ts'
import { LineSplitter } from '../../rollout/lines.ts'
import { withFile } from '../../rollout/open.ts'
import { parseLine } from '../../rollout/record.ts'
import { fileOf, never } from '../../testing.ts'
import { GrowingOutline } from '../growing-outline.ts'
import { kindOf } from '../replay/kinds.ts'
import { LinePieces } from './line-pieces.ts'
import { type LineSource, locateLines, readLineAt, readProblemLines, readRawLines, readRawRecord } from './raw-lines.ts'

const timestamp = '2026-03-04T05:06:07.000Z'
const head = { id: fixtureId(1), timestamp, cwd: '/home/dev/garden' }
const turns = [
  {
    steps: [
      { kind: 'user' as const, text: 'Plant beans für alle' },
      { kind: 'command' as const, line: 'ls', output: 'beds\n'.repeat(5000) },
      { kind: 'say' as const, text: 'Planted.' },
    ],
  },
]
const good = legacyLines({ head, turns })
const bad: FixtureLine[] = [
  '',
  BROKEN_JSON,
  nulBytes(70),
  '[]',
  unknownEvent(timestamp),
  invalidUtf8(line(agentMessageEvent('BAD'), { timestamp }), 'BAD'),
  line(event('patch_apply_end', { call_id: 7 }), { timestamp }),
  '   ',
]

async function open(lines: readonly FixtureLine[], encoding: Encoding & { compressed?: boolean; bare?: boolean } = {}) {
  const absolutePath = fileOf(lines, encoding)
  const facts = withFile(absolutePath, (_, found) => found)
  const source = {
    ...facts,
    absolutePath,
    path: 'f',
    compressed: encoding.compressed === true,
    bare: encoding.bare === true,
  }
  const growing = new GrowingOutline(source)
  const outline = await growing.readOn(source, never)
  if (outline === null) throw new Error('not read')
  return { source, outline, table: growing.table } satisfies LineSource & { outline: typeof outline }
}

describe('lines as they stand in the file', () => {
  it.each<[string, Encoding & { compressed?: boolean }]>([
    ['plain', {}],
    ['CR LF', { crlf: true }],
    ['a byte order mark', { bom: true }],
    ['compressed', { compressed: true }],
    ['cut', { cutBytes: 10 }],
    ['without a last newline', { finalNewline: false }],
  ])('are all there, from any line on: %s', async (_, encoding) => {
    const lines = [...good, ...bad, ...Array.from({ length: 30 }, () => good).flat(), ...bad, ...good]
    const from = await open(lines, encoding)
    const all = await readRawLines(from, 1, 10_000, never)
    expect(all).toHaveLength(lines.length)
    for (const one of all) expect(rawLine.parse(one)).toEqual(one)
    const split = new LineSplitter()
    const bytes = encodeLines(lines, encoding)
    const wanted = [...split.push(bytes), ...split.end()]
    expect(all.map(({ number, offset, length }) => [number, offset, length])).toEqual(
      wanted.map(({ number, offset, length }) => [number, offset, length]),
    )
    for (const [i, one] of wanted.entries()) {
      const parsed = parseLine(one, false)
      const record = parsed.kind === 'record' ? parsed.record : null
      expect([all[i]?.timestamp, all[i]?.kind]).toEqual([
        record?.timestamp ?? null,
        record === null ? null : kindOf(record),
      ])
    }
    for (const [first, limit] of [
      [1, 1],
      [2, 7],
      [60, 100],
      [lines.length, 5],
      [lines.length - 70, 70],
    ] as const) {
      expect(await readRawLines(from, first, limit, never)).toEqual(all.slice(first - 1, first - 1 + limit))
    }
    expect(await readRawLines(from, lines.length + 1, 10, never)).toEqual([])
    for (const [i, one] of wanted.entries()) {
      // A compressed file is decompressed anew for each.
      if (encoding.compressed === true && i % 40 !== 3) continue
      for (const byte of [one.offset, one.offset + one.length - (one.terminated ? 0 : 1)]) {
        expect(await readLineAt(from, byte, never)).toEqual(all[i])
      }
    }
    expect(await readLineAt(from, bytes.length, never)).toBeNull()
    expect(from.table.map.map()).toMatchObject({ bytes: bytes.length, lines: lines.length })
  })

  it('say what became of them, in the words of the problems, and of which item they are part', async () => {
    const from = await open([...good, ...bad])
    const all = await readRawLines(from, 1, 200, never)
    const count = (verdict: string) => all.filter(one => one.verdict === verdict).length
    const { ledger, problems } = from.outline
    expect([count('used'), count('notShown'), count('problem')]).toEqual([
      ledger.used,
      ledger.notShown,
      ledger.problems,
    ])
    expect(all.flatMap(one => (one.problem === null ? [] : [[one.number, one.problem]]))).toEqual(
      problems.map(problem => [problem.line, problem.message]),
    )
    const items = from.outline.turns.flatMap(turn => turn.items)
    for (const [number, item] of items.entries()) {
      for (const ref of item.lines) expect(all[ref.number - 1]?.item).toBe(number)
    }
    expect(all.filter(one => one.item === null)).toHaveLength(
      all.length - new Set(items.flatMap(item => item.lines.map(ref => ref.number))).size,
    )
  })

  it('are listed where nothing can be parsed, and from before the envelope', async () => {
    const junk = await open(['hello', 'world', nulBytes(10), ''])
    expect((await readRawLines(junk, 1, 10, never)).map(one => [one.verdict, one.kind, one.item])).toEqual([
      ['problem', null, null],
      ['problem', null, null],
      ['problem', null, null],
      ['notShown', null, null],
    ])
    const old = await open(preEnvelopeLines({ head, turns }), { bare: true })
    const lines = await readRawLines(old, 1, 10, never)
    expect(lines[0]).toMatchObject({ kind: 'session_meta', verdict: 'used' })
    expect(lines.some(one => one.kind === 'response_item/message:user')).toBe(true)
  })

  it('are found behind and around long ones without reading those', async () => {
    const long = encodeLine(hugeLine(3_000_000, timestamp))
    const message = encodeLine(
      line(
        { type: 'response_item', payload: { type: 'message', role: 'user', content: 'x'.repeat(2_000_000) } },
        { timestamp },
      ),
    )
    const lines = [...good, long, BROKEN_JSON, message, long, ...good, `{"x":"${'y'.repeat(2_000_000)}`]
    const from = await open(lines, { finalNewline: false })
    const all = await readRawLines(from, 1, 200, never)
    const at = good.length
    expect(all).toHaveLength(lines.length)
    expect(all.map(one => one.length)).toEqual(lines.map(one => encodeLine(one).length))
    expect(all.slice(at, at + 4).map(one => [one.kind, one.verdict])).toEqual([
      ['event_msg/agent_message', 'used'],
      [null, 'problem'],
      ['response_item/message:user', from.table.verdict(at + 3)],
      ['event_msg/agent_message', 'used'],
    ])
    expect(all.at(-1)?.problem).toBe('the file ends in the middle of a record')
    expect((await locateLines(from, at + 1, at + 4, never)).map(one => one.bytes.length < 600_000)).toEqual([
      true,
      true,
      true,
      true,
    ])
  })

  it('come without what is gone when the file has been cut since', async () => {
    const from = await open([...good, hugeLine(2_000_000, timestamp), ...good])
    truncateSync(from.source.absolutePath, 500)
    expect((await readRawLines(from, 1, 200, never)).length).toBeLessThan(good.length)
    expect(await readRawRecord(from, good.length + 1, never)).toBeNull()
  })

  it('of a file that grew while it is listed are those of the table', async () => {
    const from = await open(good, { finalNewline: false })
    appendFileSync(from.source.absolutePath, ' more\nand more')
    const all = await readRawLines(from, 1, 200, never)
    expect(all).toHaveLength(good.length)
    expect(all.at(-1)?.length).toBe(encodeLine(good.at(-1) ?? '').length)
  })
})

describe('a record', () => {
  it('is the JSON of its line, small, its pictures cut out', async () => {
    const url = pngDataUrl(40, 40, (x, y) => [(x * 37 + y * 91) % 256, (x * y) % 256, (x * x + y) % 256])
    const message = line(userMessageEvent('x'.repeat(20_000), { images: [url] }), { timestamp })
    const from = await open([...good, message, BROKEN_JSON])
    const found = await readRawRecord(from, good.length + 1, never)
    expect(found?.line).toMatchObject({ number: good.length + 1, kind: 'event_msg/user_message' })
    expect(found?.cutCount).toBe(1)
    const text = JSON.stringify(found?.value)
    expect(text.length).toBeLessThan(9000)
    expect(parseImageRef(/skein-image:[^"]+/.exec(text)?.[0] ?? '')?.line).toBe(good.length + 1)
    const broken = await readRawRecord(from, good.length + 2, never)
    expect([broken?.line.problem, broken !== null && 'value' in broken]).toEqual([expect.any(String), false])
    expect(await readRawRecord(from, good.length + 3, never)).toBeNull()
    expect((await readRawRecord(from, 1, never))?.value).toEqual(good[0])
  })

  it('of many MB is read whole, and cut', async () => {
    const from = await open([...good, hugeLine(40_000_000, timestamp)])
    const found = await readRawRecord(from, good.length + 1, never)
    expect(found?.cutCount).toBe(1)
    expect(JSON.stringify(found?.value).length).toBeLessThan(10_000)
    const [long] = await locateLines(from, good.length + 1, good.length + 1, never)
    if (long === undefined) throw new Error('no line')
    const pieces = await LinePieces.of(from.source, long, never)
    const end = await pieces.piece(pieces.total - 30, 100, never)
    expect(end).toBe(encodeLine(hugeLine(40_000_000, timestamp)).toString().slice(-30))
  })

  it('that is cut off has no JSON and all its text', async () => {
    const cut = truncated(good.at(-1) ?? '', 40)
    const from = await open([...good, cut], { finalNewline: false })
    expect(await readRawRecord(from, good.length + 1, never)).toMatchObject({
      line: { verdict: 'problem' },
      cutCount: 0,
    })
  })
})

describe('lines with problems alone', () => {
  it.each([{}, { compressed: true }])('are the ones among all lines (%o)', async encoding => {
    const many = Array.from({ length: 60 }, () => good)
    const from = await open([...good, ...bad, ...many.flat(), ...bad], encoding)
    const all = await readRawLines(from, 1, from.table.count, never)
    const wanted = all.filter(({ verdict }) => verdict === 'problem')
    expect(wanted.length).toBeGreaterThan(8)
    expect(await readProblemLines(from, 0, 200, never)).toEqual(wanted)
    expect(await readProblemLines(from, 3, 2, never)).toEqual(wanted.slice(3, 5))
    expect(await readProblemLines(from, wanted.length, 5, never)).toEqual([])
    expect(from.table.linesWith('problem', 0, 200)).toEqual(wanted.map(({ number }) => number))
  })
})
