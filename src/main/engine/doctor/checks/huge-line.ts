import { defineCheck } from '../check.ts'

/** Real lines have up to about 4 MiB; those above it hold several pictures, or whole outputs. */
const HUGE_BYTES = 8 * 1024 * 1024

export const hugeLine = defineCheck({
  name: 'huge-line',
  about: 'line',
  severity: 'info',
  title: 'Line of more than 8 MiB',
  meaning:
    'A single record has more than 8 MiB, most often for pictures or outputs in it. It is read, and makes the thread slow to open, in Codex as well.',
  remedy: 'Nothing is wrong with it. The weight of the thread tells which lines are the heaviest.',
  rules: {
    structure: (_, report) => ({
      memory: null,
      see: ({ state, length }) => {
        if (state !== 'too-long' && length > HUGE_BYTES) report(`the line has ${length} bytes`)
      },
    }),
  },
})
