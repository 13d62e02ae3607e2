import { isProjected } from '../../../../shared/history-mode.ts'
import { PROJECTION_DB } from '../../side/projection-db.ts'
import { defineCheck } from '../check.ts'
import { rolloutIdOf } from './projected-files.ts'

export const fileWithoutProjection = defineCheck({
  name: 'file-without-projection',
  about: 'home',
  severity: 'info',
  title: 'Threads without projection',
  meaning: 'The history projection has nothing of some paginated threads. Codex works them out when they are opened.',
  remedy: 'Nothing is lost. Open such a thread in Codex if its history is to be there.',
  rules: {
    *home({ files, projection }) {
      if (projection === null) return
      const paginated = files.filter(({ head }) => isProjected(head.mode))
      const found = new Set(paginated.filter(file => projection.rows.has(rolloutIdOf(file))).map(file => file.threadId))
      const missing = new Set(paginated.map(file => file.threadId).filter(id => !found.has(id)))
      if (missing.size > 0)
        yield { path: PROJECTION_DB, message: `paginated threads that are not in it: ${missing.size}` }
    },
  },
})
