import { STATE_DB } from '../../side/state-db.ts'
import { defineCheck } from '../check.ts'

export const fileWithoutState = defineCheck({
  name: 'file-without-state',
  about: 'home',
  severity: 'info',
  title: 'Threads that the database does not have',
  meaning:
    'The state database has no row for some threads that Codex would list by their files. It adds them when it looks through the folders.',
  remedy: 'Nothing is lost. Codex takes them in by itself.',
  rules: {
    *home({ files, rows }) {
      if (rows === null) return
      const missing = new Set(
        files.filter(({ listed, threadId }) => listed && !rows.has(threadId)).map(file => file.threadId),
      )
      if (missing.size > 0) yield { path: STATE_DB, message: `threads that have no row in it: ${missing.size}` }
    },
  },
})
