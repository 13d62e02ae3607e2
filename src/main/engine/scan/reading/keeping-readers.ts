import type { Reading } from '../../doctor/file-doctor.ts'
import type { TextBatch } from '../../index/text-writer.ts'
import { FileReading, readOnOrAnew } from './file-reading.ts'
import type { ReadDone, ReadJob } from './job.ts'
import type { PackedReading } from './packed.ts'
import { PauseGate } from './pause-gate.ts'
import type { Readers } from './readers.ts'
import { type StructureJob, structureOf } from './structure-job.ts'

/** How many files are kept, and lines of all of them: outlines hold no texts, some 100 bytes a line. */
const MAX_KEPT = 12
const MAX_LINES = 400_000

/** What was known when a file was first read, its times for instance, is not gone by for longer. */
const MAX_AGE_MS = 6 * 60 * 60 * 1000

interface Kept {
  readonly reading: FileReading
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

  async read(
    job: ReadJob,
    stored: () => PackedReading | null,
    put: (batch: TextBatch) => void,
    signal: AbortSignal,
  ): Promise<ReadDone> {
    const key = `${job.homePath}/${job.file.path}`
    const sink = { put, ready: () => this.#gate.passed(signal) }
    await sink.ready()
    signal.throwIfAborted()
    const kept = this.#kept.get(key) ?? null
    this.#kept.delete(key)
    const inMemory = kept !== null && Date.now() - kept.since <= MAX_AGE_MS ? kept.reading : null
    const packed = inMemory === null ? stored() : null
    const known = packed === null ? inMemory : FileReading.resumed(job, sink, packed)
    const { reading, done } = await readOnOrAnew(known, job, sink, signal)
    const since = reading === inMemory && kept !== null ? kept.since : Date.now()
    if (done.goesOn && !reading.growing.isProvisional) this.#keep(key, { reading, since })
    return done
  }

  structure(job: StructureJob, reached: (bytes: number) => void, signal: AbortSignal): Promise<Reading> {
    return structureOf(job, { reached, ready: () => this.#gate.passed(signal) }, signal)
  }

  pause(paused: boolean): void {
    this.#gate.set(paused)
  }

  async rest(): Promise<void> {
    this.#kept.clear()
  }

  #keep(key: string, kept: Kept): void {
    this.#kept.set(key, kept)
    const lines = () => [...this.#kept.values()].reduce((sum, { reading }) => sum + reading.growing.table.count, 0)
    while (this.#kept.size > MAX_KEPT || (this.#kept.size > 1 && lines() > MAX_LINES)) {
      const [oldest] = this.#kept.keys()
      if (oldest !== undefined) this.#kept.delete(oldest)
    }
  }
}
