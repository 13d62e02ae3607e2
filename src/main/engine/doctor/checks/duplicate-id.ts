import { defineCheck } from '../check.ts'
import { filesByThread, isContinuation } from '../home-facts.ts'

export const duplicateId = defineCheck({
  name: 'duplicate-id',
  about: 'home',
  severity: 'warning',
  title: 'Two files of one thread',
  meaning:
    'Two files of the home have the same thread id, and neither goes on with the other. Codex reads one of them. Files that continue a thread are no duplicates.',
  remedy: 'One may be a copy that was made by hand: compare them, and keep the one that has more.',
  rules: {
    *home({ files }) {
      for (const [id, all] of filesByThread(files)) {
        for (const same of [all.filter(file => !file.archived), all.filter(file => file.archived)]) {
          const own = same.filter(file => !isContinuation(file))
          for (const { path } of own.slice(1)) yield { path, message: `${own[0]?.path} has the same thread id ${id}` }
        }
      }
    },
  },
})
