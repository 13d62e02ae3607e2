import { isSupported } from '../../../../shared/history-mode.ts'
import { defineCheck } from '../check.ts'
import { projectedFiles } from './projected-files.ts'

export const projectionMode = defineCheck({
  name: 'projection-mode',
  about: 'home',
  severity: 'warning',
  title: 'Projection of a legacy thread',
  meaning:
    'Codex keeps history projections of paginated threads alone, and has one of this thread, whose file says legacy. The file may be an older copy. The file decides.',
  remedy: 'Look for a paginated file of the thread in backups. Skein goes by the head of the file.',
  rules: {
    *home(home) {
      for (const { files } of projectedFiles(home)) {
        if (files.every(({ head }) => isSupported(head.mode)))
          yield { path: files[0].path, message: 'the thread has a history projection, and its file says legacy' }
      }
    },
  },
})
