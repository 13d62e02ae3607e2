import * as z from 'zod'
import { defineCheck } from '../check.ts'
import { memoryOf } from '../memory.ts'
import { latestTime } from './latest-time.ts'

/** Several writers and corrections of the clock make for some seconds. */
const TOLERANCE_MS = 60_000

/** Unix ms. */
const memory = z.object({ latest: z.number().nullable() })

export const timeBackwards = defineCheck({
  name: 'time-backwards',
  about: 'order',
  severity: 'warning',
  title: 'Times run backwards',
  meaning: 'A record is more than a minute older than one before it.',
  remedy: 'The clock was changed, or the file was put together. Durations around the line are not to be trusted.',
  rules: {
    structure: (file, report) => {
      const limit = latestTime(file)
      const known: z.infer<typeof memory> = { latest: null }
      return {
        memory: memoryOf(memory, known),
        see: ({ time }) => {
          // One of the future says nothing of those behind it.
          if (time === null || time > limit) return
          const latest = known.latest ?? time
          const back = latest - time
          // One report for each step back: what follows is measured against the new time.
          if (back > TOLERANCE_MS) report(`${Math.round(back / 1000)} seconds before an earlier record`)
          known.latest = back > TOLERANCE_MS ? time : Math.max(latest, time)
        },
      }
    },
  },
})
