import type { StartFacts } from '../../index/stored-facts.ts'
import type { TextBatch } from '../../index/text-writer.ts'
import type { FoundFile } from '../discover.ts'
import type { ReadPass } from '../read-file.ts'
import { FileReading, readOnOrAnew } from './file-reading.ts'
import type { PackedReading } from './packed.ts'

/** The reading of one file in full, wherever it is done. */

/** When what a reading needs to go on is kept. */
export interface KeepRules {
  /** Of files of this size on; smaller ones are read again in a moment. */
  readonly fromBytes: number
  /** Anew when the file has so much more: as much is read again at most. */
  readonly everyBytes: number
  /** And not more often than this. */
  readonly everyMs: number
}
export const KEEP_RULES: KeepRules = { fromBytes: 4 * 1024 * 1024, everyBytes: 512 * 1024, everyMs: 30_000 }

export interface ReadJob {
  readonly homeId: number
  readonly homePath: string
  readonly file: FoundFile
  /** What its beginning says: a mode that may be opened. */
  readonly start: StartFacts
  /** How much of each output can be found. */
  readonly outputChars: number
  /** Texts up to here are in the index already. */
  readonly from: number
  readonly keep: KeepRules
}

/** Takes texts while a file is read. */
export interface TextSink {
  put(batch: TextBatch): void
  /** Resolves when more of the file may be read, at the latest when the reading is stopped. */
  ready(): Promise<void>
}

export interface ReadDone {
  readonly pass: ReadPass
  /** Names the reading: its texts carry the same number. */
  readonly reading: number
  /** How far the texts go (text-state.ts). */
  readonly state: string | null
  /** Whether the reading can go on when the file has grown. */
  readonly goesOn: boolean
  /** For a later reading to go on from; `as-it-is` where what was kept before will do; null where nothing is to be kept. */
  readonly kept: PackedReading | 'as-it-is' | null
}

/** Reads a file. @param kept of an earlier reading of it, else null @throws the signal's reason, nothing else */
export async function readFully(
  job: ReadJob,
  kept: PackedReading | null,
  sink: TextSink,
  signal: AbortSignal,
): Promise<ReadDone> {
  await sink.ready()
  signal.throwIfAborted()
  const known = kept === null ? null : FileReading.resumed(job, sink, kept)
  return (await readOnOrAnew(known, job, sink, signal)).done
}
