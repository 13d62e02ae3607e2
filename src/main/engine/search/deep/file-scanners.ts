import { type DeepJob, type DeepOutcome, scanFile } from './scan-file.ts'

/** Those who search files for a deep search. */
export interface FileScanners {
  /** How many files are searched at the same time. */
  readonly size: number
  /**
   * @param progress told how many bytes have been looked at, uncompressed
   * @throws the signal's reason
   */
  scan(job: DeepJob, progress: (bytes: number) => void, signal: AbortSignal): Promise<DeepOutcome>
  /** Ends whatever goes on. */
  close(): Promise<void>
}

/** For one search. */
export type StartFileScanners = () => FileScanners

/** Searches in the thread that asks. */
export function scanHere(): FileScanners {
  return { size: 1, scan: scanFile, close: async () => {} }
}
