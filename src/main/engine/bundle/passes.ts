import { learnNames } from '../redact/redact-bytes.ts'
import { asAppError } from '../threads/gate.ts'
import type { BundleFar, BundleJob } from './bundle-job.ts'
import { contentOf } from './files.ts'
import { assertStillOpen, type JudgedFile, type JudgedThread, judge } from './judged-thread.ts'
import { Original } from './original.ts'
import { Replacements } from './replacements.ts'

/** What goes before the writing of a bundle and the preview of one alike. */
export class Passes {
  /** Null where nothing is replaced. */
  readonly replacements: Replacements | null
  readonly #job: BundleJob
  readonly #tell: (far: BundleFar) => void
  readonly #signal: AbortSignal

  constructor(job: BundleJob, tell: (far: BundleFar) => void, signal: AbortSignal) {
    this.#job = job
    this.#tell = tell
    this.#signal = signal
    const { redaction } = job.choices
    const homes = job.rows.map(row => row.home_path)
    this.replacements = redaction === null ? null : new Replacements(redaction, job.names, homes)
  }

  /** The threads as the gate and the doctor find them. @throws the signal's reason */
  async judge(): Promise<readonly JudgedThread[]> {
    const threads: JudgedThread[] = []
    const passed = this.#counter(
      'checking',
      this.#job.rows.reduce((sum, row) => sum + row.size_bytes, 0),
    )
    for (const row of this.#job.rows) threads.push(await judge(row, passed, this.#signal))
    return threads
  }

  /** Takes the names that files to be redacted give away. @throws AppError, the signal's reason */
  async learn(threads: readonly JudgedThread[]): Promise<void> {
    if (this.replacements?.needsNames !== true) return
    const { identities } = this.replacements
    const passed = this.over('learning', threads)
    for (const thread of threads) {
      assertStillOpen(thread)
      for (const file of this.redactable(thread)) {
        try {
          await learnNames(new Original(file, passed).lines(this.#signal), identities)
        } catch (error) {
          this.#signal.throwIfAborted()
          throw asAppError(error, file.path)
        }
      }
    }
  }

  /** The files of a thread in which texts are replaced. */
  redactable(thread: JudgedThread): JudgedFile[] {
    return thread.files.filter(file => contentOf(thread, file, this.#job.choices) === 'redacted')
  }

  /** Counts the bytes of a pass over all files that go into the bundle. */
  over(phase: BundleFar['phase'], threads: readonly JudgedThread[]): (bytes: number) => void {
    const { choices } = this.#job
    const files = threads.flatMap(thread => thread.files.filter(file => contentOf(thread, file, choices) !== 'none'))
    return this.#counter(
      phase,
      files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    )
  }

  #counter(phase: BundleFar['phase'], total: number): (bytes: number) => void {
    let done = 0
    const passed = (bytes: number) => {
      done = Math.min(total, done + bytes)
      this.#tell({ phase, done, total })
    }
    passed(0)
    return passed
  }
}
