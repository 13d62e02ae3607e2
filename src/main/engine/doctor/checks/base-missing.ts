import { defineCheck } from '../check.ts'

export const baseMissing = defineCheck({
  name: 'base-missing',
  about: 'home',
  severity: 'error',
  title: 'Base is missing',
  meaning:
    'The history begins in another file, which is not in the home. What stands in this file is only the later part.',
  remedy: 'Find the file that the head names under `history_base`, in a backup or in another home.',
  rules: {
    *home({ files }) {
      const known = new Set(
        files.flatMap(({ threadId, name }) => [threadId, name.threadId, name.rolloutId ?? threadId]),
      )
      for (const { path, head, headAt } of files) {
        if (head.baseId !== null && !known.has(head.baseId))
          yield { path, message: `no file of the base ${head.baseId}`, at: headAt }
      }
    },
  },
})
