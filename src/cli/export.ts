import { extname, resolve } from 'node:path'
import { readPaths } from '../main/engine/api.ts'
import { type ExportJob, exportPieces, exportToFile } from '../main/engine/export/export-thread.ts'
import { counted, countText } from '../main/engine/export/words.ts'
import type { ThreadStore } from '../main/engine/protocol/store.ts'
import { UnsupportedHistoryMode } from '../shared/history-mode.ts'
import { type ExportFormat, exportFormat } from '../shared/ipc/history.ts'
import { homeOptions, oneOf, openStore, parse, usageError } from './arguments.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { findThread } from './find-thread.ts'
import { untilInterrupted } from './interrupt.ts'
import { complain, write } from './output.ts'

const config = {
  allowPositionals: true,
  options: {
    ...homeOptions,
    format: { type: 'string' },
    out: { type: 'string' },
    'no-tool-output': { type: 'boolean', default: false },
    'rolled-back': { type: 'boolean', default: false },
  },
} as const

/** `skein export ID` */
export async function run(args: string[]): Promise<ExitCode> {
  const { values, positionals } = parse({ args, ...config })
  const [id, ...rest] = positionals
  if (id === undefined || rest.length > 0) throw usageError('export wants one thread id')
  if (values.out === '') throw usageError('--out wants a file')
  const options = {
    format: formatOf(values.format, values.out),
    toolOutput: !values['no-tool-output'],
    rolledBack: values['rolled-back'],
  }
  const store = await openStore(values)
  try {
    const work = async (signal: AbortSignal) => {
      await store.refresh(signal)
      const progress = new Progress(values.out !== undefined, options.format === 'repro' ? 'byte' : 'item')
      const job = { row: findThread(store, id), options, progress: progress.show }
      try {
        await exportTo(values.out, store, job, signal)
      } finally {
        progress.end()
      }
      return exitCodes.ok
    }
    // On stdout there is nothing to clean up, and a reader that does not read would keep us.
    return await (values.out === undefined ? work(new AbortController().signal) : untilInterrupted(work))
  } catch (error) {
    if (!(error instanceof UnsupportedHistoryMode)) throw error
    store.library.countRefusal(error.mode)
    complain(error.message)
    return exitCodes.refused
  } finally {
    store.close()
  }
}

async function exportTo(
  out: string | undefined,
  store: ThreadStore,
  job: ExportJob,
  signal: AbortSignal,
): Promise<void> {
  if (out === undefined) {
    for await (const piece of await exportPieces(store.transcripts, job, signal)) await write(piece)
    return
  }
  const to = { path: resolve(out), homes: readPaths(store.homes) }
  await exportToFile(store.transcripts, job, to, signal)
}

/** What `--format` says, else what the file's name ends in, else Markdown. */
function formatOf(format: string | undefined, out: string | undefined): ExportFormat {
  if (format !== undefined) return oneOf('format', format, exportFormat.options)
  const ending = extname(out ?? '')
    .slice(1)
    .toLowerCase()
  return exportFormat.options.find(known => known === ending) ?? 'md'
}

/** How far the export is, on stderr, where a person watches it and the document itself goes elsewhere. */
class Progress {
  readonly #watched: boolean
  readonly #unit: string
  #shown = false

  constructor(intoFile: boolean, unit: string) {
    this.#unit = unit
    this.#watched = process.stderr.isTTY === true && (intoFile || !process.stdout.isTTY)
  }

  readonly show = (done: number, total: number): void => {
    if (!this.#watched || total === 0) return
    this.#shown = true
    process.stderr.write(`\r\u001b[Kskein: ${countText(done)} of ${counted(total, this.#unit)}`)
  }

  end(): void {
    if (this.#shown) process.stderr.write('\r\u001b[K')
  }
}
