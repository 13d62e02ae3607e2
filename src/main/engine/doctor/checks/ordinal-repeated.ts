import * as z from 'zod'
import { defineCheck } from '../check.ts'
import { memoryOf } from '../memory.ts'

const memory = z.object({ last: z.number() })

export const ordinalRepeated = defineCheck({
  name: 'ordinal-repeated',
  about: 'order',
  severity: 'error',
  title: 'Number that was there before',
  meaning: 'A record has a number that an earlier one has, or a smaller one. Codex shows the thread only up to here.',
  remedy: 'Two clients may have written at once. Restore the file from a copy.',
  rules: {
    structure: (_, report) => {
      const known: z.infer<typeof memory> = { last: -1 }
      return {
        memory: memoryOf(memory, known),
        see: ({ ordinal }) => {
          if (ordinal === null) return
          if (ordinal <= known.last) report(`${ordinal} comes after ${known.last}`)
          known.last = ordinal
        },
      }
    },
  },
})
