import * as z from 'zod'
import { defineCheck } from '../check.ts'
import { memoryOf } from '../memory.ts'

const memory = z.object({ before: z.number() })

export const rollbackTooFar = defineCheck({
  name: 'rollback-too-far',
  about: 'turn',
  severity: 'warning',
  title: 'More taken back than there is',
  meaning: 'More turns were taken back than the file has before the line.',
  remedy: 'Turns before it are lost, or stand in another file. All that are there are taken back.',
  rules: {
    records: (_, report) => {
      const known: z.infer<typeof memory> = { before: 0 }
      return {
        memory: memoryOf(memory, known),
        see: ({ missedTurns }) => {
          if (missedTurns > known.before)
            report(`${missedTurns - known.before} turns more were taken back than there are`)
          known.before = missedTurns
        },
      }
    },
  },
})
