import { defineCheck } from '../check.ts'
import { isUnknownFor } from './unknown-for.ts'

export const headTooLong = defineCheck({
  name: 'head-too-long',
  about: 'head',
  severity: 'error',
  title: 'Head of more than 4 MiB',
  meaning: 'The first line has more than 4 MiB; real ones have 18 to 30 kB.',
  remedy: 'Look at the first line: it should be a few kB long. `head -c 2000 FILE` shows its beginning.',
  rules: {
    start: ({ head: { mode } }) => (isUnknownFor(mode, 'head-too-long') ? 'the first line is longer than 4 MiB' : null),
  },
})
