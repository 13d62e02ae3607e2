import type { ProjectionRow } from '../../index/stored-facts.ts'
import { orderFiles } from '../../index/thread-row.ts'
import type { Extent } from '../extent.ts'
import { filesByThread, type HomeFile, type HomeUnderCheck } from '../home-facts.ts'

type FilesAndCursors = Pick<HomeUnderCheck, 'files' | 'projection'>

/** A projection, and the files that it may be one of: more than one only where later files have none of their own. */
export interface Projected {
  readonly row: ProjectionRow
  readonly files: readonly [HomeFile, ...HomeFile[]]
}

/** The id that the client keeps a file's projection under. */
export function rolloutIdOf({ name, threadId }: Pick<HomeFile, 'name' | 'threadId'>): string {
  return name.rolloutId ?? threadId
}

/**
 * The projections of a home with their files. Of copies of a file the one that decides is meant. Releases differ in
 * whether a thread that goes on in another file gets a second projection; where it has not, the one may be of either.
 */
export function* projectedFiles({ files, projection }: FilesAndCursors): Generator<Projected> {
  if (projection === null) return
  for (const all of filesByThread(files).values()) {
    const byId = new Map<string, HomeFile>()
    for (const file of orderFiles(all)) if (!byId.has(rolloutIdOf(file))) byId.set(rolloutIdOf(file), file)
    const without = [...byId].filter(([id]) => !projection.rows.has(id)).map(([, file]) => file)
    for (const [id, file] of byId) {
      const row = projection.rows.get(id)
      if (row !== undefined) yield { row, files: file.name.rolloutId === null ? [file, ...without] : [file] }
    }
  }
}

/** How far the files of a projection reach; none where one of them has not been looked at. */
export function extentsOf({ files }: Projected, { projection }: FilesAndCursors): readonly Extent[] {
  const extents = files.flatMap(({ path }) => projection?.extents.get(path) ?? [])
  return extents.length === files.length ? extents : []
}
