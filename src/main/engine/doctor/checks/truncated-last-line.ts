import { CUT_WORDS } from '../../rollout/record.ts'
import { defineCheck } from '../check.ts'

export const truncatedLastLine = defineCheck({
  name: 'truncated-last-line',
  about: 'line',
  severity: 'warning',
  title: 'Cut-off last line',
  meaning: 'The file ends in the middle of a record.',
  remedy: 'The client was stopped while writing, or is writing now. Everything before the line is read.',
  rules: {
    line: line => (line.state === 'cut' ? CUT_WORDS : null),
  },
})
