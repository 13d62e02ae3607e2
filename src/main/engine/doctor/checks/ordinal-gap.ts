import { defineCheck } from '../check.ts'

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
      let last: number | null = head.mode.kind === 'unknown' || head.baseId !== null ? null : -1
      let badLine = false
      return {
        see: ({ state, ordinal }) => {
          if (state !== 'record' && state !== 'blank') badLine = true
          if (ordinal === null) return
          // Lines that cannot be read are reported themselves: theirs are the numbers that are missing.
          if (last !== null && ordinal > last + 1 && !badLine) {
            report(last < 0 ? `the numbers begin with ${ordinal}` : `${ordinal} comes after ${last}`)
          }
          last = ordinal
          badLine = false
        },
      }
    },
  },
})
