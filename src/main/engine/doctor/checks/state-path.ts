import { logicalPath, pathBelowHome } from '../../rollout/names.ts'
import { defineCheck } from '../check.ts'
import { threadRows } from './thread-rows.ts'

export const statePath = defineCheck({
  name: 'state-path',
  about: 'home',
  severity: 'warning',
  title: 'Database names another file',
  meaning: 'The state database names a file for the thread that is not among its files: a stale path.',
  remedy: 'Codex looks for the file again when it opens the thread. Restore the other file if it was moved away.',
  rules: {
    *home(home) {
      for (const { row, first, files } of threadRows(home)) {
        if (row.rollout_path === null) continue
        // Homes are copied and moved; where a file lies below its home is what stays.
        const named = pathBelowHome(row.rollout_path)
        if (files.some(({ path }) => logicalPath(path) === named)) continue
        yield { path: first.path, message: 'the state database names another file for the thread' }
      }
    },
  },
})
