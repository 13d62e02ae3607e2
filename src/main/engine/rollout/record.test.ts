import { describe, expect, it } from 'vitest'
import { BLANK_LINE, BROKEN_JSON, invalidUtf8, nulBytes, truncated, unknownEvent } from '../../../fixtures/damage.ts'
import type { FixtureLine } from '../../../fixtures/encode.ts'
import { line } from '../../../fixtures/records/line.ts'
import { agentMessageEvent } from '../../../fixtures/records/messages.ts'
import { bareHead, stateLine } from '../../../fixtures/records/pre-envelope.ts'
import { onlyLine } from '../testing.ts'
import type { Line } from './lines.ts'
import { lineText, type ParsedLine, parseLine } from './record.ts'

const timestamp = '2026-03-04T05:06:07.890Z'
const message = line(agentMessageEvent('Hello UNREADABLE'), { timestamp })

function parsed(content: FixtureLine, change: Partial<Line> = {}, bare = false): ParsedLine {
  return parseLine({ ...onlyLine(content), ...change }, bare)
}
const problemOf = (...given: Parameters<typeof parsed>) => {
  const found = parsed(...given)
  return found.kind === 'blank' ? 'blank' : found.problem
}

describe('parseLine', () => {
  it('reads an envelope with whatever stands beside it', () => {
    expect(parsed({ metadata: { a: 1 }, payload: { type: 'x' }, type: 'event_msg', timestamp })).toEqual({
      kind: 'record',
      record: { timestamp, type: 'event_msg', payload: { type: 'x' }, ordinal: false },
      problem: null,
      imageBytes: 0,
      otherKeys: [],
    })
    expect(parsed({ ...message, extra: 1, more: 2 })).toMatchObject({ otherKeys: ['extra', 'more'] })
    expect(parsed({ ...message, ordinal: null })).toMatchObject({ record: { ordinal: true } })
  })

  it('has one name for everything that is wrong', () => {
    expect(problemOf(BROKEN_JSON)).toBe('malformed-json')
    expect(problemOf(nulBytes(64))).toBe('nul-bytes')
    expect(problemOf('{"a":1}{"b":2}')).toBe('glued-records')
    expect(problemOf(truncated(message, 40))).toBe('malformed-json')
    expect(problemOf(truncated(message, 40), { terminated: false })).toBe('truncated-last-line')
    expect(problemOf(invalidUtf8(message, 'UNREADABLE'))).toBe('not-utf8')
    expect(problemOf(message, { whole: false })).toBe('line-too-long')
    expect(problemOf(unknownEvent(timestamp))).toBeNull()
    expect(problemOf(message, { terminated: false })).toBeNull()
  })

  it.each([
    '[]',
    'null',
    '5',
    '"text"',
    '{}',
    '{"timestamp":"x","type":"event_msg"}',
    '{"timestamp":"x","payload":{}}',
    '{"type":"event_msg","payload":{}}',
    '{"timestamp":5,"type":"event_msg","payload":{}}',
  ])('takes %s for no record', text => {
    expect(problemOf(text)).toBe('wrong-shape')
  })

  it.each([BLANK_LINE, ' ', '\t\r', ' '.repeat(63), ' '.repeat(5000)])('takes whitespace for a blank line', text => {
    expect(problemOf(text)).toBe('blank')
  })

  it('quotes nothing of the line in its words', () => {
    expect(parsed('{"payload": secret}')).toMatchObject({ problem: 'malformed-json', message: 'not JSON' })
    expect(parsed('{"a":1,,}')).toMatchObject({ message: 'not JSON from character 7 on' })
    expect(parsed('{"payload": "secr')).toMatchObject({ message: expect.not.stringContaining('secr') })
    expect(parsed('{"payload": "secr', { terminated: false })).toMatchObject({
      message: 'the file ends in the middle of a record',
    })
  })

  it('knows the bare lines of pre-envelope files', () => {
    const bare = (content: FixtureLine) => {
      const found = parsed(content, {}, true)
      return found.kind === 'record' ? found.record.type : found.kind
    }
    expect(bare(bareHead({ id: 'a', timestamp }))).toBe('session_meta')
    expect(bare(stateLine())).toBe('state')
    expect(bare({ type: 'message', role: 'user', content: [] })).toBe('response_item')
    expect(bare(message)).toBe('event_msg')
    expect(bare({ hello: 1 })).toBe('problem')
    expect(parsed({ type: 'message', ordinal: 3 }, {}, true)).toMatchObject({ record: { ordinal: true } })
  })
})

describe('lineText', () => {
  it('drops a byte order mark on the first line alone', () => {
    const marked = onlyLine('\uFEFF{}')
    expect(lineText(marked)).toBe('{}')
    expect(lineText({ ...marked, number: 2 })).toBe('\uFEFF{}')
  })
})
