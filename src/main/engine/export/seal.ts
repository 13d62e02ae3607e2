import { createHash } from 'node:crypto'
import { AppError } from '../../../shared/ipc/result.ts'
import { readChunks } from '../rollout/chunks.ts'
import { type FileFacts, withFile } from '../rollout/open.ts'
import { asAppError, type OpenedThread } from '../threads/gate.ts'

/**
 * What a file was when its export began. Threads grow while they are exported, and that is no harm: lines that are there
 * stay what they are. A file that was written anew is: the document would be a mix of two.
 */
export class FileSeal {
  readonly #opened: OpenedThread
  readonly #facts: FileFacts
  readonly #digest: string

  private constructor(opened: OpenedThread, facts: FileFacts, digest: string) {
    this.#opened = opened
    this.#facts = facts
    this.#digest = digest
  }

  /**
   * Seals a file that has just been opened.
   * @throws AppError `unreadable` where it has been rewritten since, or cannot be read; the signal's reason
   */
  static async take(opened: OpenedThread, signal: AbortSignal): Promise<FileSeal> {
    return guarded(opened, async () => {
      const facts = factsOf(opened)
      const same = facts.identity === opened.identity && facts.sizeBytes >= opened.sizeBytes
      if (!same) throw rewritten(opened)
      return new FileSeal(opened, facts, await digestOf(opened, signal))
    })
  }

  /** @throws AppError `unreadable` where what was sealed is not there any more; the signal's reason */
  async check(signal: AbortSignal): Promise<void> {
    return guarded(this.#opened, async () => {
      const now = factsOf(this.#opened)
      if (now.fingerprint === this.#facts.fingerprint) return
      const intact = now.sizeBytes >= this.#opened.sizeBytes && (await digestOf(this.#opened, signal)) === this.#digest
      if (!intact) throw rewritten(this.#opened)
    })
  }
}

/** For a file whose lines are no longer what they were. */
export function rewritten({ path }: Pick<OpenedThread, 'path'>): AppError {
  return new AppError('unreadable', `${path} was written anew while it was read; nothing of it is kept. Try again.`)
}

function factsOf({ absolutePath }: OpenedThread): FileFacts {
  return withFile(absolutePath, (_descriptor, facts) => facts)
}

/** Of the bytes that the file had when it was opened, compressed or not. */
async function digestOf({ absolutePath, sizeBytes }: OpenedThread, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha1')
  let left = sizeBytes
  for await (const chunk of readChunks(absolutePath, false, signal)) {
    hash.update(chunk.subarray(0, left))
    left -= chunk.length
    if (left <= 0) break
  }
  return hash.digest('base64')
}

async function guarded<T>(opened: OpenedThread, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw asAppError(error, opened.path)
  }
}
