import { type DeepOutcome, type DeepSought, type DeepThreadJob, Seeker } from './scan-file.ts'

/** Some files that are searched one after the other for the same. */
export interface DeepBatch extends DeepSought {
  readonly threads: readonly DeepThreadJob[]
}

/** Who hears of a batch while it is searched. */
export interface BatchListener {
  /** How many bytes of the file that is being searched have been looked at, uncompressed. */
  progress(bytes: number): void
  /** What the next file came to, in their order. */
  done(outcome: DeepOutcome): void
}

/** Those who search files for a deep search. */
export interface FileScanners {
  /** How many batches are searched at the same time. */
  readonly size: number
  /** @throws the signal's reason */
  scan(batch: DeepBatch, listener: BatchListener, signal: AbortSignal): Promise<void>
  /** Ends whatever goes on. */
  close(): Promise<void>
}

/** For one search. */
export type StartFileScanners = () => FileScanners

/** Searches in the thread that asks. */
export function scanHere(): FileScanners {
  return { size: 1, scan: scanBatch, close: async () => {} }
}

/** @throws the signal's reason */
export async function scanBatch(batch: DeepBatch, listener: BatchListener, signal: AbortSignal): Promise<void> {
  const seeker = new Seeker(batch)
  for (const thread of batch.threads) {
    listener.done(await seeker.scanFile(thread, bytes => listener.progress(bytes), signal))
  }
}
