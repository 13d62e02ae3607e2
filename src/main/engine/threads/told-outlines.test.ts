import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testTurn } from '../../../fixtures/turn-summary.ts'
import type { ItemMarks } from '../../../shared/ipc/history.ts'
import { ToldOutlines } from './told-outlines.ts'

const turn = (id: string, itemCount: number) => testTurn({ id, itemCount })

function marks(kinds: string): ItemMarks {
  const times = [...kinds].map((_, item) => item)
  return { kinds, outcomes: kinds.replaceAll(/./g, '.'), startedAt: times, endedAt: times }
}

describe('ToldOutlines', () => {
  it('leaves out what was told, from the first on', () => {
    const told = new ToldOutlines()
    told.tell('1', { turns: [turn('a', 2), turn('b', 1)], marks: marks('uac') })
    const now = { turns: [turn('a', 2), turn('b', 3), turn('c', 1)], marks: marks('uacfa!') }
    expect(told.since('1', now)).toEqual({
      turns: [turn('b', 3), turn('c', 1)],
      marks: { kinds: 'fa!', outcomes: '...', startedAt: [3, 4, 5], endedAt: [3, 4, 5] },
      kept: { turns: 1, items: 3 },
    })
  })

  it('tells an item again that came out otherwise, and all after it', () => {
    const told = new ToldOutlines()
    told.tell('1', { turns: [turn('a', 3)], marks: marks('uca') })
    const now = { turns: [turn('a', 3)], marks: { ...marks('uca'), outcomes: '.x.' } }
    expect(told.since('1', now)).toMatchObject({ turns: [], marks: { kinds: 'ca' }, kept: { turns: 1, items: 1 } })
  })

  it('remembers the last few only', () => {
    const told = new ToldOutlines()
    for (const version of '12345') told.tell(version, { turns: [], marks: marks('') })
    expect(told.since('1', { turns: [], marks: marks('') })).toBeNull()
    expect(told.since('5', { turns: [], marks: marks('') })).not.toBeNull()
  })

  it('makes up the whole with what was told, whatever changed', () => {
    const kinds = fc.string({ unit: fc.constantFrom('u', 'a', 'c'), maxLength: 12 })
    const turns = fc.array(fc.nat(2), { maxLength: 6 })
    fc.assert(
      fc.property(kinds, kinds, turns, turns, (before, after, turnsBefore, turnsAfter) => {
        const told = new ToldOutlines()
        const first = { turns: turnsBefore.map(n => turn('t', n)), marks: marks(before) }
        const now = { turns: turnsAfter.map(n => turn('t', n)), marks: marks(after) }
        told.tell('1', first)
        const growth = told.since('1', now)
        const kept = growth?.kept ?? { turns: 0, items: 0 }
        expect([...first.turns.slice(0, kept.turns), ...(growth?.turns ?? [])]).toEqual(now.turns)
        expect(before.slice(0, kept.items) + (growth?.marks.kinds ?? '')).toBe(after)
      }),
    )
  })
})
