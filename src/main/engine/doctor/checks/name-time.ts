import { nameTime } from '../../rollout/names.ts'
import { defineCheck } from '../check.ts'

/** Local times are up to 14 hours from UTC, and the first names had the date alone. */
const MAX_APART_MS = 48 * 3_600_000

export const nameTimes = defineCheck({
  name: 'name-time',
  about: 'head',
  severity: 'info',
  title: 'Name and head tell different days',
  meaning:
    'The time in the file name is more than two days from the time in the head. Names have the local time of the machine, so some hours are normal.',
  remedy: 'The file may have been renamed, or the clock of the machine was changed.',
  rules: {
    head: ({ name, head: { createdAt } }) => {
      const named = nameTime(name.time)
      if (named === null || createdAt === null || name.rolloutId !== null) return null
      const apart = Math.abs(named - createdAt)
      return apart > MAX_APART_MS ? `name and head are ${Math.round(apart / 3_600_000)} hours apart` : null
    },
  },
})
