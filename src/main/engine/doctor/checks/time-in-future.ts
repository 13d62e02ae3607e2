import { defineCheck } from '../check.ts'

import { DAY_MS, latestTime } from './latest-time.ts'

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
      let reported = false
      return {
        see: ({ time }) => {
          if (reported || time === null || time <= limit) return
          reported = true
          report(`${Math.round((time - limit) / DAY_MS) + 1} days ahead`)
        },
      }
    },
  },
})
