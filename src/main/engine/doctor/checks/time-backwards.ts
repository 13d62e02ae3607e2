import { defineCheck } from '../check.ts'
import { latestTime } from './latest-time.ts'

/** Several writers and corrections of the clock make for some seconds. */
const TOLERANCE_MS = 60_000

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
      let latest = Number.NEGATIVE_INFINITY
      return {
        see: ({ time }) => {
          // One of the future says nothing of those behind it.
          if (time === null || time > limit) return
          const back = latest - time
          // One report for each step back: what follows is measured against the new time.
          if (back > TOLERANCE_MS) report(`${Math.round(back / 1000)} seconds before an earlier record`)
          latest = back > TOLERANCE_MS ? time : Math.max(latest, time)
        },
      }
    },
  },
})
