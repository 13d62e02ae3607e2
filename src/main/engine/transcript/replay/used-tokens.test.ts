import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addUsage, usage } from '../../../../fixtures/records/tokens.ts'
import { dayOf, UsedTokens } from './used-tokens.ts'

const own = { own: true, derived: false, time: Date.UTC(2026, 2, 4, 12), model: 'm' }
const sum = (used: UsedTokens) => used.days.reduce((all, { input, output }) => all + input + output, 0)

const requests = fc.array(
  fc
    .record({ input: fc.integer({ min: 1, max: 9999 }), output: fc.integer({ min: 0, max: 999 }) })
    .map(({ input, output }) => usage(input, Math.floor(input / 2), output, Math.floor(output / 3))),
  { minLength: 1, maxLength: 30 },
)

/** The counts that a client writes for these requests, after `before` was used already. */
function countsOf(list: readonly ReturnType<typeof usage>[], before = usage(0, 0, 0, 0)) {
  let total = before
  return list.map(last => {
    total = addUsage(total, last)
    return { total, last }
  })
}

describe('UsedTokens', () => {
  it('adds up to the last total, over whatever days and models', () => {
    const places = fc.infiniteStream(fc.record({ time: fc.integer({ min: 0, max: 4e12 }), model: fc.string() }))
    fc.assert(
      fc.property(requests, places, (list, stream) => {
        const used = new UsedTokens()
        const counts = countsOf(list)
        for (const count of counts) {
          const place = stream.next().value ?? { time: 0, model: '' }
          used.add(count, { ...own, ...place })
        }
        expect(sum(used)).toBe(counts.at(-1)?.total.total_tokens)
      }),
    )
  })

  it('counts each total once, however often and in whatever order the file has it', () => {
    const order = fc.array(fc.nat(), { maxLength: 200 })
    fc.assert(
      fc.property(requests, order, (list, picks) => {
        const counts = countsOf(list)
        const inOrder = new UsedTokens()
        for (const count of [...counts, ...counts, ...counts]) inOrder.add(count, own)
        const total = counts.at(-1)?.total.total_tokens ?? 0
        expect(sum(inOrder)).toBe(total)
        const shuffled = new UsedTokens()
        for (const pick of picks) {
          const count = counts[pick % counts.length]
          if (count !== undefined) shuffled.add(count, own)
        }
        // The first total may be any one; every other count adds what its own request used.
        expect(sum(shuffled)).toBeLessThanOrEqual(2 * total)
      }),
    )
  })

  it('never counts what a fork has from its source', () => {
    fc.assert(
      fc.property(requests, requests, fc.boolean(), (source, list, copied) => {
        const used = new UsedTokens()
        const before = countsOf(source)
        const fork = { ...own, derived: true }
        if (copied) for (const count of before) used.add(count, { ...fork, own: false })
        for (const count of countsOf(list, before.at(-1)?.total)) used.add(count, fork)
        expect(sum(used)).toBe(list.reduce((all, one) => all + one.total_tokens, 0))
      }),
    )
  })

  it('takes no number that tokens cannot be', () => {
    const used = new UsedTokens()
    const bad = { ...usage(1, 0, 1, 0), input_tokens: -5, cached_input_tokens: 1e300, output_tokens: 0.5 }
    used.add({ total: bad, last: bad }, own)
    expect(used.days).toMatchObject([{ input: 0, cachedInput: 0, output: 0, reasoning: 0 }])
  })

  it('stays small, and loses nothing, when every count has another model', () => {
    const used = new UsedTokens()
    const counts = countsOf(Array.from({ length: 6000 }, () => usage(1, 0, 0, 0)))
    for (const [index, count] of counts.entries()) used.add(count, { ...own, model: `m${index}` })
    expect(used.days.length).toBeLessThanOrEqual(5001)
    expect(sum(used)).toBe(6000)
  })
})

describe('dayOf', () => {
  it('is the day of this machine’s calendar', () => {
    const local = new Date(2026, 2, 4, 23, 59).getTime()
    expect(dayOf(local)).toBe(Date.UTC(2026, 2, 4) / 86_400_000)
    expect(dayOf(new Date(2026, 2, 5, 0, 0).getTime())).toBe(Date.UTC(2026, 2, 5) / 86_400_000)
    expect([dayOf(0), dayOf(8e15)]).toEqual([null, null])
  })
})
