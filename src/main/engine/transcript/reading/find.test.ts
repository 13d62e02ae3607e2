import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { legacyLines } from '../../../../fixtures/dialects/legacy.ts'
import type { FixtureLine } from '../../../../fixtures/encode.ts'
import { galleryThreads } from '../../../../fixtures/gallery/all-kinds.ts'
import { fixtureId } from '../../../../fixtures/ids.ts'
import { functionCall, functionCallOutput } from '../../../../fixtures/records/calls.ts'
import { sampleThreads } from '../../../../fixtures/sample/home.ts'
import { minimalThread } from '../../../../fixtures/thread.ts'
import { createCounter, type FindQuery } from '../../../../shared/find-text.ts'
import { never } from '../../testing.ts'
import { type Told, tell } from '../../testing-transcript.ts'
import { findInItems } from './find.ts'
import { createLineFilter } from './find-filter.ts'
import { searchableTexts } from './searchable.ts'

const timestamp = '2026-03-04T05:06:07.000Z'
const id = fixtureId(1)
const query = (text: string, options: Partial<FindQuery> = {}): FindQuery => ({
  text,
  caseSensitive: false,
  wholeWord: false,
  ...options,
})

/** All hits, a part of the thread at a time. */
async function find({ source, outline }: Told, asked: FindQuery, options: Parameters<typeof findInItems>[5] = {}) {
  const hits: { item: number; count: number }[] = []
  let [next, calls]: [number | null, number] = [0, 0]
  while (next !== null) {
    const found: Awaited<ReturnType<typeof findInItems>> = await findInItems(
      source,
      outline,
      asked,
      next,
      never,
      options,
    )
    if (found === null) throw new Error('another file')
    hits.push(...found.hits)
    next = found.next
    calls += 1
  }
  return { hits, calls }
}

const ESC = '\u001b'
const script = legacyLines({
  head: { id, timestamp, cwd: '/home/dev/garden' },
  turns: [
    {
      steps: [
        { kind: 'user', text: 'Plant beans, "Beans" and ΒΕΑΝΣ' },
        { kind: 'reasoning', text: '**Beds**\n\nWhere the peas stood' },
        { kind: 'command', line: "echo 'two beds' && ls", output: `b${ESC}[31med${ESC}[0ms\tof\\beans\n`, exitCode: 1 },
        { kind: 'patch', files: [{ path: 'beds/beans.txt', add: 'one\ntwo\n' }] },
        { kind: 'plan', steps: [{ step: 'Dig beds', status: 'completed' }] },
        { kind: 'search', query: 'beans in spring' },
        {
          kind: 'mcp',
          server: 'garden',
          tool: 'water',
          arguments: { litres: 3.5, beds: ['one'] },
          result: 'beans\nwet',
        },
        { kind: 'compact', summary: 'Beans were planted.' },
        { kind: 'say', text: 'Planted beans. '.repeat(3) },
      ],
    },
  ],
})
const odd = minimalThread({
  id,
  timestamp,
  records: [
    functionCall('c1', 'shell', { command: ['bash', '-lc', 'grep -r "bean s" | wc'] }),
    functionCallOutput('c1', '{"output":"caf\\u00e9 \\u0062ed","metadata":{"exit_code":0}}'),
    '{"timestamp":"t","type":"event_msg","payload":{"type":"agent_message","message":"b\\u0065an\\/s \\u212a \\ud83c\\udf31"}}',
    functionCall('c2', 'other', { number: 1e3, deep: JSON.stringify({ quoted: 'in "beans" out' }) }),
    functionCall('c3', 'apply_patch', {
      input: '*** Begin Patch\n*** Update File: a\n*** Move to: b\n@@\n+x\n*** End Patch',
    }),
  ],
}).lines

const threads = (): Promise<Told>[] => [
  tell(script),
  tell(odd),
  ...[...galleryThreads(), ...sampleThreads().map(({ spec }) => spec)].flatMap(({ lines }) => {
    const bare = lines.every(line => typeof line === 'object' && !('payload' in line))
    return lines.some(line => JSON.stringify(line).includes('"ordinal"')) ? [] : [tell(lines, { bare })]
  }),
]

describe('find', () => {
  it('counts in every item what the window shows of it', async () => {
    const told = await tell(script)
    const counts = async (asked: FindQuery) => {
      const { hits } = await find(told, asked)
      return hits.map(({ item, count }) => [told.items.flat()[item]?.type, count])
    }
    expect(await counts(query('beans'))).toEqual([
      ['userMessage', 2],
      ['commandExecution', 1],
      ['fileChange', 1],
      ['webSearch', expect.any(Number)],
      ['mcpToolCall', 1],
      ['contextCompaction', 1],
      ['agentMessage', 3],
    ])
    expect(await counts(query('Beans', { caseSensitive: true }))).toEqual([
      ['userMessage', 1],
      ['contextCompaction', 1],
    ])
    expect(await counts(query('bed', { wholeWord: true }))).toEqual([])
    expect(await counts(query('beds\tof'))).toEqual([['commandExecution', 1]])
    expect(await counts(query('βεανσ'))).toEqual([['userMessage', 1]])
    expect(await counts(query('one\ntwo'))).toEqual([['fileChange', 1]])
    expect(await counts(query('3.5'))).toEqual([['mcpToolCall', 1]])
    expect(await counts(query('no such words'))).toEqual([])
  })

  it('works for a while and says where to go on', async () => {
    const told = await tell(script)
    const slow = await find(told, query('beans'), { workMs: -1 })
    expect(slow.hits).toEqual((await find(told, query('beans'))).hits)
    const stopped = new AbortController()
    stopped.abort(new Error('enough'))
    await expect(findInItems(told.source, told.outline, query('a'), 0, stopped.signal)).rejects.toThrow('enough')
    expect(await findInItems(told.source, told.outline, query('a'), 10_000, never)).toEqual({ hits: [], next: null })
  })

  it('says so when the file is another one by now', async () => {
    const told = await tell(script)
    const other = await tell(script.map((): FixtureLine => '{}'))
    expect(await findInItems(other.source, told.outline, query('beans'), 0, never, { filter: null })).toBeNull()
  })

  it('finds the same in compressed files', async () => {
    const [plain, compressed] = [await tell(script), await tell(script, { compressed: true })]
    expect((await find(compressed, query('beans'))).hits).toEqual((await find(plain, query('beans'))).hits)
  })

  it('never passes over a line that matters: words of every text are found', async () => {
    for (const told of await Promise.all(threads())) {
      const items = told.items.flat().map(item => (item === null ? [] : searchableTexts(item)))
      const words = new Set(items.flat().flatMap(text => text.match(/[A-Za-z0-9]+/g) ?? []))
      // Of threads with thousands of words, some hundreds from all over.
      const step = Math.ceil(words.size / 300)
      for (const word of [...words].filter((_, i) => i % step === 0)) {
        for (const caseSensitive of [true, false]) {
          const asked = query(word, { caseSensitive })
          const count = createCounter(asked)
          const inItems = items.map((texts, item) => ({
            item,
            count: texts.reduce((sum, text) => sum + count(text), 0),
          }))
          expect((await find(told, asked)).hits).toEqual(inItems.filter(hit => hit.count > 0))
        }
      }
    }
  })

  it('finds the same with and without looking at bytes first, whatever is sought', async () => {
    const all = await Promise.all([tell(script), tell(odd)])
    const texts = all.flatMap(told => told.items.flat().flatMap(item => (item === null ? [] : searchableTexts(item))))
    const part = fc
      .tuple(fc.constantFrom(...texts), fc.nat(), fc.integer({ min: 1, max: 12 }))
      .map(([text, from, length]) => text.slice(from % text.length, (from % text.length) + length))
    const sought = fc.oneof({ weight: 5, arbitrary: part }, { weight: 1, arbitrary: fc.string({ minLength: 1 }) })
    const changed = fc.tuple(sought, fc.boolean()).map(([text, upper]) => (upper ? text.toUpperCase() : text))
    await fc.assert(
      fc.asyncProperty(changed, fc.boolean(), fc.boolean(), async (text, caseSensitive, wholeWord) => {
        const asked = { text, caseSensitive, wholeWord }
        for (const told of all) {
          expect((await find(told, asked)).hits).toEqual((await find(told, asked, { filter: null })).hits)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('createLineFilter', () => {
  it('passes over lines that cannot hold what is sought, and only those', () => {
    const filter = createLineFilter(query('"two BEDS"'))
    expect(filter?.mayHold(Buffer.from('{"a":"beds\\"}'))).toBe(true)
    expect(filter?.mayHold(Buffer.from('{"a":"be ds"}'))).toBe(false)
    expect(filter?.mayHold(Buffer.from('{"a":"\\u0062eds"}'))).toBe(true)
    expect(createLineFilter(query('Beds', { caseSensitive: true }))?.mayHold(Buffer.from('beds'))).toBe(false)
    expect([filter?.judges('c'), filter?.judges('n')]).toEqual([true, false])
    expect([createLineFilter(query('1000'))?.judges('m'), createLineFilter(query('1000'))?.judges('c')]).toEqual([
      false,
      true,
    ])
    for (const text of ['→', 'é', '--', 'moved to', 'Unknown']) expect(createLineFilter(query(text))).toBeNull()
  })
})
