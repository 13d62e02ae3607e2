import { defineCheck } from '../check.ts'

export const unknownRecord = defineCheck({
  name: 'unknown-record',
  about: 'line',
  severity: 'info',
  title: 'Unknown kind of record',
  meaning: 'A kind of record that this Skein does not know; a newer client wrote it.',
  remedy: 'Written by a release that Skein does not know yet. Look for a newer Skein.',
  rules: {
    line: line => (line.known ? null : `a record of the kind ${line.kind}`),
  },
})
