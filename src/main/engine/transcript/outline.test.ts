import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type ItemRef, itemsFrom, type Outline } from './outline.ts'
import { newTurn } from './replay/new-turn.ts'

/** Turns of these numbers of items. */
function outlineOf(sizes: readonly number[]): Pick<Outline, 'turns'> {
  let next = 0
  const turns = sizes.map((size, turn) => ({
    ...newTurn(`turn-${turn}`, false),
    items: Array.from({ length: size }, () => itemRef(next++)),
  }))
  return { turns }
}

function itemRef(number: number): ItemRef {
  return {
    id: `item-${number}`,
    codexId: `item-${number}`,
    told: number + 1,
    kind: 'agentMessage',
    reconstructed: false,
    lines: [],
    codexLines: null,
    letter: 'a',
    outcome: '.',
    startedAt: 0,
    endedAt: 0,
    note: null,
  }
}

it('cuts the same window as all items in a row would give', () => {
  const sizes = fc.array(fc.nat(5), { maxLength: 8 })
  fc.assert(
    fc.property(sizes, fc.nat(45), fc.integer({ min: 1, max: 12 }), (counts, from, limit) => {
      const outline = outlineOf(counts)
      const all = outline.turns.flatMap(({ items }, turn) => items.map(item => ({ turn, ref: item })))
      expect(itemsFrom(outline, from, limit)).toEqual(all.slice(from, from + limit))
    }),
  )
})
