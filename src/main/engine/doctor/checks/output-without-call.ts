import * as z from 'zod'
import { stringOf } from '../../rollout/record.ts'
import { defineCheck } from '../check.ts'
import { memoryOf } from '../memory.ts'
import { isCall, isOutput } from './call-kinds.ts'

const memory = z.object({ called: z.set(z.string()) })

export const outputWithoutCall = defineCheck({
  name: 'output-without-call',
  about: 'turn',
  severity: 'warning',
  title: 'Output without call',
  meaning: 'The output of a tool, and no call that it answers stands before it.',
  remedy: 'The call is lost, or stands in another file. The output is read.',
  rules: {
    records: (_, report) => {
      const known: z.infer<typeof memory> = { called: new Set() }
      return {
        memory: memoryOf(memory, known),
        see: ({ type, payload }) => {
          const id = type === 'response_item' ? stringOf(payload, 'call_id') : null
          if (id === null) return
          const kind = stringOf(payload, 'type') ?? ''
          if (isCall(kind)) known.called.add(id)
          else if (isOutput(kind) && !known.called.has(id)) report('no call that it answers stands before it')
        },
      }
    },
  },
})
