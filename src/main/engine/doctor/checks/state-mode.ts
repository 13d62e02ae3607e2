import { rawMode } from '../../../../shared/history-mode.ts'
import { defineCheck } from '../check.ts'
import { threadRows } from './thread-rows.ts'

export const stateMode = defineCheck({
  name: 'state-mode',
  about: 'home',
  severity: 'warning',
  title: 'Database has another history mode',
  meaning: 'The state database has another history mode for the thread than the head of its file. The file decides.',
  remedy: 'Open the thread with the newest Codex, which brings its database up to date.',
  rules: {
    *home(home) {
      for (const { row, first } of threadRows(home)) {
        const { mode } = first.head
        const known = mode.kind !== 'unknown' || mode.reason === 'value'
        if (!known || row.history_mode === null || row.history_mode === rawMode(mode)) continue
        yield { path: first.path, message: 'the state database has another history mode' }
      }
    },
  },
})
