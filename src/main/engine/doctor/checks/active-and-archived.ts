import { defineCheck } from '../check.ts'
import { filesByThread, isContinuation } from '../home-facts.ts'

export const activeAndArchived = defineCheck({
  name: 'active-and-archived',
  about: 'home',
  severity: 'warning',
  title: 'Active and archived',
  meaning: 'A thread has a file among the active ones and one in the archive. Codex reads the active one.',
  remedy: 'Compare the two. The archived one may be a copy from before the thread was taken back.',
  rules: {
    *home({ files }) {
      for (const all of filesByThread(files).values()) {
        const own = all.filter(file => !isContinuation(file))
        const active = own.find(file => !file.archived)
        if (active === undefined) continue
        for (const { path, archived } of own) if (archived) yield { path, message: `${active.path} is the same thread` }
      }
    },
  },
})
