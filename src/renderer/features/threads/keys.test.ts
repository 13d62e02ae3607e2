import { describe, expect, it } from 'vitest'
import { type KeyPress, listCommand, typeAheadFrom, typeOn } from './keys.ts'

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrl: false,
  alt: false,
  meta: false,
  shift: false,
  ...more,
})

describe('listCommand', () => {
  const place = { active: 5, total: 100, page: 10, selected: 0 }

  it.each([
    ['ArrowDown', 6],
    ['ArrowUp', 4],
    ['PageDown', 14],
    ['PageUp', 0],
    ['Home', 0],
    ['End', 99],
  ])('%s goes to %d', (key, index) => {
    expect(listCommand(press(key), place)).toEqual({ do: 'go', index })
  })

  it('stays within the list', () => {
    expect(listCommand(press('ArrowUp'), { active: 0, total: 3, page: 10, selected: 0 })).toEqual({
      do: 'go',
      index: 0,
    })
    expect(listCommand(press('ArrowDown'), { active: 2, total: 3, page: 10, selected: 0 })).toEqual({
      do: 'go',
      index: 2,
    })
    expect(listCommand(press('PageDown'), { active: 1, total: 3, page: 1, selected: 0 })).toEqual({
      do: 'go',
      index: 2,
    })
  })

  it('begins at the top', () => {
    expect(listCommand(press('ArrowDown'), { active: null, total: 3, page: 10, selected: 0 })).toEqual({
      do: 'go',
      index: 0,
    })
  })

  it('does nothing in an empty list', () => {
    expect(listCommand(press('End'), { active: null, total: 0, page: 10, selected: 0 })).toBeNull()
    expect(listCommand(press('Enter'), { active: null, total: 0, page: 10, selected: 0 })).toBeNull()
  })

  it('opens, filters, types ahead, and leaves the rest to others', () => {
    expect(listCommand(press('Enter'), place)).toEqual({ do: 'open' })
    expect(listCommand(press('/'), place)).toEqual({ do: 'filter' })
    expect(listCommand(press('r'), place)).toEqual({ do: 'type', char: 'r' })
    expect(listCommand(press('?'), place)).toBeNull()
    expect(listCommand(press('F6'), place)).toBeNull()
    expect(listCommand(press('ArrowLeft', { alt: true }), place)).toBeNull()
    expect(listCommand(press('b', { ctrl: true }), place)).toBeNull()
  })

  it.each([
    ['ArrowDown', { shift: true }, { do: 'extend', index: 6 }],
    ['Home', { shift: true, ctrl: true }, { do: 'extend', index: 0 }],
    ['ArrowUp', { ctrl: true }, { do: 'move', index: 4 }],
    ['PageDown', { meta: true }, { do: 'move', index: 14 }],
    [' ', { ctrl: true }, { do: 'toggle' }],
    ['a', { meta: true }, { do: 'all' }],
    ['A', { ctrl: true }, { do: 'all' }],
    ['a', { ctrl: true, shift: true }, null],
    ['ArrowDown', { shift: true, alt: true }, null],
    [' ', {}, { do: 'type', char: ' ' }],
  ])('selects by %s with %o', (key, more, command) => {
    expect(listCommand(press(key, more), place)).toEqual(command)
  })

  it('lets go of a selection, and leaves Escape to others where there is none', () => {
    expect(listCommand(press('Escape'), { ...place, selected: 2 })).toEqual({ do: 'unselect' })
    expect(listCommand(press('Escape'), place)).toBeNull()
  })

  it('selects nothing in an empty list', () => {
    const empty = { active: null, total: 0, page: 10, selected: 0 }
    expect(listCommand(press('a', { ctrl: true }), empty)).toBeNull()
    expect(listCommand(press('ArrowDown', { shift: true }), empty)).toBeNull()
  })
})

describe('typing ahead', () => {
  it('makes one word of quick letters and a new one after a pause', () => {
    const first = typeOn({ text: '', at: 0 }, 'r', 1000)
    const second = typeOn(first, 'e', 1500)
    expect(second.text).toBe('re')
    expect(typeOn(second, 't', 3000).text).toBe('t')
    expect(typeOn({ text: '', at: 0 }, ' ', 5000).text).toBe('')
  })

  it('goes on with one letter and stays with a word', () => {
    expect(typeAheadFrom('r', 4)).toEqual({ prefix: 'r', from: 5 })
    expect(typeAheadFrom('rr', 4)).toEqual({ prefix: 'r', from: 5 })
    expect(typeAheadFrom('re', 4)).toEqual({ prefix: 're', from: 4 })
    expect(typeAheadFrom('r', null)).toEqual({ prefix: 'r', from: 0 })
  })
})
