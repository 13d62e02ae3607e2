import { PROJECTION_DB } from '../../side/projection-db.ts'
import { defineCheck } from '../check.ts'

export const projectionWithoutFile = defineCheck({
  name: 'projection-without-file',
  about: 'home',
  severity: 'info',
  title: 'Projections without file',
  meaning: 'The history projection has threads of which the home has no file.',
  remedy: 'The files were moved or deleted by hand: look for them in backups. Codex cannot open these threads.',
  rules: {
    *home({ files, projection }) {
      const known = new Set(files.flatMap(({ threadId, name }) => [threadId, name.threadId, name.rolloutId]))
      const lost = [...(projection?.rows.keys() ?? [])].filter(id => !known.has(id))
      if (lost.length > 0)
        yield { path: PROJECTION_DB, message: `of so many of its threads there is no file: ${lost.length}` }
    },
  },
})
