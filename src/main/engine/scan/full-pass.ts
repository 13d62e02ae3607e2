import { isSupported } from '../../../shared/history-mode.ts'
import { type StartFacts, startFacts } from '../index/stored-facts.ts'
import type { IndexWriter } from '../index/writer.ts'
import type { FoundFile } from './discover.ts'
import { readStartOf, withOrdinals } from './read-file.ts'
import type { KeepRules, ReadDone } from './reading/job.ts'
import type { Readers } from './reading/readers.ts'
import { sideBySide } from './reading/side-by-side.ts'
import { grownFrom } from './text-state.ts'
import type { WriteQueue } from './write-queue.ts'

/** A file that is to be read in full. */
export interface Pending {
  readonly homeId: number
  readonly homePath: string
  readonly file: FoundFile
  readonly threadId: string
  /** Whether its beginning allowed it to be opened; of others only the structure is looked at. */
  readonly opens: boolean
}

/** Has files read in full, and puts into the index what comes of it. */
export class FullPass {
  readonly #writer: IndexWriter
  #outputChars: number
  readonly #keep: KeepRules

  constructor(writer: IndexWriter, outputChars: number, keep: KeepRules) {
    this.#writer = writer
    this.#keep = keep
    this.#outputChars = outputChars
  }

  /** How much of each output is kept of what is read from now on. */
  bound(outputChars: number): void {
    this.#outputChars = outputChars
  }

  /**
   * Reads files, as many at a time as there are readers, begun in their order.
   * @param done is told after each file.
   * @throws the signal's reason or what the index throws, when all readings have ended
   */
  async readAll(
    pending: readonly Pending[],
    readers: Readers,
    queue: WriteQueue,
    done: (work: Pending) => void,
    signal: AbortSignal,
  ): Promise<void> {
    await sideBySide(pending, readers.size, async work => {
      signal.throwIfAborted()
      await this.read(work, readers, queue, signal)
      done(work)
    })
  }

  /** Reads one file, where its beginning still allows it. @throws the signal's reason, what the index throws */
  async read(work: Pending, readers: Readers, queue: WriteQueue, signal: AbortSignal): Promise<void> {
    const { homeId, homePath, file } = work
    const start = this.#startOf(work)
    if (start === null) return
    const from = this.grownFrom(work)
    const job = { homeId, homePath, file, start, outputChars: this.#outputChars, from, keep: this.#keep }
    const stored = () => (from > 0 ? this.#writer.kept.of(homeId, file.path) : null)
    this.#put(work, await readers.read(job, stored, batch => queue.addTexts(batch), signal), queue)
  }

  /** What the index has of the beginning of a file that may be read in full; null where it is gone or refused. */
  #startOf({ homeId, file }: Pending): StartFacts | null {
    const facts = startFacts.safeParse(this.#writer.files.startOf(homeId, file.path))
    return facts.success && isSupported(facts.data.head.mode) ? facts.data : null
  }

  /** Up to where the texts of a file are known; 0 where all are to be read. */
  grownFrom({ homeId, homePath, file }: Pick<Pending, 'homeId' | 'homePath' | 'file'>): number {
    return grownFrom(homePath, file, this.#writer.texts.stateOf(homeId, file.path))
  }

  #put(
    { homeId, homePath, file, threadId }: Pending,
    { pass, reading, state, kept }: ReadDone,
    queue: WriteQueue,
  ): void {
    if (pass.kind === 'facts') {
      queue.add(() => {
        const put = this.#writer.files.putPass(homeId, file, pass.facts, pass.reading, reading)
        if (put) {
          this.#writer.usage.put(homeId, file.path, pass.usage)
          this.#writer.failures.put(homeId, file.path, pass.failures)
          this.#writer.texts.putFacts(homeId, file.path, pass.tools, pass.changes)
          this.#writer.texts.settle(homeId, file.path, state)
          if (kept === null) this.#writer.kept.drop(homeId, file.path)
          else if (kept !== 'as-it-is') this.#writer.kept.put(homeId, file.path, kept)
        }
        this.#writer.threads.refresh(homeId, threadId)
      })
      return
    }
    // Nothing of a file that must not be opened may stay for a moment longer.
    queue.flush()
    queue.add(() => {
      const read = readStartOf(homePath, file)
      const start = pass.kind === 'ordinals' ? withOrdinals(read) : read
      this.#writer.files.putStart(homeId, start.file, start.threadId, start.facts, start.problems)
      this.#writer.threads.refresh(homeId, threadId)
    })
    queue.flush()
  }
}
