import manifest from '../../../../package.json' with { type: 'json' }
import type { ExportFormat, ExportOptions } from '../../../shared/ipc/history.ts'
import { reproBytes } from '../repro/repro-bytes.ts'
import { readRange } from '../rollout/chunks.ts'
import { openThread } from '../threads/gate.ts'
import type { ThreadRow } from '../threads/rows.ts'
import type { Transcripts } from '../threads/transcripts.ts'
import { HtmlRenderer } from './html/html-renderer.ts'
import { JsonRenderer } from './json/json-renderer.ts'
import { MarkdownRenderer } from './markdown/markdown-renderer.ts'
import { ThreadReading } from './reading.ts'
import { renderThread } from './render-thread.ts'
import type { Renderer } from './renderer.ts'
import { FileSeal } from './seal.ts'
import { checkedTarget } from './target.ts'
import { writeWhole } from './write-file.ts'

export interface ExportJob {
  readonly row: ThreadRow
  readonly options: ExportOptions
  /** Called with items done and all items, of a repro with bytes; must not throw. */
  readonly progress: (done: number, total: number) => void
}

/**
 * Opens a thread for its export; the document comes in pieces when they are asked for.
 * @throws UnsupportedHistoryMode before there is any piece; AppError, the signal's reason. So do the pieces.
 */
export async function exportPieces(
  transcripts: Transcripts,
  job: ExportJob,
  signal: AbortSignal,
): Promise<AsyncIterable<string | Uint8Array>> {
  return sealedPieces(await ThreadReading.open(transcripts, job.row, signal), job, signal)
}

/**
 * Writes a thread into a file, whole or not at all.
 * @param to absolute path of the file, and the homes that are open: nothing is written into them.
 * @returns path and size of the file.
 * @throws UnsupportedHistoryMode, AppError, the signal's reason; then no file has changed.
 */
export async function exportToFile(
  transcripts: Transcripts,
  job: ExportJob,
  to: { readonly path: string; readonly homes: readonly string[] },
  signal: AbortSignal,
): Promise<{ readonly path: string; readonly bytes: number }> {
  const reading = await ThreadReading.open(transcripts, job.row, signal)
  const path = checkedTarget(to.path, to.homes)
  return { path, bytes: await writeWhole(path, await sealedPieces(reading, job, signal), signal) }
}

async function sealedPieces(
  reading: ThreadReading,
  { options, progress }: ExportJob,
  signal: AbortSignal,
): Promise<AsyncIterable<string | Uint8Array>> {
  const seal = await FileSeal.take(reading.opened, signal)
  const check = () => seal.check(signal)
  const { format } = options
  if (format === 'repro') return reproPieces(reading, progress, check, signal)
  const renderer = rendererOf(reading, format, options, signal)
  return renderThread(reading, renderer, { options, version: manifest.version, progress, check }, signal)
}

/** The lines of the file as it was when it was opened, masked. */
async function* reproPieces(
  { row, opened }: ThreadReading,
  progress: ExportJob['progress'],
  check: () => Promise<void>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const { sizeBytes, compressed } = opened
  const to = compressed ? Number.POSITIVE_INFINITY : sizeBytes
  let done = 0
  for await (const piece of reproBytes(readRange(opened, 0, to, signal))) {
    yield piece
    done += piece.length
    progress(done, Math.max(done, sizeBytes))
  }
  await check()
  // It may have turned while it was read.
  openThread(row)
}

function rendererOf(
  reading: ThreadReading,
  format: Exclude<ExportFormat, 'repro'>,
  options: ExportOptions,
  signal: AbortSignal,
): Renderer {
  switch (format) {
    case 'md':
      return new MarkdownRenderer(options)
    case 'html':
      return new HtmlRenderer(options, (picture, ref) => reading.picture(picture, ref, signal))
    case 'json':
      return new JsonRenderer(options)
  }
}
