import { expect, it } from 'vitest'
import { tagChoices, tagFor } from './tag-choices.ts'

const choices = tagChoices(
  ['bug', 'Later', 'zebra'],
  [
    { value: 'zebra', count: 2 },
    { value: 'bug', count: 1 },
  ],
)

it('offers what the threads bear first, then the others by name', () => {
  expect(choices).toEqual([
    { tag: 'zebra', bearers: 2 },
    { tag: 'bug', bearers: 1 },
    { tag: 'Later', bearers: 0 },
  ])
})

it('takes what was typed, in the spelling that is in use', () => {
  expect(tagFor(' later ', choices)).toBe('Later')
  expect(tagFor('for  the\tteam', choices)).toBe('for the team')
  expect(tagFor('  ', choices)).toBeNull()
})
