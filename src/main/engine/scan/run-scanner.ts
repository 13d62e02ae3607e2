import { AppError } from '../../../shared/ipc/result.ts'
import type { HomeSpec } from '../api.ts'
import { isCorruption, openForWriting, sqliteCode } from '../index/open.ts'
import { IndexWriter } from '../index/writer.ts'
import { idleProgress, Scanner } from './scanner.ts'
import type { ScannerPort, ScannerPortEvents } from './scanner-port.ts'

/** Why a scan stopped. What nobody foresaw may quote paths or texts, and is not repeated. */
function wordsOf(error: unknown): string {
  if (error instanceof AppError) return error.message
  const code = sqliteCode(error)
  return code === null ? 'The scan stopped for an unexpected reason.' : `The index cannot be written (${code}).`
}

/** Runs a scanner in this thread, one job after the other. */
export function runScanner(dataDir: string, events: ScannerPortEvents): ScannerPort {
  const db = openForWriting(dataDir)
  const scanner = new Scanner(new IndexWriter(db), dataDir, events)
  let cancel = new AbortController()
  let last = Promise.resolve()

  const enqueue = (job: (signal: AbortSignal) => Promise<void>) => {
    const { signal } = cancel
    last = last.then(async () => {
      try {
        signal.throwIfAborted()
        await job(signal)
      } catch (error) {
        if (isCorruption(error)) return events.corrupt()
        events.progress({ ...idleProgress(), phase: 'stopped', error: signal.aborted ? null : wordsOf(error) })
      }
    })
  }
  const stop = () => {
    cancel.abort()
    cancel = new AbortController()
  }
  return {
    scan: (homes: readonly HomeSpec[]) => enqueue(signal => scanner.scan(homes, 'all', signal)),
    cancel: stop,
    refresh: (homePath, path) => enqueue(signal => scanner.refresh(homePath, path, signal)),
    close: async () => {
      stop()
      await last
      db.close()
    },
  }
}
