import fc from 'fast-check'
import { expect, it } from 'vitest'
import { itemsFrom, type Outline } from './outline.ts'

const ref = (id: number) => ({ id: `item-${id}`, kind: 'agentMessage' as const, reconstructed: false, lines: [] })

/** Turns of these numbers of items. */
function outlineOf(sizes: readonly number[]): Pick<Outline, 'turns'> {
  let next = 0
  const turns = sizes.map((size, turn) => ({
    id: `turn-${turn}`,
    status: 'completed' as const,
    failure: null,
    startedAt: null,
    completedAt: null,
    durationMs: null,
    explicit: true,
    sawCompaction: false,
    own: false,
    items: Array.from({ length: size }, () => ref(next++)),
    model: null,
    effort: null,
    approvalPolicy: null,
    sandbox: null,
    tokens: null,
    prompt: null,
  }))
  return { turns }
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
