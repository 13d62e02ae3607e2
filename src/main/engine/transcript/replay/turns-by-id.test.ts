import { expect, it } from 'vitest'
import { newTurn } from './new-turn.ts'
import { TurnsById } from './turns-by-id.ts'

it('finds the latest turn of an id, and the one before it when that is taken back', () => {
  const turns = new TurnsById()
  const [first, second] = [newTurn('t1', false), newTurn('t1', false)]
  turns.add('t1', first)
  turns.add('t1', second)
  turns.add('t2', newTurn('t2', false))
  expect(turns.find('t1')).toBe(second)
  turns.remove('t1')
  expect(turns.find('t1')).toBe(first)
  turns.remove('t1')
  turns.remove('t1')
  expect(turns.find('t1')).toBeNull()
})
