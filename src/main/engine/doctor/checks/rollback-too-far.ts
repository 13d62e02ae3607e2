import { defineCheck } from '../check.ts'

export const rollbackTooFar = defineCheck({
  name: 'rollback-too-far',
  about: 'turn',
  severity: 'warning',
  title: 'More taken back than there is',
  meaning: 'More turns were taken back than the file has before the line.',
  remedy: 'Turns before it are lost, or stand in another file. All that are there are taken back.',
  rules: {
    records: (_, report) => {
      let before = 0
      return {
        see: ({ missedTurns }) => {
          if (missedTurns > before) report(`${missedTurns - before} turns more were taken back than there are`)
          before = missedTurns
        },
      }
    },
  },
})
