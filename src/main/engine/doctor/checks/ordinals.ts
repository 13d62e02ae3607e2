import { defineCheck } from '../check.ts'
import { ORDINALS_WORDS } from '../words.ts'
import { isUnknownFor } from './unknown-for.ts'

export const ordinals = defineCheck({
  name: 'ordinals',
  about: 'head',
  severity: 'warning',
  title: 'Legacy with ordinals',
  meaning: 'The head says legacy, or nothing, and yet records are numbered as in paginated threads.',
  remedy: 'The head says legacy, the lines are those of a paginated thread. Open the thread with Codex.',
  rules: {
    head: ({ head: { mode } }) => (isUnknownFor(mode, 'ordinals') ? ORDINALS_WORDS : null),
  },
})
