import { defineCheck } from '../check.ts'
import { isUnknownFor } from './unknown-for.ts'

export const headUnreadable = defineCheck({
  name: 'head-unreadable',
  about: 'head',
  severity: 'error',
  title: 'Unreadable head',
  meaning:
    'The first line is no JSON object, its payload is none, or it states the mode twice. Also a file that cannot be opened at all.',
  remedy:
    'The first line is damaged. Restore the file from a copy. A copy with the first line repaired can be read from another home.',
  rules: {
    start: ({ head: { mode } }) =>
      isUnknownFor(mode, 'head-unreadable') ? 'the first line is no head that can be believed' : null,
  },
})
