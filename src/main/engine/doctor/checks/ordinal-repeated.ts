import { defineCheck } from '../check.ts'

export const ordinalRepeated = defineCheck({
  name: 'ordinal-repeated',
  about: 'order',
  severity: 'error',
  title: 'Number that was there before',
  meaning: 'A record has a number that an earlier one has, or a smaller one. Codex shows the thread only up to here.',
  remedy: 'Two clients may have written at once. Restore the file from a copy.',
  rules: {
    structure: (_, report) => {
      let last = -1
      return {
        see: ({ ordinal }) => {
          if (ordinal === null) return
          if (ordinal <= last) report(`${ordinal} comes after ${last}`)
          last = ordinal
        },
      }
    },
  },
})
