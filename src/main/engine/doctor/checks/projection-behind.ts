import { defineCheck } from '../check.ts'
import { cursorState } from '../cursor.ts'
import { extentsOf, projectedFiles } from './projected-files.ts'

export const projectionBehind = defineCheck({
  name: 'projection-behind',
  about: 'home',
  severity: 'warning',
  title: 'Frozen cursor',
  meaning:
    'The history projection of the thread ends before its file does, though nobody had written to it for a minute when the projection was read. Codex shows the thread only up to there. A number that was there before, or is missing, is what most often stops it.',
  remedy:
    'Nothing is lost: the file has everything. Look for `ordinal-repeated` and `ordinal-gap` at that place, and open the thread with the newest Codex.',
  rules: {
    *home(home) {
      const readAt = home.projection?.readAt ?? 0
      for (const projected of projectedFiles(home)) {
        const { row, files } = projected
        const extents = extentsOf(projected, home)
        if (cursorState(row, extents, readAt) !== 'behind') continue
        const before = row.nextOrdinal === null ? '' : `, before record ${row.nextOrdinal}`
        const message = `the projection stops at byte ${row.nextOffset} of ${extents[0]?.end}${before}`
        yield { path: files[0].path, message }
      }
    },
  },
})
