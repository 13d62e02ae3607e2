import { defineCheck } from '../check.ts'

export const headLate = defineCheck({
  name: 'head-late',
  about: 'head',
  severity: 'warning',
  title: 'Head behind other records',
  meaning:
    'The head is not the first record. Codex lists such a thread only where nothing but events stands before it.',
  remedy: 'Nothing is lost. The file may have been put together by a tool.',
  rules: {
    head: ({ headLine: { linesBefore } }) =>
      linesBefore === 0 ? null : `${linesBefore} records stand before the head`,
  },
})
