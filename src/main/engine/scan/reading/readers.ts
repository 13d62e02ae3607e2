import type { TextBatch } from '../../index/text-writer.ts'
import { type ReadDone, type ReadJob, readFully } from './job.ts'
import { PauseGate } from './pause-gate.ts'

/** Those who read files in full for the scanner. */
export interface Readers {
  /** How many files are read at the same time. */
  readonly size: number
  /**
   * Reads a file.
   * @param put takes its texts, in their order; not after the end.
   * @throws the signal's reason, what `put` throws
   */
  read(job: ReadJob, put: (batch: TextBatch) => void, signal: AbortSignal): Promise<ReadDone>
  /** Stops in the middle of files, and goes on. */
  pause(paused: boolean): void
  /** Nothing is to be read for a while: gives back what reading takes. */
  rest(): Promise<void>
}

/** Reads in the thread that asks. */
export function readHere(): Readers {
  const gate = new PauseGate()
  return {
    size: 1,
    read: (job, put, signal) => readFully(job, { put, ready: () => gate.passed(signal) }, signal),
    pause: paused => gate.set(paused),
    rest: async () => {},
  }
}
