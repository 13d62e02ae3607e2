import { describe, expect, it } from 'vitest'
import { lineOfField, rawCommand } from './raw-keys.ts'

const plain = { ctrl: false, alt: false, meta: false, shift: false }
const place = { row: 50, total: 100, page: 10 }

describe('keys of the table', () => {
  it.each([
    ['ArrowDown', 51],
    ['ArrowUp', 49],
    ['PageDown', 59],
    ['PageUp', 41],
    ['Home', 0],
    ['End', 99],
  ])('%s goes to row %i', (key, row) =>
    expect(rawCommand({ ...plain, key }, place)).toEqual({ do: 'go', row, extend: false }),
  )

  it('stay within the file', () => {
    expect(rawCommand({ ...plain, key: 'ArrowUp' }, { ...place, row: -1 })).toEqual({ do: 'go', row: 0, extend: false })
    expect(rawCommand({ ...plain, key: 'PageDown' }, { ...place, row: 98 })).toEqual({
      do: 'go',
      row: 99,
      extend: false,
    })
    expect(rawCommand({ ...plain, key: 'End' }, { ...place, total: 0 })).toBeNull()
  })

  it('choose more lines with Shift', () => {
    expect(rawCommand({ ...plain, key: 'ArrowDown', shift: true }, place)).toEqual({ do: 'go', row: 51, extend: true })
    expect(rawCommand({ ...plain, key: 'End', shift: true }, place)).toEqual({ do: 'go', row: 99, extend: true })
  })

  it('lead to problems, to the field and to the item', () => {
    expect(rawCommand({ ...plain, key: 'n' }, place)).toEqual({ do: 'problem', direction: 1 })
    expect(rawCommand({ ...plain, key: 'N', shift: true }, place)).toEqual({ do: 'problem', direction: -1 })
    expect(rawCommand({ ...plain, key: 'p' }, place)).toEqual({ do: 'filter' })
    expect(rawCommand({ ...plain, key: 'g' }, place)).toEqual({ do: 'field' })
    expect(rawCommand({ ...plain, key: 'Enter' }, place)).toEqual({ do: 'item' })
  })

  it('leave shortcuts of others alone', () => {
    expect(rawCommand({ ...plain, key: 'n', ctrl: true }, place)).toBeNull()
    expect(rawCommand({ ...plain, key: 'ArrowUp', alt: true }, place)).toBeNull()
    expect(rawCommand({ ...plain, key: 'Home', ctrl: true }, place)).toEqual({ do: 'go', row: 0, extend: false })
    expect(rawCommand({ ...plain, key: 'r' }, place)).toBeNull()
  })
})

describe('the field', () => {
  it.each([
    ['12', 12],
    [' 1,204 ', 1204],
    ['1 204', 1204],
    ['0', null],
    ['3001', null],
    ['12x', null],
    ['', null],
    ['-3', null],
    ['99999999999999999999', null],
  ])('"%s" is %s', (text, line) => expect(lineOfField(text, 3000)).toBe(line))
})
