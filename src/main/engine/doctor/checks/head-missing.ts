import { defineCheck } from '../check.ts'
import { isUnknownFor } from './unknown-for.ts'

export const headMissing = defineCheck({
  name: 'head-missing',
  about: 'head',
  severity: 'error',
  title: 'No head',
  meaning: 'None of the first ten lines is a head. The file may not be a rollout.',
  remedy: 'The file does not begin as a rollout does. Restore it from a copy.',
  rules: {
    start: ({ head: { mode } }) => (isUnknownFor(mode, 'head-missing') ? 'no head among the first lines' : null),
  },
})
