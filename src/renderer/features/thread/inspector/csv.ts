import { csvTable } from '../../../../shared/csv.ts'
import type { InspectedFile, Inspection } from '../../../../shared/ipc/inspect.ts'
import { isoTime } from '../../../../shared/iso-time.ts'

/** The tables of a thread's metadata for other programs; times in UTC, what is not known empty. Pure. */

/** Names the newest first, as they are shown; that of the state database has no time. */
export function namesCsv({ names, stateName }: Pick<Inspection, 'names' | 'stateName'>): string {
  const state = stateName === null ? [] : [[stateName, null, 'state database']]
  const kept = [...names].reverse().map(({ name, at }) => [name, isoTime(at), 'session_index.jsonl'])
  return csvTable(['name', 'since', 'kept_in'], [...state, ...kept])
}

export function filesCsv(files: readonly InspectedFile[]): string {
  return csvTable(
    ['file', 'role', 'archived', 'compressed', 'bytes', 'uncompressed_bytes', 'lines', 'changed', 'permissions'],
    files.map(file => [
      file.absolutePath,
      file.role,
      file.archived ? 'archived' : 'active',
      file.compressed ? 'zstd' : 'no',
      file.sizeBytes,
      file.textBytes,
      file.lines,
      isoTime(file.modifiedAt),
      file.permissions,
    ]),
  )
}
