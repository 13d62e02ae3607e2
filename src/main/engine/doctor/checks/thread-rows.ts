import type { StateRow } from '../../index/stored-facts.ts'
import { orderFiles } from '../../index/thread-row.ts'
import { filesByThread, type HomeFile, type HomeUnderCheck } from '../home-facts.ts'

/** Threads that the state database has a row of, with their files; the first is the one that decides. */
export function* threadRows(
  home: HomeUnderCheck,
): Generator<{ id: string; row: StateRow; first: HomeFile; files: readonly HomeFile[] }> {
  if (home.rows === null) return
  for (const [id, all] of filesByThread(home.files)) {
    const row = home.rows.get(id)
    const files = orderFiles(all)
    const [first] = files
    if (row !== undefined && first !== undefined) yield { id, row, first, files }
  }
}
