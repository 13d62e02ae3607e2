import { defineCheck } from '../check.ts'
import { cursorState } from '../cursor.ts'
import { extentsOf, projectedFiles } from './projected-files.ts'

export const projectionBeyond = defineCheck({
  name: 'projection-beyond',
  about: 'home',
  severity: 'warning',
  title: 'Cursor beyond the file',
  meaning:
    'The history projection of the thread has read further than the file reaches. The file was cut, restored from an older copy, or written anew.',
  remedy: 'Look for a longer copy of the file. What Codex shows at the end may not be in the file any more.',
  rules: {
    *home(home) {
      const readAt = home.projection?.readAt ?? 0
      for (const projected of projectedFiles(home)) {
        const { row, files } = projected
        const extents = extentsOf(projected, home)
        if (cursorState(row, extents, readAt) !== 'beyond') continue
        const message = `the projection has read ${row.nextOffset} bytes of ${extents[0]?.size}`
        yield { path: files[0].path, message }
      }
    },
  },
})
