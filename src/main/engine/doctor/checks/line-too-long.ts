import { defineCheck } from '../check.ts'

export const lineTooLong = defineCheck({
  name: 'line-too-long',
  about: 'line',
  severity: 'warning',
  title: 'Line of more than 64 MiB',
  meaning: 'The line has more than 64 MiB. It is measured and not parsed.',
  remedy: 'Skein does not load single lines of this size. The rest is read; the raw view shows the text of the line.',
  rules: {
    line: line => (line.state === 'too-long' ? `the line has ${line.length} bytes` : null),
  },
})
