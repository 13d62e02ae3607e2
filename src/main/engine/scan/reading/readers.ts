import type { Reading } from '../../doctor/file-doctor.ts'
import type { TextBatch } from '../../index/text-writer.ts'
import { type ReadDone, type ReadJob, readFully } from './job.ts'
import type { PackedReading } from './packed.ts'
import { PauseGate } from './pause-gate.ts'
import { type StructureJob, structureOf } from './structure-job.ts'

/** Those who read files in full for the scanner. */
export interface Readers {
  /** How many files are read at the same time. */
  readonly size: number
  /**
   * Reads a file.
   * @param stored what an earlier reading kept of it; asked for where nothing else is known.
   * @param put takes its texts, in their order; not after the end.
   * @throws the signal's reason, what `put` throws
   */
  read(
    job: ReadJob,
    stored: () => PackedReading | null,
    put: (batch: TextBatch) => void,
    signal: AbortSignal,
  ): Promise<ReadDone>
  /**
   * Looks at the structure of a file that must not be opened.
   * @param reached is told now and then how many bytes of it have been looked at; of a compressed one nothing.
   * @throws the signal's reason
   */
  structure(job: StructureJob, reached: (bytes: number) => void, signal: AbortSignal): Promise<Reading>
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
    read: (job, stored, put, signal) => readFully(job, stored(), { put, ready: () => gate.passed(signal) }, signal),
    structure: (job, reached, signal) => structureOf(job, { reached, ready: () => gate.passed(signal) }, signal),
    pause: paused => gate.set(paused),
    rest: async () => {},
  }
}
