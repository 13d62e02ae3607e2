import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeLines, type FixtureLine } from '../../../../fixtures/encode.ts'
import { fixtureId } from '../../../../fixtures/ids.ts'
import type { Json } from '../../../../fixtures/json.ts'
import { agentMessageEvent } from '../../../../fixtures/records/messages.ts'
import { temporaryHome } from '../../../../fixtures/testing.ts'
import { minimalPaginatedThread } from '../../../../fixtures/thread.ts'
import { writeRollout } from '../../../../fixtures/write.ts'
import { never } from '../../testing.ts'
import { IndexedHome } from '../../testing-index.ts'
import { FileMaps } from '../file-maps.ts'
import { DoctorFacts } from '../queries.ts'
import { readStructure } from './line-structure.ts'

const timestamp = '2026-03-04T05:06:07.890Z'
const id = fixtureId(1)
const SECRET = 'hunter2-Qx9'
/** The same word in the other ways in which JSON can hold it. */
const SPELLINGS = [
  SECRET,
  SECRET.replace('h', '\\u0068'),
  [...SECRET].map(c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
]

const everything = {
  filter: {
    ...{ homes: [], checks: [], severities: [], releases: [], scopes: [] },
    ...{ thread: null, from: null, to: null, known: null },
  },
  sort: { key: 'severity', direction: 'asc' },
  offset: 0,
  limit: 200,
} as const

/** All that anybody can learn of a home's lines. */
async function toldOf(mode: Json, lines: readonly FixtureLine[]): Promise<string> {
  const indexed = new IndexedHome()
  const spec = minimalPaginatedThread({ id, timestamp, historyMode: mode })
  writeRollout(indexed.home, { ...spec, lines: [...spec.lines.slice(0, 3), ...lines] })
  await indexed.scan()
  const facts = new DoctorFacts(indexed.db)
  const { homeId } = indexed
  const maps = new FileMaps()
  const row = indexed.row(id)
  const map = await maps.map(row, { homeId, id, file: 0 }, never)
  const byte = Math.floor(map.map.bytes / 2)
  const found = await maps.lines(row, { homeId, id, file: 0, version: map.version, at: { byte }, around: 20 }, never)
  expect(found.lines.length).toBeGreaterThan(0)
  return [
    JSON.stringify([map.map, found]),
    indexed.texts(),
    JSON.stringify(indexed.problems()),
    JSON.stringify(facts.findings([homeId], everything)),
    JSON.stringify(facts.ofThread(indexed.row(id))),
    JSON.stringify(facts.summary([homeId], null)),
  ].join('\n')
}

const secretLine = fc
  .tuple(fc.constantFrom(...SPELLINGS), fc.nat({ max: 13 }), fc.nat())
  .map(([secret, shape, cut]): FixtureLine => {
    const start = `{"timestamp":"${timestamp}","ordinal":3,"type":"event_msg","payload":`
    const shapes = [
      `${start}{"type":"agent_message","message":"${secret}"}}`,
      `${start}{"${secret}":1,"type":"agent_message"}}`,
      `${start}{"type":"${secret}"}}`,
      `${start}{"type":"${secret}","type":"user_message"}}`,
      `{"timestamp":"${secret}","ordinal":3,"type":"event_msg","payload":{}}`,
      `{"timestamp":"${timestamp}","ordinal":"${secret}","type":"event_msg","payload":{}}`,
      `{"timestamp":"${timestamp}","ordinal":3,"type":"${secret}","payload":{}}`,
      `{"timestamp":"${timestamp}","ordinal":3,"type":"event_msg","payload":{},"${secret}":"${secret}"}`,
      `${start}{"type":"agent_message","message":"${secret}"`,
      `${start}{"type":"agent_message","message":"${secret}"}}{"type":"${secret}"}`,
      `${secret} and plain words`,
      `"${secret}"`,
      `["${secret}"]`,
      `${start}"\\q${secret}"}`,
    ]
    const text = shapes[shape] ?? ''
    return cut % 3 === 0 ? text.slice(0, cut % (text.length + 1)) : text
  })

describe('the structure of a refused thread', () => {
  it('holds no text of a payload, wherever it stands, in no table, finding or answer', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<Json>('paginated', 'streamed', null),
        fc.array(secretLine, { minLength: 1, maxLength: 6 }),
        async (mode, lines) => {
          const told = await toldOf(mode, lines)
          for (const spelling of [...SPELLINGS, 'hunter']) expect(told).not.toContain(spelling)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('is made of numbers, booleans, and names that are words of at most 40 letters', async () => {
    const path = join(temporaryHome(), 'file.jsonl')
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(secretLine, fc.json(), fc.string()), { maxLength: 20 }), async lines => {
        writeFileSync(path, encodeLines(lines))
        for await (const structures of readStructure({ absolutePath: path, compressed: false }, never)) {
          for (const structure of structures) expect(wordsIn({ ...structure, state: structure.state })).toEqual([])
        }
      }),
      { numRuns: 200 },
    )
  })

  it('never fails, and counts every line, whatever bytes a file has', async () => {
    const spec = minimalPaginatedThread({ id, timestamp, records: [agentMessageEvent('More words')] })
    const bytes = encodeLines(spec.lines)
    const path = join(temporaryHome(), 'file.jsonl')
    const change = fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 255 }))
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 12 }), fc.nat({ max: bytes.length }), async (changes, length) => {
        const damaged = Buffer.from(bytes).subarray(0, length)
        for (const [at, byte] of changes) if (at < damaged.length) damaged[at] = byte
        writeFileSync(path, damaged)
        let [lines, end] = [0, 0]
        for await (const structures of readStructure({ absolutePath: path, compressed: false }, never)) {
          for (const { number, offset, length: size } of structures) {
            lines += 1
            expect([number, offset]).toEqual([lines, end])
            end = offset + size + 1
          }
        }
        expect(Math.min(end, damaged.length)).toBe(damaged.length)
      }),
      { numRuns: 300 },
    )
  })
})

const STATES = ['record', 'blank', 'wrong-shape', 'not-json', 'cut', 'glued', 'nul', 'too-long']
const LACKS = ['object', 'type', 'timestamp', 'payload']

/** Texts of a structure that are none of those that it may hold. */
function wordsIn(parts: object): string[] {
  return Object.entries(parts).flatMap(([key, value]) => {
    if (value === null || typeof value === 'number' || typeof value === 'boolean') return []
    if (key === 'state') return STATES.includes(value) ? [] : [value]
    if (key === 'lacks') return LACKS.includes(value) ? [] : [value]
    const names =
      key === 'kind' ? String(value).split('/') : key === 'otherKeys' && Array.isArray(value) ? value : [value]
    return names.map(String).filter(name => !/^(\?|[a-z]+(_[a-z]+)*)$/.test(name) || name.length > 40)
  })
}
