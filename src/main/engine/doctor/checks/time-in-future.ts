import * as z from 'zod'
import { defineCheck } from '../check.ts'
import { memoryOf } from '../memory.ts'
import { DAY_MS, latestTime } from './latest-time.ts'

const memory = z.object({ reported: z.boolean() })

export const timeInFuture = defineCheck({
  name: 'time-in-future',
  about: 'order',
  severity: 'info',
  title: 'Time in the future',
  meaning: 'A record is more than a day newer than both now and the last change of its file.',
  remedy: 'The clock was wrong when the record was written. Lists by time are off for this thread.',
  rules: {
    structure: (file, report) => {
      const limit = latestTime(file)
      const known: z.infer<typeof memory> = { reported: false }
      return {
        memory: memoryOf(memory, known),
        see: ({ time }) => {
          if (known.reported || time === null || time <= limit) return
          known.reported = true
          report(`${Math.round((time - limit) / DAY_MS) + 1} days ahead`)
        },
      }
    },
  },
})
