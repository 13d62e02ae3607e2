import { defineCheck } from '../check.ts'

export const byteOrderMark = defineCheck({
  name: 'byte-order-mark',
  about: 'line',
  severity: 'warning',
  title: 'Byte order mark',
  meaning:
    'The file begins with a byte order mark, which an editor put there. Skein reads the file; Codex does not take its first line for JSON, and hence does not list the thread.',
  remedy: 'Save a copy as UTF-8 without byte order mark, and read it from another home.',
  rules: {
    structure: (_, report) => ({
      memory: null,
      see: line => {
        if (line.bom) report('the file begins with a byte order mark')
      },
    }),
  },
})
