import { defineCheck } from '../check.ts'

export const ordinalMissing = defineCheck({
  name: 'ordinal-missing',
  about: 'order',
  severity: 'error',
  title: 'Record without number',
  meaning: 'A record of a numbered file has no number, or one that is none. Codex shows the thread only up to here.',
  remedy: 'An older client or a tool may have written into the file. Restore it from a copy.',
  rules: {
    structure: ({ head, readable }, report) => {
      // A file of a known mode that is not read is one whose records are numbered from the first on.
      let numbered = !readable && head.mode.kind !== 'unknown'
      return {
        see: ({ state, ordinal, hasOrdinal }) => {
          numbered ||= hasOrdinal
          if (numbered && state === 'record' && ordinal === null) report('the record has no number')
        },
      }
    },
  },
})
