import { stringOf } from '../../rollout/record.ts'
import type { Place } from '../check.ts'
import { defineCheck } from '../check.ts'
import { isCall, isOutput } from './call-kinds.ts'

export const callWithoutOutput = defineCheck({
  name: 'call-without-output',
  about: 'turn',
  severity: 'info',
  title: 'Call without output',
  meaning:
    'A tool was called, and its output is not in the file: the client was stopped while the tool ran, or still waits for it.',
  remedy: 'What the tool did, it may have done all the same: look at the folder of the thread.',
  rules: {
    records: (_, report) => {
      const waiting = new Map<string, Place>()
      return {
        see: ({ type, payload, number, offset, time }) => {
          const id = type === 'response_item' ? stringOf(payload, 'call_id') : null
          if (id === null) return
          const kind = stringOf(payload, 'type') ?? ''
          if (isCall(kind)) waiting.set(id, { number, offset, time })
          else if (isOutput(kind)) waiting.delete(id)
        },
        end: () => {
          for (const place of waiting.values()) report('the output of the call is not in the file', place)
        },
      }
    },
  },
})
