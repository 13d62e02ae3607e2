import type { StartFacts } from '../../index/stored-facts.ts'
import type { TextBatch } from '../../index/text-writer.ts'
import { buildOutline } from '../../transcript/build.ts'
import type { FoundFile } from '../discover.ts'
import { doctorOf, type ReadPass, readPassOf, sourceOf } from '../read-file.ts'
import { TextReading } from '../text-reading.ts'

/** The reading of one file in full, wherever it is done. */

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
}

/** Reads a file. @throws the signal's reason, nothing else */
export async function readFully(job: ReadJob, sink: TextSink, signal: AbortSignal): Promise<ReadDone> {
  await sink.ready()
  signal.throwIfAborted()
  const texts = new TextReading(job, sink)
  const doctor = doctorOf(job)
  const read = () => buildOutline(sourceOf(job), signal, texts, doctor)
  const pass = await readPassOf(job, read, texts, doctor, signal)
  return { pass, reading: texts.id, state: texts.state }
}
