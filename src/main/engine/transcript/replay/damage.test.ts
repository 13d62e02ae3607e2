import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BROKEN_JSON, hugeLine, invalidUtf8, nulBytes, truncated, unknownEvent } from '../../../../fixtures/damage.ts'
import { legacyLines } from '../../../../fixtures/dialects/legacy.ts'
import { preEnvelopeLines } from '../../../../fixtures/dialects/pre-envelope.ts'
import { encodeLine, type FixtureLine } from '../../../../fixtures/encode.ts'
import { fixtureId } from '../../../../fixtures/ids.ts'
import { sampleThreads } from '../../../../fixtures/sample/home.ts'
import type { Script } from '../../../../fixtures/script.ts'
import { shownItem } from '../../../../shared/item.ts'
import { markLetters } from '../../../../shared/marks.ts'
import { type Ledger, ledger } from '../../../../shared/thread.ts'
import { turnSummary } from '../../../../shared/turn.ts'
import { never } from '../../testing.ts'
import { type Told, tell } from '../../testing-transcript.ts'
import { MAX_PROBLEMS } from '../outline-builder.ts'
import { passFactsOf } from '../pass-facts.ts'
import { readItems } from '../reading/read-items.ts'
import { protocolTurns, toSummary } from '../turns.ts'

const timestamp = '2026-03-04T05:06:07.000Z'
const head = { id: fixtureId(1), timestamp, cwd: '/home/dev/garden' }
const say = { kind: 'say' as const, text: 'Planted.' }
const script: Script = {
  head,
  turns: [
    {
      steps: [
        { kind: 'user', text: 'Plant beans', images: ['data:image/png;base64,AAAA'] },
        { kind: 'reasoning', text: '**Beds**' },
        { kind: 'command', line: 'ls', output: 'beds\n', exitCode: 1 },
        { kind: 'patch', files: [{ path: 'beds.txt', add: 'beans\n' }] },
        { kind: 'plan', steps: [{ step: 'Dig', status: 'completed' }] },
        { kind: 'search', query: 'beans' },
        { kind: 'mcp', server: 's', tool: 't', result: 'fine' },
        { kind: 'look', path: '/a.png', image: 'data:image/png;base64,AAAA' },
        { kind: 'compact', summary: 'Beans were planted.' },
        say,
      ],
    },
    { review: 'the beds', explanation: 'Straight rows.', findings: [] },
    { steps: [{ kind: 'user', text: 'Water them' }, say], end: 'failed' },
    { steps: [{ kind: 'user', text: 'And peas' }, say], end: 'interrupted' },
  ],
}
const enveloped = legacyLines(script)
const old = preEnvelopeLines({
  head,
  turns: [{ steps: [{ kind: 'user', text: 'Hi' }, { kind: 'command', line: 'ls' }, say] }],
})

const total = ({ used, notShown, problems }: Ledger) => used + notShown + problems

const STATUS = { '.': 'completed', x: 'failed', d: 'declined', '?': 'inProgress' }

/** Everything that must hold of any file, however bad. */
function check(told: Told, lines: number | null): void {
  const { outline, items } = told
  expect(ledger.parse(outline.ledger)).toEqual(outline.ledger)
  expect(total(outline.ledger)).toBe(outline.ledger.lines)
  if (lines !== null) expect(outline.ledger.lines).toBe(lines)
  expect(outline.problemCount).toBe(outline.ledger.problems)
  expect(outline.problems.length).toBe(Math.min(outline.problemCount, MAX_PROBLEMS))
  for (const turn of outline.turns) expect(turnSummary.parse(toSummary(turn))).toEqual(toSummary(turn))
  const refs = outline.turns.flatMap(turn => turn.items)
  expect(new Set(refs.map(ref => ref.id)).size).toBe(refs.length)
  for (const [i, item] of items.flat().entries()) {
    expect(shownItem.parse(item)).toEqual(item)
    const ref = refs[i]
    expect(ref && [markLetters[ref.letter], ref.id]).toEqual([item?.type, item?.id])
    expect(ref?.lines.every(({ number }) => number >= 1 && number <= outline.ledger.lines)).toBe(true)
    if (item !== null && 'exitCode' in item) expect(item.status).toBe(STATUS[ref?.outcome ?? '?'])
  }
  const numbers = protocolTurns(outline, false).flatMap(({ items: shown }) =>
    shown.filter(item => /^item-\d+$/.test(item.id)),
  )
  expect(numbers.map(item => item.id)).toEqual([...new Set(numbers.map(item => item.id))])
}

const BAD: readonly FixtureLine[] = [
  '',
  BROKEN_JSON,
  nulBytes(70),
  '[]',
  'null',
  unknownEvent(timestamp),
  invalidUtf8(enveloped.at(-1) ?? '', 'type'),
  truncated(enveloped[0] ?? '', 50),
  ' '.repeat(100),
  JSON.stringify({ timestamp, type: 'compacted', payload: 7 }),
  JSON.stringify({ timestamp, type: 'response_item', payload: { type: 'message', role: 'user', content: 'text' } }),
  JSON.stringify({ timestamp, type: 'response_item', payload: { type: 'function_call', call_id: 5, name: null } }),
  JSON.stringify({ timestamp, type: 'event_msg', payload: { type: 'thread_rolled_back', num_turns: 1 } }),
  JSON.stringify({ timestamp, type: 'event_msg', payload: { type: 'task_complete', turn_id: 'unknown' } }),
]

/** A damaged order of lines: some twice, some gone, some replaced, in any order. */
const damaged = (lines: readonly FixtureLine[]) =>
  fc
    .array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...lines) }, fc.constantFrom(...BAD)), { maxLength: 60 })
    .map(chosen => chosen.map(line => encodeLine(line)))

describe('any file', () => {
  it('of records in any order, some damaged, is read whole', async () => {
    await fc.assert(
      fc.asyncProperty(fc.boolean(), damaged(enveloped), damaged(old), async (bare, lines, bareLines) => {
        const chosen = bare ? bareLines : lines
        check(await tell(chosen, { bare }), chosen.length)
      }),
      { numRuns: 120 },
    )
  })

  it('that is cut anywhere is read up to there', async () => {
    const bytes = Buffer.concat(enveloped.map(line => Buffer.concat([encodeLine(line), Buffer.from('\n')])))
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), async cutBytes => {
        check(await tell(enveloped, { cutBytes }), null)
      }),
      { numRuns: 50 },
    )
  })

  it('with bytes changed anywhere is read', async () => {
    const bytes = Buffer.concat(enveloped.map(line => Buffer.concat([encodeLine(line), Buffer.from('\n')])))
    const hit = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255))
    await fc.assert(
      fc.asyncProperty(fc.array(hit, { minLength: 1, maxLength: 30 }), async hits => {
        const changed = Buffer.from(bytes)
        for (const [at, value] of hits) changed[at] = value
        check(await tell([changed], { finalNewline: false }), null)
      }),
      { numRuns: 50 },
    )
  })

  it('says the same compressed, with CR LF and behind a byte order mark', async () => {
    const plain = await tell(enveloped)
    check(plain, enveloped.length)
    expect(plain.items.flat().every(item => item !== null)).toBe(true)
    for (const encoding of [{ compressed: true }, { crlf: true }, { bom: true }, { bom: true, compressed: true }]) {
      const other = await tell(enveloped, encoding)
      expect(other.items).toEqual(plain.items)
      expect(other.outline.ledger).toEqual(plain.outline.ledger)
      expect(other.outline.turns.map(toSummary)).toEqual(plain.outline.turns.map(toSummary))
    }
  })

  it('of the sample home is made into items of the contract, each line accounted for', async () => {
    for (const { spec } of sampleThreads()) {
      const bare = spec.lines.every(line => typeof line === 'object' && !('payload' in line))
      const told = await tell(spec.lines, { ...spec.encoding, bare, compressed: spec.compressed === true })
      if (told.outline.hasOrdinals) continue
      check(told, spec.lines.length)
      expect(told.items.flat().every(item => item !== null)).toBe(true)
    }
  })
})

describe('very bad files', () => {
  it('are told by a thousand problems and their number', async () => {
    const lines = Array.from({ length: 2500 }, () => BROKEN_JSON)
    const { outline } = await tell([...lines, ...enveloped])
    expect([outline.problems.length, outline.problemCount]).toEqual([1000, 2500])
    expect(total(outline.ledger)).toBe(2500 + enveloped.length)
  })

  it('count remarks as no problems, however many there are', async () => {
    const { outline } = await tell([
      ...Array.from({ length: 1500 }, () => unknownEvent(timestamp)),
      BROKEN_JSON,
      ...enveloped,
    ])
    expect([outline.problemCount, outline.remarkCount, passFactsOf(outline).problemCount]).toEqual([1501, 1500, 1])
  })

  it('are read past a line that is too long to keep', async () => {
    const told = await tell([...enveloped, hugeLine(65 * 1024 * 1024, timestamp), ...enveloped])
    check(told, 2 * enveloped.length + 1)
    expect(told.outline.problems.filter(problem => problem.check === 'line-too-long')).toMatchObject([
      { line: enveloped.length + 1 },
    ])
  })

  it('are given up as soon as a record has an ordinal', async () => {
    const numbered = { timestamp, ordinal: 1, type: 'event_msg', payload: {} }
    const { outline } = await tell([...enveloped, numbered, ...enveloped])
    expect(outline.hasOrdinals).toBe(true)
  })
})

describe('reading items', () => {
  it('of a file that has changed since gives none rather than others', async () => {
    const { source, outline } = await tell(enveloped)
    const other = await tell([BROKEN_JSON, ...enveloped.slice(1)])
    const refs = outline.turns.flatMap(turn => turn.items)
    const made = await readItems({ ...source, absolutePath: other.source.absolutePath }, refs, never)
    expect(made).toHaveLength(refs.length)
    const whole = await readItems(source, refs, never)
    for (const [i, item] of made.entries()) if (item !== null) expect(item.type).toBe(whole[i]?.type)
    expect(made).not.toEqual(whole)
  })

  it('reads a compressed file no further than it must, and stops when told to', async () => {
    const { source, outline } = await tell(enveloped, { compressed: true })
    const [first] = outline.turns.flatMap(turn => turn.items)
    expect(first && (await readItems(source, [first], never))).toMatchObject([{ type: 'marker' }])
    const stopped = AbortSignal.abort(new Error('enough'))
    await expect(readItems(source, first === undefined ? [] : [first], stopped)).rejects.toThrow('enough')
    expect(await readItems(source, [], never)).toEqual([])
  })
})
