import { describe, expect, it } from 'vitest'
import { BROKEN_JSON, hugeLine } from '../../../fixtures/damage.ts'
import type { FixtureLine } from '../../../fixtures/encode.ts'
import { fixtureId } from '../../../fixtures/ids.ts'
import { sessionMeta } from '../../../fixtures/records/head.ts'
import { line } from '../../../fixtures/records/line.ts'
import { userMessageEvent, userMessageItem } from '../../../fixtures/records/messages.ts'
import { tokenCount } from '../../../fixtures/records/tokens.ts'
import { forkOf, minimalPreEnvelopeThread, minimalThread } from '../../../fixtures/thread.ts'
import { rawMode } from '../../../shared/history-mode.ts'
import { fileOf, startOf } from '../testing.ts'
import { withFile } from './open.ts'
import { readFileStart } from './start.ts'

const id = fixtureId(1)
const timestamp = '2026-03-04T05:06:07.890Z'
const thread = minimalThread({ id, timestamp, preview: 'Plant beans', baseInstructions: 22_000 })
const put = (record: Parameters<typeof line>[0], more: { ordinal?: number } = {}): FixtureLine =>
  line(record, { timestamp, ...more })
const modeOf = (...[lines, encoding]: Parameters<typeof startOf>) => rawMode(startOf(lines, encoding).head.mode)

describe('the head of a file', () => {
  it.each([
    ['as it is', {}],
    ['with a byte order mark', { bom: true }],
    ['with CR LF', { crlf: true }],
    ['without a last newline', { finalNewline: false }],
    ['compressed', { compressed: true }],
  ])('is read %s', (_, encoding) => {
    const start = startOf(thread.lines, encoding)
    expect(start.head).toMatchObject({ mode: { kind: 'legacy' }, id, generation: 'enveloped' })
    expect(start.preview).toBe('Plant beans')
    expect(start.headLine).toMatchObject({ number: 1, offset: 0 })
  })

  it('is found behind blank lines and events', () => {
    const start = startOf(['', '   ', put(tokenCount()), '\r', ...thread.lines])
    expect(start.head.id).toBe(id)
    expect(start.headLine?.number).toBe(5)
  })

  it('is found when it is all there is, with or without a newline', () => {
    const [only = ''] = thread.lines
    expect(startOf([only], { finalNewline: false })).toMatchObject({ head: { id }, preview: null })
    expect(startOf([only])).toMatchObject({ head: { id }, preview: null, listedByCodex: false })
  })

  it('is looked for among the first ten lines and no further', () => {
    const items = (count: number) => Array.from({ length: count }, () => put(userMessageItem('context')))
    expect(modeOf([...items(9), ...thread.lines])).toBe('legacy')
    expect(modeOf([...items(10), ...thread.lines])).toBe('no head')
  })

  it('decides once: a good one behind a bad one changes nothing', () => {
    expect(modeOf([BROKEN_JSON, ...thread.lines])).toBe('unreadable head')
    expect(modeOf([put(sessionMeta({ id, timestamp, historyMode: 'streamed' })), ...thread.lines])).toBe('streamed')
    expect(modeOf([put({ type: 'session_meta', payload: 'text' }), ...thread.lines])).toBe('unreadable head')
  })

  it('is the first of several in a fork', () => {
    const source = minimalThread({ id: fixtureId(2), timestamp, historyMode: 'paginated', preview: 'Plant peas' })
    const legacy = startOf(forkOf(source, { id, timestamp, historyMode: 'legacy' }).lines)
    expect(legacy.head).toMatchObject({ id, mode: { kind: 'legacy' }, forkedFromId: fixtureId(2) })
    const old = minimalThread({ id: fixtureId(2), timestamp, historyMode: 'legacy' })
    expect(modeOf(forkOf(old, { id, timestamp, historyMode: 'paginated' }).lines)).toBe('paginated')
  })

  it('is missing in files that are none', () => {
    expect(modeOf([], {})).toBe('no head')
    expect(modeOf(['', '', ''])).toBe('no head')
    expect(modeOf(['hello'])).toBe('unreadable head')
    expect(modeOf([Buffer.alloc(4096)])).toBe('unreadable head')
    expect(modeOf(thread.lines.slice(1))).toBe('no head')
    expect(modeOf(thread.lines, { cutBytes: 22_500 })).toBe('unreadable head')
  })
})

describe('a head of many megabytes', () => {
  const of = (bytes: number) => put(sessionMeta({ id, timestamp, baseInstructions: bytes, historyMode: 'legacy' }))

  it('is read up to 4 MiB', () => {
    expect(startOf([of(3_500_000)]).head).toMatchObject({ id, mode: { kind: 'legacy' } })
  })

  it.each([{}, { finalNewline: false }, { compressed: true }])('is not believed beyond, %j', encoding => {
    const start = startOf([of(4_300_000), ...thread.lines], encoding)
    expect(start.head.mode).toMatchObject({ kind: 'unknown', reason: 'head-too-long' })
    expect([start.head.id, start.headLine]).toEqual([null, null])
  })
})

describe('ordinals', () => {
  it('near the head make a legacy file unknown, wherever they stand', () => {
    const [head = '', ...rest] = thread.lines
    const numbered = put(tokenCount(), { ordinal: 3 })
    expect(modeOf([head, numbered, ...rest])).toBe('legacy with ordinals')
    expect(modeOf([numbered, ...thread.lines])).toBe('legacy with ordinals')
    expect(modeOf([put(sessionMeta({ id, timestamp }), { ordinal: 0 }), ...rest])).toBe('legacy with ordinals')
  })

  it('belong to paginated files, which stay what they say', () => {
    const head = put(sessionMeta({ id, timestamp, historyMode: 'paginated' }), { ordinal: 0 })
    expect(modeOf([head, put(tokenCount(), { ordinal: 1 })])).toBe('paginated')
  })
})

describe('reading for the gate', () => {
  it('does not look behind the head', () => {
    const path = fileOf([...thread.lines, hugeLine(100_000, timestamp)])
    const whole = withFile(path, descriptor => readFileStart(descriptor, false, false))
    expect(whole.head.id).toBe(id)
    expect(whole.preview).toBeNull()
    expect(whole.bytes).toBe(Buffer.byteLength(JSON.stringify(thread.lines[0])))
  })
})

describe('files from before the envelope', () => {
  it('have a head, and a preview from the first message that is no context', () => {
    const start = startOf(minimalPreEnvelopeThread({ id, timestamp, preview: 'Turn it blue' }).lines)
    expect(start.head).toMatchObject({ id, generation: 'pre-envelope', mode: { kind: 'legacy' } })
    expect(start).toMatchObject({ preview: 'Turn it blue', listedByCodex: false })
  })
})

describe('what Codex lists', () => {
  it('has a known mode and a prompt of the kinds it looks for', () => {
    const listed = (lines: readonly FixtureLine[]) => startOf(lines).listedByCodex
    expect(listed(thread.lines)).toBe(true)
    expect(listed(minimalThread({ id, timestamp, historyMode: 'paginated' }).lines)).toBe(true)
    expect(listed(minimalThread({ id, timestamp, historyMode: 'streamed' }).lines)).toBe(false)
    expect(listed([put(sessionMeta({ id, timestamp })), put(userMessageItem('Only for the model'))])).toBe(false)
    expect(listed([put(sessionMeta({ id, timestamp, omit: ['id'] })), put(userMessageEvent('Hello'))])).toBe(false)
  })
})
