import * as z from 'zod'
import type { Head } from '../../rollout/head.ts'
import { stringOf } from '../../rollout/record.ts'
import { defineCheck } from '../check.ts'
import { memoryOf } from '../memory.ts'

/** Forks and sub-agents hold the records of the thread that they come from, its head too. */
function hasParent({ forkedFromId, parentThreadId, baseId, source }: Head): boolean {
  const agent = typeof source !== 'string' && 'subAgent' in source
  return forkedFromId !== null || parentThreadId !== null || baseId !== null || agent
}

const memory = z.object({ heads: z.number() })

export const severalHeads = defineCheck({
  name: 'several-heads',
  about: 'head',
  severity: 'warning',
  title: 'Heads of other threads',
  meaning: 'Further down stands the head of another thread, and the file is no fork. Codex reads the first head only.',
  remedy: 'Two files may have been put together. Look at the line: what follows may belong to another thread.',
  rules: {
    structure: ({ head, readable }, report) => {
      const known: z.infer<typeof memory> = { heads: 0 }
      return {
        memory: memoryOf(memory, known),
        see: ({ kind }) => {
          if (kind !== 'session_meta') return
          known.heads += 1
          if (!readable && known.heads > 1 && !hasParent(head))
            report('another head; which thread it names is not looked at')
        },
      }
    },
    records: ({ head }, report) => ({
      memory: null,
      see: ({ type, payload }) => {
        if (type !== 'session_meta' || hasParent(head)) return
        const id = stringOf(payload, 'id')
        if (id !== null && head.id !== null && id.toLowerCase() !== head.id) report('the head of another thread')
      },
    }),
  },
})
