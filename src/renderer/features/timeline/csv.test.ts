import { expect, it } from 'vitest'
import { testTurn } from '../../../fixtures/turn-summary.ts'
import { turnsCsv } from './csv.ts'
import type { TrackTurn } from './track.ts'

const line = (more: Partial<TrackTurn>): TrackTurn => ({
  turn: 0,
  first: 0,
  count: 0,
  byTime: true,
  start: 1000,
  end: 5000,
  began: Date.UTC(2026, 2, 4),
  pauses: [],
  spent: [],
  idle: 250,
  ...more,
})

const rows = (csv: string) => csv.trimEnd().split('\r\n').slice(1)

it('writes turns with their times and tokens', () => {
  const turn = testTurn({
    prompt: '+1, please',
    durationMs: 3000,
    failures: 2,
    tokens: { input: 100, cachedInput: 60, output: 20, reasoningOutput: 5, total: 120 },
    contextTokens: 900,
    contextWindow: 1000,
    rolledBack: true,
  })
  expect(rows(turnsCsv([{ turn, of: line({}), compacted: 1 }]))).toEqual([
    '1,"\'+1, please",2026-03-04T00:00:00.000Z,3000,0,0,0,250,2,40,60,15,5,900,1000,completed,rolledBack,1',
  ])
})

it('leaves empty what a turn does not say', () => {
  const of = line({ turn: 4, byTime: false, began: Number.NaN })
  expect(rows(turnsCsv([{ turn: testTurn({}), of, compacted: 0 }]))).toEqual(['5,,,,,,,,0,,,,,,,completed,own,0'])
})
