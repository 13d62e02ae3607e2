import { describe, expect, it } from 'vitest'
import type { RawLine } from '../../../shared/ipc/history.ts'
import { kindParts, kindText, ledgerWords, lineTime, shownWords, verdictSentence, verdictWord } from './words.ts'

const line: RawLine = {
  number: 1,
  offset: 0,
  length: 10,
  timestamp: null,
  kind: 'response_item/message',
  verdict: 'used',
  problem: null,
  item: null,
}

describe('words of lines', () => {
  it('say what became of them', () => {
    expect(verdictWord(line)).toBe('Used')
    expect(verdictSentence(line)).toMatch(/no item of its own/)
    expect(verdictSentence({ ...line, item: 3 })).toMatch(/went into an item/)
    expect(verdictWord({ ...line, verdict: 'notShown' })).toBe('Not shown')
    expect(verdictWord({ ...line, verdict: 'problem', problem: 'Ends inside a string' })).toBe('Ends inside a string')
    expect(verdictWord({ ...line, verdict: 'problem' })).toBe('Problem')
  })

  it('make hidden characters of the file visible', () => {
    expect(kindText({ ...line, kind: 'a\u202eb' })).not.toContain('\u202e')
    expect(lineTime('\u202e12:00')).not.toContain('\u202e')
    expect(kindText({ ...line, kind: null })).toBe('no record')
  })

  it('say how many lines with problems are shown', () => {
    expect(shownWords(1, 1)).toBe('1 line shown')
    expect(shownWords(50_000, 61_234)).toBe('The first 50,000 of 61,234 lines')
  })

  it('let the beginning of a kind give way', () => {
    expect(kindParts(line)).toEqual(['response_item/', 'message'])
    expect(kindParts({ ...line, kind: 'turn_context' })).toEqual(['', 'turn_context'])
    expect(kindParts({ ...line, kind: null })).toEqual(['', 'no record'])
  })

  it('cut what is endless', () => {
    expect(kindText({ ...line, kind: 'x'.repeat(5000) }).length).toBeLessThan(200)
    expect(lineTime('x'.repeat(5000)).length).toBeLessThan(60)
  })

  it('show times to the millisecond, in local time', () => {
    const local = new Date(2026, 10, 23, 3, 12, 38, 417)
    expect(lineTime(local.toISOString())).toBe('03:12:38.417')
    expect(lineTime(null)).toBe('none')
    expect(lineTime('yesterday')).toBe('yesterday')
    expect(lineTime('2026-11-23')).toBe('2026-11-23')
  })

  it('add up', () => {
    expect(ledgerWords({ lines: 3204, used: 2900, notShown: 290, problems: 14, notShownByKind: {} })).toBe(
      '3,204 lines: 2,900 used, 290 not shown, 14 with problems or remarks',
    )
  })
})
