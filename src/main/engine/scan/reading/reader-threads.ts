import { availableParallelism } from 'node:os'
import type { Worker } from 'node:worker_threads'
import type { Reading } from '../../doctor/file-doctor.ts'
import { foundOf } from '../../doctor/findings.ts'
import type { TextBatch } from '../../index/text-writer.ts'
import { stoppedProblem, stoppedReading } from '../read-file.ts'
import type { ReadDone, ReadJob } from './job.ts'
import type { PackedReading } from './packed.ts'
import type { FromReader, ToReader } from './reader-messages.ts'
import { type Asked, ReaderThread } from './reader-thread.ts'
import type { Readers } from './readers.ts'
import type { StructureJob } from './structure-job.ts'

/** A reader that needs more is stopped, and the file becomes a problem; with more young memory it is no faster. */
export const readerLimits = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 16 } as const

/** More threads would only wait for the one that writes. */
const MAX_READERS = 6

/** So many files are given to each thread: nobody could give it the next one while the index is written, for a fifth of a second. */
const AHEAD = 8

/** How many threads read: one for each core, of many cores all but the writer's. */
export function readerCount(cores = availableParallelism()): number {
  return Math.min(MAX_READERS, cores > 2 ? cores - 1 : Math.max(1, cores))
}

/** Reads in threads of their own, each a file at a time; a thread that dies costs the file that it was reading. */
export class ReaderThreads implements Readers {
  readonly size: number
  readonly #most: number
  readonly #spawn: () => Worker
  #threads: ReaderThread[] = []
  /** Of scans; there is one at a time. */
  readonly #signals = new WeakSet<AbortSignal>()
  #paused = false

  /** @param spawn starts a thread of `reader-entry.ts`. */
  constructor(threads: number, spawn: () => Worker) {
    this.size = threads * AHEAD
    this.#most = threads
    this.#spawn = spawn
  }

  read(
    job: ReadJob,
    stored: () => PackedReading | null,
    put: (batch: TextBatch) => void,
    signal: AbortSignal,
  ): Promise<ReadDone> {
    return this.#ask({ kind: 'read', job, kept: stored() }, signal, (message, reply) => {
      if (message === 'gone') return stoppedReading(job, put)
      if (message.kind === 'done') return message.done
      if (message.kind === 'texts') {
        // Also where it cannot be put in, or the thread would wait for ever.
        reply({ kind: 'taken', chars: message.batch.chars })
        put(message.batch)
      }
      return null
    })
  }

  structure(job: StructureJob, reached: (bytes: number) => void, signal: AbortSignal): Promise<Reading> {
    return this.#ask({ kind: 'structure', job }, signal, message => {
      if (message === 'gone') return { found: foundOf([stoppedProblem(job.file.path)]), profile: null }
      if (message.kind === 'reached') reached(message.bytes)
      return message.kind === 'structured' ? message.reading : null
    })
  }

  /**
   * Has a thread do something.
   * @param hear takes what the thread says while it does that. @returns what it comes to; null for not yet
   * @throws the signal's reason, what `hear` throws
   */
  async #ask<T>(
    question: Asked['question'],
    signal: AbortSignal,
    hear: (message: FromReader | 'gone', reply: (message: ToReader) => void) => T | null,
  ): Promise<T> {
    signal.throwIfAborted()
    this.#listen(signal)
    return new Promise<T>((resolve, reject) => {
      this.#give({
        question,
        signal,
        hear: (message, reply) => {
          try {
            if (message === 'gone' ? signal.aborted : message.kind === 'cancelled') throw signal.reason
            const answer = hear(message, reply)
            if (answer !== null) resolve(answer)
          } catch (error) {
            reject(error)
          }
        },
      })
    })
  }

  /** Once for all that a scan asks: it is much at a time. */
  #listen(signal: AbortSignal): void {
    if (this.#signals.has(signal)) return
    this.#signals.add(signal)
    const cancel = () => {
      for (const thread of this.#threads) if (thread.isAskedBy(signal)) thread.post({ kind: 'cancel' })
    }
    signal.addEventListener('abort', cancel, { once: true })
  }

  /** Asks the thread that has the least to read. */
  #give(asked: Asked): void {
    const [least] = this.#threads.toSorted((a, b) => a.load - b.load)
    const thread = least === undefined || (least.load > 0 && this.#threads.length < this.#most) ? this.#start() : least
    thread.ask(asked)
  }

  pause(paused: boolean): void {
    this.#paused = paused
    for (const thread of this.#threads) thread.post({ kind: 'pause', paused })
  }

  async rest(): Promise<void> {
    const idle = this.#threads.filter(({ load }) => load === 0)
    this.#threads = this.#threads.filter(({ load }) => load > 0)
    await Promise.all(idle.map(thread => thread.end()))
  }

  #start(): ReaderThread {
    const thread = new ReaderThread(this.#spawn(), left => {
      this.#threads = this.#threads.filter(other => other !== thread)
      for (const asked of left) {
        if (asked.signal.aborted) asked.hear('gone', () => {})
        else this.#give(asked)
      }
    })
    if (this.#paused) thread.post({ kind: 'pause', paused: true })
    this.#threads.push(thread)
    return thread
  }
}
