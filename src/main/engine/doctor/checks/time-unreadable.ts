import { defineCheck } from '../check.ts'

export const timeUnreadable = defineCheck({
  name: 'time-unreadable',
  about: 'order',
  severity: 'warning',
  title: 'No time',
  meaning: 'The time of a record is no date.',
  remedy: 'The record is read; where it has its place in time is not known.',
  rules: {
    structure: (_, report) => ({
      memory: null,
      see: ({ state, hasTime, time }) => {
        if (state === 'record' && hasTime && time === null) report('the time of the record is no date')
      },
    }),
  },
})
