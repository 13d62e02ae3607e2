import { AppError } from '../../../shared/ipc/result.ts'
import type { HomeSpec } from '../api.ts'
import { isCorruption, openForWriting, sqliteCode } from '../index/open.ts'
import { IndexWriter } from '../index/writer.ts'
import { readHere } from './reading/readers.ts'
import { idleProgress, Scanner } from './scanner.ts'
import type { ScannerPort, ScannerPortEvents } from './scanner-port.ts'

/** Why a scan stopped. What nobody foresaw may quote paths or texts, and is not repeated. */
function wordsOf(error: unknown): string {
  if (error instanceof AppError) return error.message
  const code = sqliteCode(error)
  return code === null ? 'The scan stopped for an unexpected reason.' : `The index cannot be written (${code}).`
}

/**
 * Runs a scanner in this thread: one scan after the other, and files that change beside them.
 * @param readers who read the files of a scan in full; this thread unless given.
 */
export function runScanner(dataDir: string, events: ScannerPortEvents, readers = readHere()): ScannerPort {
  const db = openForWriting(dataDir)
  const scanner = new Scanner(new IndexWriter(db), dataDir, events, { readers })
  let cancel = new AbortController()
  let closed = false
  let last = Promise.resolve()
  /** Files that are being read again; true for those that have changed once more meanwhile. */
  const refreshing = new Map<string, boolean>()
  const refreshes = new Set<Promise<void>>()

  const guarded = async (job: (signal: AbortSignal) => Promise<void>, signal: AbortSignal) => {
    try {
      signal.throwIfAborted()
      await job(signal)
    } catch (error) {
      if (isCorruption(error)) return events.corrupt()
      events.progress({ ...idleProgress(), phase: 'stopped', error: signal.aborted ? null : wordsOf(error) })
    }
  }
  /** Beside the scan, which may take long; however often a file changes, it is read one time after the other. */
  const refresh = async (homePath: string, path: string) => {
    const key = `${homePath}/${path}`
    if (refreshing.has(key)) {
      refreshing.set(key, true)
      return
    }
    do {
      refreshing.set(key, false)
      await guarded(signal => scanner.refresh(homePath, path, signal), cancel.signal)
    } while (refreshing.get(key) === true && !closed)
    refreshing.delete(key)
  }
  const stop = () => {
    cancel.abort()
    cancel = new AbortController()
  }
  return {
    scan: (homes: readonly HomeSpec[]) => {
      const { signal } = cancel
      last = last.then(() => guarded(() => scanner.scan(homes, 'all', signal), signal))
    },
    cancel: stop,
    refresh: (homePath, path) => {
      const running = refresh(homePath, path).finally(() => refreshes.delete(running))
      refreshes.add(running)
    },
    close: async () => {
      closed = true
      stop()
      await Promise.all([last, ...refreshes])
      db.close()
    },
  }
}
