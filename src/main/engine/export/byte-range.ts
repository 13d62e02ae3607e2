import type { LineSpan } from '../../../shared/ipc/file.ts'
import { AppError } from '../../../shared/ipc/result.ts'
import { readRange } from '../rollout/chunks.ts'
import { openThread } from '../threads/gate.ts'
import type { ThreadRow } from '../threads/rows.ts'
import type { OpenHistory, Transcripts } from '../threads/transcripts.ts'
import { locateRange } from '../transcript/reading/line-range.ts'
import { FileSeal } from './seal.ts'
import { checkedTarget } from './target.ts'
import { writeWhole } from './write-file.ts'

/**
 * Writes the bytes of some lines into a file as they are, whole or not at all.
 * @param to absolute path of the file, and the homes that are open: nothing is written into them.
 * @throws UnsupportedHistoryMode, AppError, the signal's reason; then no file has changed.
 */
export async function bytesToFile(
  transcripts: Transcripts,
  { row, span }: { readonly row: ThreadRow; readonly span: LineSpan },
  to: { readonly path: string; readonly homes: readonly string[] },
  signal: AbortSignal,
): Promise<{ readonly path: string; readonly bytes: number }> {
  const history = await transcripts.open(row, signal)
  const path = checkedTarget(to.path, to.homes)
  return { path, bytes: await writeWhole(path, bytesOf(history, row, span, signal), signal) }
}

async function* bytesOf(
  { opened, table, versions }: OpenHistory,
  row: ThreadRow,
  { version, first, last }: LineSpan,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const seal = await FileSeal.take(opened, signal)
  const range = versions.has(version) ? await locateRange({ source: opened, table }, first, last, signal) : null
  if (range === null) throw new AppError('not-found', 'The file is no longer what it was: choose the lines again')
  yield* readRange(opened, range.start, range.end, signal)
  await seal.check(signal)
  // It may have turned while it was read.
  openThread(row)
}
