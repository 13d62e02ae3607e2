import type { Head } from '../../rollout/head.ts'
import { stringOf } from '../../rollout/record.ts'
import { defineCheck } from '../check.ts'

/** Forks and sub-agents hold the records of the thread that they come from, its head too. */
function hasParent({ forkedFromId, parentThreadId, baseId, source }: Head): boolean {
  const agent = typeof source !== 'string' && 'subAgent' in source
  return forkedFromId !== null || parentThreadId !== null || baseId !== null || agent
}

export const severalHeads = defineCheck({
  name: 'several-heads',
  about: 'head',
  severity: 'warning',
  title: 'Heads of other threads',
  meaning: 'Further down stands the head of another thread, and the file is no fork. Codex reads the first head only.',
  remedy: 'Two files may have been put together. Look at the line: what follows may belong to another thread.',
  rules: {
    structure: ({ head, readable }, report) => {
      let heads = 0
      return {
        see: ({ kind }) => {
          if (kind !== 'session_meta') return
          heads += 1
          if (!readable && heads > 1 && !hasParent(head)) report('another head; which thread it names is not looked at')
        },
      }
    },
    records: ({ head }, report) => ({
      see: ({ type, payload }) => {
        if (type !== 'session_meta' || hasParent(head)) return
        const id = stringOf(payload, 'id')
        if (id !== null && head.id !== null && id.toLowerCase() !== head.id) report('the head of another thread')
      },
    }),
  },
})
