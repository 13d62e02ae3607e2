import { expect, it } from 'vitest'
import { ItemNumbers } from './item-numbers.ts'

it('numbers items as Codex does, and gives none of them the id of another one', () => {
  const numbers = new ItemNumbers()
  const take = () => {
    numbers.count(1)
    return numbers.take()
  }
  expect([take(), take(), take()].map(({ id }) => id)).toEqual(['item-1', 'item-2', 'item-3'])
  // Two of them are taken back: Codex gives their numbers away again.
  numbers.count(-2)
  numbers.rollBack()
  expect([take(), take(), take()]).toEqual([
    { id: 'item-2~1', codexId: 'item-2' },
    { id: 'item-3~1', codexId: 'item-3' },
    { id: 'item-4', codexId: 'item-4' },
  ])
  const later = new ItemNumbers()
  later.resume(numbers.kept)
  expect(later.take()).toEqual(numbers.take())
})
