import { stringOf } from '../../rollout/record.ts'
import { defineCheck } from '../check.ts'
import { isCall, isOutput } from './call-kinds.ts'

export const outputWithoutCall = defineCheck({
  name: 'output-without-call',
  about: 'turn',
  severity: 'warning',
  title: 'Output without call',
  meaning: 'The output of a tool, and no call that it answers stands before it.',
  remedy: 'The call is lost, or stands in another file. The output is read.',
  rules: {
    records: (_, report) => {
      const called = new Set<string>()
      return {
        see: ({ type, payload }) => {
          const id = type === 'response_item' ? stringOf(payload, 'call_id') : null
          if (id === null) return
          const kind = stringOf(payload, 'type') ?? ''
          if (isCall(kind)) called.add(id)
          else if (isOutput(kind) && !called.has(id)) report('no call that it answers stands before it')
        },
      }
    },
  },
})
