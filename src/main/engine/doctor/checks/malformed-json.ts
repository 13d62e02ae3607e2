import { defineCheck } from '../check.ts'

export const malformedJson = defineCheck({
  name: 'malformed-json',
  about: 'line',
  severity: 'error',
  title: 'Not JSON',
  meaning: 'The line is not JSON: a write that was cut and continued, or an edit by hand.',
  remedy: 'Nothing is lost: the rest of the file is read. Open the line in an editor to see it.',
  rules: {
    line: line => (line.state === 'not-json' ? `not JSON from byte ${(line.badAt ?? 0) + 1} of the line on` : null),
  },
})
