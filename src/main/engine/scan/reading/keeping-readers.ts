import type { FileDoctor, Reading } from '../../doctor/file-doctor.ts'
import type { TextBatch } from '../../index/text-writer.ts'
import { GrowingOutline } from '../../transcript/growing-outline.ts'
import { doctorOf, readPassOf, sourceOf } from '../read-file.ts'
import { TextReading } from '../text-reading.ts'
import type { ReadDone, ReadJob, TextSink } from './job.ts'
import { PauseGate } from './pause-gate.ts'
import type { Readers } from './readers.ts'
import { type StructureJob, structureOf } from './structure-job.ts'

/** How many files are kept, and lines of all of them: outlines hold no texts, some 100 bytes a line. */
const MAX_KEPT = 12
const MAX_LINES = 400_000

/** What was known when a file was first read, its times for instance, is not gone by for longer. */
const MAX_AGE_MS = 6 * 60 * 60 * 1000

interface Kept {
  readonly growing: GrowingOutline
  readonly texts: TextReading
  readonly doctor: FileDoctor
  /** Unix ms. */
  readonly since: number
}

/**
 * Reads files that change, in the thread that asks, and keeps where it was: of a file that has grown only what was added
 * is read, for counts, tokens, problems, ledger and texts alike.
 */
export class KeepingReaders implements Readers {
  readonly size = 1
  readonly #gate = new PauseGate()
  /** By home and path, the latest last. */
  readonly #kept = new Map<string, Kept>()

  async read(job: ReadJob, put: (batch: TextBatch) => void, signal: AbortSignal): Promise<ReadDone> {
    const key = `${job.homePath}/${job.file.path}`
    const sink = { put, ready: () => this.#gate.passed(signal) }
    await sink.ready()
    signal.throwIfAborted()
    const kept = this.#kept.get(key)
    this.#kept.delete(key)
    const goesOn = kept !== undefined && kept.texts.reached === job.from && (await isGrown(kept, job, signal))
    return (
      (goesOn ? await this.#read(key, kept, job, sink, signal) : null) ?? (await this.#anew(key, job, sink, signal))
    )
  }

  structure(job: StructureJob, signal: AbortSignal): Promise<Reading> {
    return structureOf(job, () => this.#gate.passed(signal), signal)
  }

  pause(paused: boolean): void {
    this.#gate.set(paused)
  }

  async rest(): Promise<void> {
    this.#kept.clear()
  }

  async #anew(key: string, job: ReadJob, sink: TextSink, signal: AbortSignal): Promise<ReadDone> {
    const texts = new TextReading(job, sink)
    const doctor = doctorOf(job)
    const growing = new GrowingOutline(sourceOf(job), texts, doctor)
    const done = await this.#read(key, { texts, growing, doctor, since: Date.now() }, job, sink, signal)
    if (done === null) throw new Error('a file that is read from its beginning cannot be another one than before')
    return done
  }

  /** @returns null when the file is not what it was taken for: it is to be read anew. */
  async #read(key: string, kept: Kept, job: ReadJob, sink: TextSink, signal: AbortSignal): Promise<ReadDone | null> {
    const { growing, texts, doctor } = kept
    texts.goOn(job, sink)
    let other = false
    const read = async () => {
      const outline = await growing.readOn(sourceOf(job), signal)
      other = outline === null
      return outline ?? growing.beginning()
    }
    const pass = await readPassOf(job, read, texts, doctor, signal)
    if (other) return null
    const { state } = texts
    if (pass.kind === 'facts' && state !== null && !growing.isProvisional) this.#keep(key, kept)
    return { pass, reading: texts.id, state }
  }

  #keep(key: string, kept: Kept): void {
    this.#kept.set(key, kept)
    const lines = () => [...this.#kept.values()].reduce((sum, { growing }) => sum + growing.table.count, 0)
    while (this.#kept.size > MAX_KEPT || (this.#kept.size > 1 && lines() > MAX_LINES)) {
      const [oldest] = this.#kept.keys()
      if (oldest !== undefined) this.#kept.delete(oldest)
    }
  }
}

async function isGrown({ growing, since }: Kept, job: ReadJob, signal: AbortSignal): Promise<boolean> {
  if (Date.now() - since > MAX_AGE_MS) return false
  try {
    return await growing.goesOn(sourceOf(job), signal)
  } catch {
    // Whatever stands in the way is met again, and told of, by reading the file anew.
    signal.throwIfAborted()
    return false
  }
}
