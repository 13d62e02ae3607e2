import { defineCheck } from '../check.ts'

export const notUtf8 = defineCheck({
  name: 'not-utf8',
  about: 'line',
  severity: 'error',
  title: 'Not UTF-8',
  meaning:
    'The record holds bytes that are not UTF-8 text. It is shown, with replacement characters in their place. Codex does not read such a file at all.',
  remedy:
    'The bytes that are no text are shown as replacement characters. Restore the file from a copy if the text matters.',
  rules: {
    line: line => (line.utf8 ? null : 'the line holds bytes that are not UTF-8 text'),
  },
})
