import * as z from 'zod'
import { defineCheck } from '../check.ts'
import { memoryOf } from '../memory.ts'

const memory = z.object({ last: z.number().nullable(), badLine: z.boolean() })

export const ordinalGap = defineCheck({
  name: 'ordinal-gap',
  about: 'order',
  severity: 'error',
  title: 'Gap in the numbers',
  meaning:
    'Records of a paginated thread are numbered without gaps, and here numbers are missing. Codex shows the thread only up to here.',
  remedy: 'Records are lost. Restore the file from a copy.',
  rules: {
    structure: ({ head }, report) => {
      const known: z.infer<typeof memory> = {
        last: head.mode.kind === 'unknown' || head.baseId !== null ? null : -1,
        badLine: false,
      }
      return {
        memory: memoryOf(memory, known),
        see: ({ state, ordinal }) => {
          if (state !== 'record' && state !== 'blank') known.badLine = true
          if (ordinal === null) return
          // Lines that cannot be read are reported themselves: theirs are the numbers that are missing.
          const { last, badLine } = known
          if (last !== null && ordinal > last + 1 && !badLine) {
            report(last < 0 ? `the numbers begin with ${ordinal}` : `${ordinal} comes after ${last}`)
          }
          known.last = ordinal
          known.badLine = false
        },
      }
    },
  },
})
