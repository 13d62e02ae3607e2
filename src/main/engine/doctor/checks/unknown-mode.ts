import { defineCheck } from '../check.ts'
import { isUnknownFor } from './unknown-for.ts'

export const unknownMode = defineCheck({
  name: 'unknown-mode',
  about: 'head',
  severity: 'warning',
  title: 'Unknown history mode',
  meaning:
    'The head names a history mode that Skein does not know, so nobody can say how the history is to be read. The thread is not opened; its structure alone is checked.',
  remedy:
    'A newer client may know the mode, or a tool that cleaned the file has put something in its place. Look for a newer Skein.',
  rules: {
    head: ({ head: { mode } }) => (isUnknownFor(mode, 'value') ? 'the history mode is none that Skein knows' : null),
  },
})
