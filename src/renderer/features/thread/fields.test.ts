import { expect, it } from 'vitest'
import { orderFields, sourcesWords } from './fields.ts'

const field = (name: string, verdict: 'agree' | 'differ' | null) => ({
  field: name,
  head: null,
  file: null,
  state: null,
  verdict,
})

it('puts disagreements first and keeps the order otherwise', () => {
  const fields = [
    field('a', 'agree'),
    field('b', null),
    field('c', 'differ'),
    field('d', 'agree'),
    field('e', 'differ'),
  ]
  expect(orderFields(fields).map(one => one.field)).toEqual(['c', 'e', 'a', 'b', 'd'])
})

it('says how many sources there are and whether they agree', () => {
  expect(sourcesWords({ fields: [], stateRow: 'present' })).toBe('Three sources side by side, no disagreement')
  expect(sourcesWords({ fields: [field('a', 'differ')], stateRow: 'present' })).toBe(
    'Three sources side by side, 1 disagreement',
  )
  expect(sourcesWords({ fields: [field('a', 'differ')], stateRow: 'absent' })).toMatch(/no row.*1 disagreement/)
})
