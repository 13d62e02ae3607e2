import { nulWords } from '../../rollout/record.ts'
import { defineCheck } from '../check.ts'

export const nulBytes = defineCheck({
  name: 'nul-bytes',
  about: 'line',
  severity: 'error',
  title: 'Zero bytes',
  meaning: 'The line holds zero bytes, as a machine leaves them that lost its power while a file was written.',
  remedy: 'What stood there is lost, the rest of the file is read. A copy from before the power was lost may have it.',
  rules: {
    line: line => (line.state === 'nul' ? nulWords(line.nuls) : null),
  },
})
