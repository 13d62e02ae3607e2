import * as z from 'zod'
import { stringOf } from '../../rollout/record.ts'
import { defineCheck, place } from '../check.ts'
import { memoryOf } from '../memory.ts'
import { isCall, isOutput } from './call-kinds.ts'

const memory = z.object({ waiting: z.map(z.string(), place) })

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
      const known: z.infer<typeof memory> = { waiting: new Map() }
      return {
        memory: memoryOf(memory, known),
        see: ({ type, payload, number, offset, time }) => {
          const id = type === 'response_item' ? stringOf(payload, 'call_id') : null
          if (id === null) return
          const kind = stringOf(payload, 'type') ?? ''
          if (isCall(kind)) known.waiting.set(id, { number, offset, time })
          else if (isOutput(kind)) known.waiting.delete(id)
        },
        end: () => {
          for (const call of known.waiting.values()) report('the output of the call is not in the file', call)
        },
      }
    },
  },
})
