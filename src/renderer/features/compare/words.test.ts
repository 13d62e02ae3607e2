import { describe, expect, it } from 'vitest'
import type { ComparedRow, ComparedSection } from '../../../shared/ipc/compare.ts'
import {
  changeText,
  comparisonCsv,
  headsCsv,
  homesCsv,
  sumText,
  threadChanges,
  valueText,
  verdictCounts,
} from './words.ts'

const row = (more: Partial<ComparedRow>): ComparedRow => ({
  name: 'Size',
  part: null,
  unit: 'bytes',
  a: 1000,
  b: 2000,
  verdict: 'differs',
  ...more,
})

const section = (rows: readonly ComparedRow[]): ComparedSection => ({
  id: 'thread',
  title: 'Thread',
  known: { a: true, b: true },
  rows: [...rows],
  left: 0,
})

describe('the words of a row', () => {
  it('tell values by their unit, and to the last digit where they would look alike', () => {
    expect(valueText(row({}), 'b')).toBe('2 kB')
    expect(valueText(row({ a: 4_830_001, b: 4_830_002 }), 'a')).toBe('4,830,001 B')
    expect(valueText(row({ unit: 'ms', a: 61_000, b: 61_001 }), 'b')).toBe('61,001 ms')
    expect(valueText(row({ unit: 'time', a: 1000, b: 1001 }), 'a')).toBe('1970-01-01T00:00:01.000Z')
    expect(valueText(row({ unit: 'text', a: 'x', b: null }), 'a')).toBe('x')
    expect(valueText(row({ a: null }), 'a')).toBeNull()
  })

  it('tell how far one side is from the other', () => {
    expect(changeText(row({ unit: 'count', a: 10, b: 1210 }))).toBe('+1,200')
    expect(changeText(row({ a: 2000, b: 1000 }))).toBe('−1 kB')
    expect(changeText(row({ unit: 'time', a: 0, b: 60_000 }))).toBe('+1 min 00 s')
    expect(changeText(row({ b: null }))).toBe('')
    expect(changeText(row({ unit: 'text', a: 'x', b: 'y' }))).toBe('')
  })
})

it('counts rows by verdict', () => {
  const sections = [section([row({}), row({ verdict: 'same' })]), section([row({ verdict: 'unknown' })])]
  expect(verdictCounts(sections)).toEqual({ same: 1, differs: 1, unknown: 1 })
  expect([sumText({ same: 1, differs: 1, unknown: 1 }), sumText({ same: 1, differs: 0, unknown: 1 })]).toEqual([
    '1 difference',
    'not known of both',
  ])
})

it('writes CSV that no spreadsheet takes for formulas', () => {
  const rows = [row({ name: '=tool', part: 'calls', unit: 'count', a: 1, b: null })]
  expect(comparisonCsv({ sections: [section(rows)] })).toBe(
    "section,fact,part,unit,a,b,verdict\r\nThread,'=tool,calls,count,1,,differs\r\n",
  )
})

it('tells what has changed of a thread that two homes have', () => {
  const side = {
    title: 'Paint',
    historyMode: 'legacy',
    historyModeRaw: 'legacy',
    release: '0.144.0',
    sizeBytes: 4_830_001,
    problems: 0,
    archived: false,
    turns: 2,
    updatedAt: 0,
  } as const
  expect(threadChanges({ a: side, b: side })).toBe('')
  expect(threadChanges({ a: side, b: null })).toBe('')
  expect(threadChanges({ a: side, b: { ...side, turns: 3 } })).toBe('turns 2 → 3')
  const after = { ...side, release: '', sizeBytes: 4_830_002, problems: 3, turns: null, archived: true }
  expect(threadChanges({ a: side, b: after })).toBe(
    'release 0.144.0 → not stated, size 4,830,001 B → 4,830,002 B, problems 0 → 3, archived no → yes',
  )
})

it('writes heads and threads of homes as CSV, what is not there empty', () => {
  const member = { path: 'git.branch', a: '=1', b: null, from: null, verdict: 'differs' as const }
  expect(headsCsv([member])).toBe("member,from,a,b,verdict\r\ngit.branch,,'=1,,differs\r\n")
  const side = {
    title: 'Beans, runner',
    historyMode: 'legacy' as const,
    historyModeRaw: 'legacy',
    release: '0.144.6',
    sizeBytes: 900,
    problems: 0,
    archived: false,
    turns: null,
    updatedAt: 0,
  }
  const [head, row] = homesCsv([{ id: 'x', state: 'onlyA', a: side, b: null }]).split('\r\n')
  expect(head).toMatch(/^thread,state,a_title,a_mode,.*a_updated,b_title,.*b_updated$/)
  expect(row).toBe('x,onlyA,"Beans, runner",legacy,0.144.6,900,0,,no,1970-01-01T00:00:00.000Z,,,,,,,,')
})
