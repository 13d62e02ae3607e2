import { STATE_DB } from '../../side/state-db.ts'
import { defineCheck } from '../check.ts'

export const stateWithoutFile = defineCheck({
  name: 'state-without-file',
  about: 'home',
  severity: 'warning',
  title: 'Database has threads without file',
  meaning:
    'The state database has threads of which the home has no file. Codex lists them until it looks for the file.',
  remedy:
    'The files were moved or deleted by hand: look for them in backups. Codex drops such rows when it meets them.',
  rules: {
    *home({ files, rows }) {
      const known = new Set(files.flatMap(({ threadId, name }) => [threadId, name.threadId]))
      for (const id of rows?.keys() ?? [])
        if (!known.has(id)) yield { path: STATE_DB, message: `no file of the thread ${id}` }
    },
  },
})
