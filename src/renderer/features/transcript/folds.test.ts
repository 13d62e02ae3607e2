import { describe, expect, it } from 'vitest'
import { foldAll, isUnfolded, NO_FOLDS, turnOver, unfoldItem } from './folds.ts'

describe('folds of a turn', () => {
  it('follow the default until they are turned over', () => {
    expect(isUnfolded(NO_FOLDS, 1, 'a/out', false)).toBe(false)
    expect(isUnfolded(NO_FOLDS, 1, 'a', true)).toBe(true)
    const folded = turnOver(NO_FOLDS, 1, 'a', true)
    expect(isUnfolded(folded, 1, 'a', true)).toBe(false)
    expect(isUnfolded(turnOver(folded, 1, 'a', true), 1, 'a', true)).toBe(true)
  })

  it('open and close together, and one by one after that', () => {
    const all = foldAll(true)
    expect(isUnfolded(all, 1, 'a', false)).toBe(true)
    expect(isUnfolded(turnOver(all, 1, 'a', false), 1, 'a', false)).toBe(false)
    expect(isUnfolded(foldAll(false), 1, 'a', false)).toBe(false)
  })

  it('open an item in which something was found, even where it was folded by hand', () => {
    const byHand = turnOver(turnOver(NO_FOLDS, 1, 'a/out', true), 2, 'b', true)
    const found = unfoldItem(byHand, 1, 'a')
    expect(isUnfolded(found, 1, 'a/out', false)).toBe(true)
    expect(isUnfolded(found, 2, 'b', true)).toBe(false)
  })
})
