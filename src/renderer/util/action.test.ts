import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { type Action, actOn, capsOf, isChord, pressOf, sheetOf } from './action.ts'

const action = (more: Partial<Action>): Action => ({
  id: 'x',
  name: 'Do',
  group: 'Anywhere',
  keys: [],
  why: () => null,
  run: () => undefined,
  ...more,
})

describe('chords', () => {
  const chord = fc
    .tuple(
      fc.subarray(['Mod', 'Alt', 'Shift']),
      fc.constantFrom('K', 'G', 'F6', 'Enter', 'Space', 'ArrowLeft', 'Home', 'Escape'),
    )
    .map(([modifiers, key]) => [...modifiers, key].join('+'))

  it('are what they stand for, and nothing else is', () => {
    fc.assert(
      fc.property(chord, chord, (one, other) => {
        expect(isChord(one, pressOf(one))).toBe(true)
        expect(isChord(one, pressOf(other))).toBe(one === other)
      }),
    )
  })

  it('take signs however they are typed, and letters whatever the caps lock', () => {
    expect(isChord('?', { ...pressOf('?'), shiftKey: true })).toBe(true)
    expect(isChord(']', pressOf(']'))).toBe(true)
    expect(isChord('+', pressOf('+'))).toBe(true)
    expect(isChord('U', { ...pressOf('U'), key: 'U' })).toBe(true)
    expect(isChord('U', { ...pressOf('U'), key: 'U', shiftKey: true })).toBe(false)
  })

  it('are written as they stand on the keys', () => {
    expect(capsOf('Mod+Shift+K', false)).toEqual(['Ctrl', 'Shift', 'K'])
    expect(capsOf('Mod+Shift+K', true)).toEqual(['⌘', '⇧', 'K'])
    expect(capsOf('Alt+ArrowLeft', true)).toEqual(['⌥', '←'])
    expect(capsOf('-', false)).toEqual(['−'])
  })
})

it('does what can be done, and leaves the key alone otherwise', () => {
  const run = vi.fn()
  expect(actOn([action({ keys: ['J'], run })], pressOf('J'))).toBe(true)
  expect(actOn([action({ keys: ['J'], run, why: () => 'Not now' })], pressOf('J'))).toBe(false)
  expect(actOn([action({ keys: ['J'], run })], pressOf('K'))).toBe(false)
  expect(run).toHaveBeenCalledOnce()
})

it('puts counterparts on one line of the sheet and leaves out what has no key', () => {
  expect(
    sheetOf([
      action({ keys: [']'], line: 'Next, previous' }),
      action({ keys: ['['], line: 'Next, previous' }),
      action({ name: 'No key' }),
      { group: 'List', name: 'First', keys: ['Home'] },
    ]),
  ).toEqual([
    { group: 'Anywhere', lines: [{ group: 'Anywhere', name: 'Next, previous', keys: [']', '['] }] },
    { group: 'List', lines: [{ group: 'List', name: 'First', keys: ['Home'] }] },
  ])
})
