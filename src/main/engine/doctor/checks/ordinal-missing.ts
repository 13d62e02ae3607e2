import * as z from 'zod'
import { defineCheck } from '../check.ts'
import { memoryOf } from '../memory.ts'

const memory = z.object({ numbered: z.boolean() })

export const ordinalMissing = defineCheck({
  name: 'ordinal-missing',
  about: 'order',
  severity: 'error',
  title: 'Record without number',
  meaning: 'A record of a numbered file has no number, or one that is none. Codex shows the thread only up to here.',
  remedy: 'An older client or a tool may have written into the file. Restore it from a copy.',
  rules: {
    structure: ({ head, readable }, report) => {
      // A file of a known mode that is not read is one whose records are numbered from the first on.
      const known: z.infer<typeof memory> = { numbered: !readable && head.mode.kind !== 'unknown' }
      return {
        memory: memoryOf(memory, known),
        see: ({ state, ordinal, hasOrdinal }) => {
          known.numbered ||= hasOrdinal
          if (known.numbered && state === 'record' && ordinal === null) report('the record has no number')
        },
      }
    },
  },
})
