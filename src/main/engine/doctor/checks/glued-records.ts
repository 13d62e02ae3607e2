import { gluedWords } from '../../rollout/record.ts'
import { defineCheck } from '../check.ts'

export const gluedRecords = defineCheck({
  name: 'glued-records',
  about: 'line',
  severity: 'error',
  title: 'Several records on one line',
  meaning:
    'Two records stand on one line: a write was cut off, and the next one went on behind it without a new line. Codex reads neither.',
  remedy: 'The bytes are all there: in a copy of the file, put a line break where the second record begins.',
  rules: {
    line: line => (line.state === 'glued' ? gluedWords(line.badAt ?? 0) : null),
  },
})
