import { defineCheck } from '../check.ts'
import { threadRows } from './thread-rows.ts'

export const stateArchived = defineCheck({
  name: 'state-archived',
  about: 'home',
  severity: 'warning',
  title: 'Database says archived, folder does not',
  meaning:
    'The state database and the folder of the file disagree about whether the thread is archived. Codex may not list it.',
  remedy: 'Archive the thread in Codex, or take it back, once more.',
  rules: {
    *home(home) {
      for (const { row, first, files } of threadRows(home)) {
        const archived = files.every(file => file.archived)
        if (row.archived === null || (row.archived !== 0) === archived) continue
        yield { path: first.path, message: `the state database says that it is ${archived ? 'not ' : ''}archived` }
      }
    },
  },
})
