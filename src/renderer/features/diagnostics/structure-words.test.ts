import { expect, it } from 'vitest'
import type { StructureLine } from '../../../shared/ipc/structure.ts'
import type { ThreadFinding } from './groups.ts'
import { foundAt, lineAtByte, structureWords, verdictOf } from './structure-words.ts'

const line: StructureLine = {
  number: 5,
  offset: 3104,
  length: 1210,
  state: 'record',
  kind: 'event_msg/agent_message',
  ordinal: 4,
  utf8: true,
  damaged: false,
}

const gap: ThreadFinding = {
  homeId: 1,
  threadId: 'a',
  threadTitle: null,
  check: 'ordinal-gap',
  title: 'Gap in the numbers',
  severity: 'error',
  scope: 'structure',
  path: 'sessions/a.jsonl',
  line: 5,
  offset: 3104,
  message: '2 numbers are missing',
  remedy: '',
  meaning: '',
  release: '',
  at: null,
  deciding: true,
}
const none = foundAt([], gap.path)

it('says what was found at a line, each check once, unless the line itself is damaged', () => {
  const remark: ThreadFinding = { ...gap, line: 6, check: 'huge-line', title: 'Huge line', severity: 'info' }
  const elsewhere: ThreadFinding[] = [
    { ...gap, path: 'sessions/b.jsonl', line: 7 },
    { ...gap, line: null, offset: null },
  ]
  const found = foundAt([gap, gap, remark, ...elsewhere], gap.path)
  expect(verdictOf(line, found)).toEqual({ words: 'Gap in the numbers', bad: true })
  expect(verdictOf({ ...line, number: 6 }, found)).toEqual({ words: 'Huge line', bad: false })
  expect(verdictOf({ ...line, number: 7 }, found)).toEqual({ words: 'Good', bad: false })
  const cut = { ...line, state: 'cut', damaged: true } as const
  expect(verdictOf(cut, found)).toEqual({ words: 'Not written to its end', bad: true })
  expect(structureWords(line, found)).toMatch(/ordinal 4, Gap in the numbers$/)
})

it('says of a line where it stands and what it is', () => {
  expect(structureWords(line, none)).toBe('Line 5, from byte 3,104, 1.21 kB, event_msg/agent_message, ordinal 4, Good')
  expect(structureWords({ ...line, utf8: false, ordinal: null, kind: '?' }, none)).toBe(
    'Line 5, from byte 3,104, 1.21 kB, no plain kind, no ordinal, Not UTF-8',
  )
  expect(structureWords({ ...line, state: 'cut', kind: null, ordinal: null }, none)).toBe(
    'Line 5, from byte 3,104, 1.21 kB, no record, no ordinal, Not written to its end',
  )
})

it('finds the line of a byte, newlines being part of their lines', () => {
  const next = { ...line, number: 6, offset: 4315, length: 0 }
  expect(lineAtByte([line, next], 3104)?.number).toBe(5)
  expect(lineAtByte([line, next], 4314)?.number).toBe(5)
  expect(lineAtByte([line, next], 4315)?.number).toBe(6)
  expect(lineAtByte([line, next], 9999)).toBeNull()
})
