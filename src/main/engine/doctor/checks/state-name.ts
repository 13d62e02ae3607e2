import { isSupported } from '../../../../shared/history-mode.ts'
import { defineCheck } from '../check.ts'
import { threadRows } from './thread-rows.ts'

export const stateName = defineCheck({
  name: 'state-name',
  about: 'home',
  severity: 'info',
  title: 'Two names',
  meaning:
    'The state database and `session_index.jsonl` have different names for the thread. Codex shows the one in the database.',
  remedy: 'Name the thread again in Codex.',
  rules: {
    *home(home) {
      for (const { row, first, id } of threadRows(home)) {
        const title = row.title?.trim() ?? ''
        const name = home.names.get(id)
        if (!isSupported(first.head.mode) || name === undefined || title === '' || title === name) continue
        if (title === (row.first_user_message ?? '').trim()) continue
        yield { path: first.path, message: 'the state database has another name than session_index.jsonl' }
      }
    },
  },
})
