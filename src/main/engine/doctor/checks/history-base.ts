import { defineCheck } from '../check.ts'
import { isUnknownFor } from './unknown-for.ts'

export const historyBase = defineCheck({
  name: 'history-base',
  about: 'head',
  severity: 'warning',
  title: 'Legacy with a base',
  meaning: 'The head says legacy, or nothing, and yet that the history begins in another file.',
  remedy: 'The thread continues another file. Open it with Codex.',
  rules: {
    head: ({ head: { mode } }) =>
      isUnknownFor(mode, 'history-base') ? 'the head names a base that the history begins in' : null,
  },
})
