import { AppError } from '../../../shared/ipc/result.ts'
import { type HomeSpec, isLive } from '../api.ts'
import { isCorruption, openForWriting, sqliteCode } from '../index/open.ts'
import { IndexWriter } from '../index/writer.ts'
import { OUTPUT_CHARS } from '../search/extract/bounds.ts'
import { PROJECTION_DB } from '../side/projection-db.ts'
import { ChangeReader } from './change-reader.ts'
import { type Readers, readHere } from './reading/readers.ts'
import { idleProgress, Scanner } from './scanner.ts'
import type { ScannerPort, ScannerPortEvents } from './scanner-port.ts'
import { LiveHome } from './watch/live-home.ts'

/** Why a scan stopped. What nobody foresaw may quote paths or texts, and is not repeated. */
function wordsOf(error: unknown): string {
  if (error instanceof AppError) return error.message
  const code = sqliteCode(error)
  return code === null ? 'The scan stopped for an unexpected reason.' : `The index cannot be written (${code}).`
}

export interface RunOptions {
  /** How much of each output can be found; the default unless given. */
  readonly outputChars?: number
  /** Who read the files of a scan in full; this thread unless given. */
  readonly readers?: Readers
  /** Whether homes are watched for changes once they have been scanned. */
  readonly watch?: boolean
}

/** Runs a scanner in this thread: one scan after the other, and files that change beside them. */
export function runScanner(dataDir: string, events: ScannerPortEvents, options: RunOptions = {}): ScannerPort {
  const { readers = readHere(), watch = false, outputChars = OUTPUT_CHARS } = options
  const db = openForWriting(dataDir)
  const live = new Map<string, LiveHome>()
  const open = new Set<string>()
  const onFolder = (homePath: string, folder: string) => live.get(homePath)?.folder(folder)
  const scanner = new Scanner(new IndexWriter(db), dataDir, events, { readers, onFolder, outputChars })
  let cancel = new AbortController()
  let last = Promise.resolve()

  const guarded = async (job: (signal: AbortSignal) => Promise<void>, signal: AbortSignal) => {
    try {
      signal.throwIfAborted()
      await job(signal)
    } catch (error) {
      if (isCorruption(error)) return events.corrupt()
      events.progress({ ...idleProgress(), phase: 'stopped', error: signal.aborted ? null : wordsOf(error) })
    }
  }
  const inTurn = (job: (signal: AbortSignal) => Promise<void>) => {
    const { signal } = cancel
    last = last.then(() => guarded(job, signal))
  }
  const changes = new ChangeReader(scanner, {
    guarded: job => guarded(job, cancel.signal),
    inTurn,
  })
  const begin = (home: HomeSpec) => {
    if (!watch || !isLive(home) || live.has(home.path)) return
    const liveHome = new LiveHome(home.path, {
      update: paths => changes.update(home.path, paths),
      check: () => changes.check(home.path),
      aside: () => changes.aside(home.path),
      projections: () => changes.projections(home.path),
      state: state => events.watching(home.path, state),
    })
    live.set(home.path, liveHome)
  }
  const stop = () => {
    cancel.abort()
    cancel = new AbortController()
  }
  return {
    scan: homes => {
      // Before the scan, which tells of the folders as it reads them: no change falls between the two.
      for (const home of homes) {
        open.add(home.path)
        begin(home)
      }
      inTurn(signal => scanner.scan(homes, 'all', signal))
    },
    cancel: stop,
    forget: homePath => {
      open.delete(homePath)
      live.get(homePath)?.close()
      live.delete(homePath)
      changes.forget(homePath)
      stop()
      inTurn(async signal => {
        await changes.ended()
        await scanner.forget(homePath, signal)
      })
    },
    refresh: (homePath, path) => {
      if (path === PROJECTION_DB) live.get(homePath)?.askProjections()
      else if (open.has(homePath)) void changes.update(homePath, new Set([path]))
    },
    bound: outputChars => {
      stop()
      // Whatever is stopped after this, the new bound holds.
      const { signal } = new AbortController()
      const job = async () => {
        await changes.ended()
        await scanner.bound(outputChars)
      }
      last = last.then(() => guarded(job, signal))
    },
    pause: paused => scanner.pause(paused),
    close: async () => {
      for (const home of live.values()) home.close()
      stop()
      changes.close()
      await Promise.all([last, changes.ended()])
      db.close()
    },
  }
}
