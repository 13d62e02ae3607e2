import fc from 'fast-check'
import { expect, it } from 'vitest'
import { chipsOf, without, withPart } from './chips.ts'

const NOW = Date.UTC(2026, 10, 20)

it('shows the conditions and leaves words alone', () => {
  expect(chipsOf('retry project:api -has:error "a b"', NOW)).toEqual([
    { from: 6, to: 17, label: 'project', value: 'api' },
    { from: 18, to: 28, label: 'not has', value: 'error' },
  ])
})

it('takes a condition out of the text and nothing else', () => {
  const text = 'retry project:api "a b"'
  const [chip] = chipsOf(text, NOW)
  expect(chip === undefined ? '' : without(text, chip)).toBe('retry "a b"')
  expect(without('project:api', { from: 0, to: 11 })).toBe('')
  expect(without('project:api x', { from: 0, to: 11 })).toBe('x')
})

it('adds a part behind what is there', () => {
  expect(withPart('', 'has:error')).toBe('has:error')
  expect(withPart('tide ', 'has:error')).toBe('tide has:error')
})

it('never leaves a chip that was taken away, whatever was typed', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), fc.constantFrom('project:api', 'has:diff', 'after:7d'), (words, part) => {
      const text = withPart(words.replaceAll(/["“”„«»:]/g, ''), part)
      const chip = chipsOf(text, NOW).at(-1)
      if (chip === undefined) return
      expect(chipsOf(without(text, chip), NOW).length).toBeLessThan(chipsOf(text, NOW).length)
    }),
  )
})
