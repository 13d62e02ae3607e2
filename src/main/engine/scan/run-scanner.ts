import type { HomeSpec } from '../api.ts'
import { isCorruption, openForWriting } from '../index/open.ts'
import { IndexWriter } from '../index/writer.ts'
import { idleProgress, Scanner } from './scanner.ts'
import type { ScannerPort, ScannerPortEvents } from './scanner-port.ts'

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
        const words = signal.aborted ? null : error instanceof Error ? error.message : String(error)
        events.progress({ ...idleProgress(), phase: 'stopped', error: words })
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
