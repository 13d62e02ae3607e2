import * as z from 'zod'
import { defineCheck, place } from '../check.ts'
import { memoryOf } from '../memory.ts'

const STARTS: ReadonlySet<string> = new Set(['event_msg/task_started', 'event_msg/turn_started'])
const ENDS: ReadonlySet<string> = new Set([
  'event_msg/task_complete',
  'event_msg/turn_complete',
  'event_msg/turn_aborted',
])

const memory = z.object({ open: place.nullable() })

export const unfinishedTurn = defineCheck({
  name: 'unfinished-turn',
  about: 'turn',
  severity: 'info',
  title: 'Turn without end',
  meaning:
    'A turn began, and nothing says that it ended. In the last turn of a file this means that the client was stopped, or is still at work.',
  remedy: 'Resume the thread in Codex to go on. Everything that was written is read.',
  rules: {
    structure: (_, report) => {
      const known: z.infer<typeof memory> = { open: null }
      const unfinished = () => {
        if (known.open !== null) report('the turn that begins here does not end', known.open)
      }
      return {
        memory: memoryOf(memory, known),
        see: ({ kind, number, offset, time }) => {
          if (ENDS.has(kind)) known.open = null
          if (!STARTS.has(kind)) return
          unfinished()
          known.open = { number, offset, time }
        },
        end: unfinished,
      }
    },
  },
})
