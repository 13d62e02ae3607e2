import { fixtureId } from '../../../fixtures/ids.ts'
import type { RolloutSpec } from '../../../fixtures/write.ts'
import { writeRollout } from '../../../fixtures/write.ts'
import type { ExportOptions } from '../../../shared/ipc/history.ts'
import { never } from '../testing.ts'
import { IndexedHome } from '../testing-index.ts'
import type { ThreadRow } from '../threads/rows.ts'
import { Transcripts } from '../threads/transcripts.ts'
import { type ExportJob, exportPieces } from './export-thread.ts'

/** Threads that are exported. For tests only. */

export const AT = '2026-03-04T05:06:07.000Z'
export const ID = fixtureId('exported')

export interface Exportable {
  readonly home: string
  /** Of the rollout. */
  readonly path: string
  readonly row: ThreadRow
  readonly transcripts: Transcripts
}

/** A home with this thread in it. */
export async function exportable(spec: RolloutSpec): Promise<Exportable> {
  const indexed = new IndexedHome()
  const { path } = writeRollout(indexed.home, spec)
  await indexed.scan('heads')
  return { home: indexed.home, path, row: indexed.row(spec.id), transcripts: new Transcripts() }
}

export function jobOf(row: ThreadRow, options: Partial<ExportOptions> = {}): ExportJob {
  return { row, options: { format: 'md', toolOutput: true, rolledBack: false, ...options }, progress: () => {} }
}

/** The whole document. */
export async function documentOf(thread: Exportable, options: Partial<ExportOptions> = {}): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of await exportPieces(thread.transcripts, jobOf(thread.row, options), never))
    pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces).toString()
}
