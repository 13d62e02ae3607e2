import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import { fileFacts } from '../rollout/open.ts'
import { projectedFiles } from './checks/projected-files.ts'
import type { HomeFile, Projection } from './home-facts.ts'

/**
 * A projection is often read after the files were measured. Where a cursor stands beyond a file that was written to since,
 * the file has grown: how far it reaches is not known.
 * @returns the projection without the extents of such files; no file is opened for it
 */
export function withoutGrown<P extends Projection>(homePath: string, files: readonly HomeFile[], projection: P): P {
  const extents = new Map(projection.extents)
  for (const { row, files: of } of projectedFiles({ files, projection })) {
    for (const { path } of of) {
      const extent = extents.get(path)
      if (extent === undefined || row.nextOffset <= extent.size) continue
      if (modifiedAt(join(homePath, path)) !== extent.modifiedAt) extents.delete(path)
    }
  }
  return { ...projection, extents }
}

function modifiedAt(path: string): number | null {
  const stat = lstatSync(path, { bigint: true, throwIfNoEntry: false })
  return stat === undefined ? null : fileFacts(stat).modifiedAt
}
