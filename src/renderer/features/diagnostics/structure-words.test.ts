import { expect, it } from 'vitest'
import type { StructureLine } from '../../../shared/ipc/structure.ts'
import { lineAtByte, structureWords } from './structure-words.ts'

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

it('says of a line where it stands and what it is', () => {
  expect(structureWords(line)).toBe('Line 5, from byte 3,104, 1.21 kB, event_msg/agent_message, ordinal 4, Good')
  expect(structureWords({ ...line, utf8: false, ordinal: null, kind: '?' })).toBe(
    'Line 5, from byte 3,104, 1.21 kB, no plain kind, no ordinal, Not UTF-8',
  )
  expect(structureWords({ ...line, state: 'cut', kind: null, ordinal: null })).toBe(
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
