import { setImmediate as nextTick } from 'node:timers/promises'
import { isSupported } from '../../../shared/history-mode.ts'
import type { KnownFile } from '../index/file-writer.ts'
import type { IndexWriter } from '../index/writer.ts'
import { fileName } from '../rollout/names.ts'
import type { FoundFile } from './discover.ts'
import type { FullPass, Pending } from './full-pass.ts'
import { readStartOf } from './read-file.ts'

/** A transaction holds the write lock; it is short so that another process gets its turn. */
const BATCH_MS = 50

/** A home as the index numbers it. */
export interface NumberedHome {
  readonly homeId: number
  readonly homePath: string
}

/** What differs between the index and the files of a home. */
export interface Difference {
  /** New files and those that are not what they were. */
  readonly changed: readonly FoundFile[]
  /** Files that the index has and the home has not. */
  readonly gone: readonly KnownFile[]
  /** Unchanged files whose lines are still to be read or looked at. */
  readonly unread: readonly Pending[]
}

/** Compares files that were found with what the index knows of the same places. */
export function differenceOf(
  { homeId, homePath }: NumberedHome,
  files: readonly FoundFile[],
  known: ReadonlyMap<string, KnownFile>,
): Difference {
  const changed: FoundFile[] = []
  const unread: Pending[] = []
  for (const file of files) {
    const before = known.get(file.path)
    if (before === undefined || before.fingerprint !== file.fingerprint) changed.push(file)
    else if (before.unread !== null) {
      unread.push({ homeId, homePath, file, threadId: before.thread_id, opens: before.unread === 'opens' })
    }
  }
  changed.sort((a, b) => (fileName(a.path) < fileName(b.path) ? 1 : -1))
  const paths = new Set(files.map(file => file.path))
  return { changed, gone: [...known.values()].filter(({ path }) => !paths.has(path)), unread }
}

/** Brings the list up to date: reads the beginnings of files, makes the rows of their threads. */
export class HeadPass {
  readonly #writer: IndexWriter
  readonly #pass: FullPass

  constructor(writer: IndexWriter, pass: FullPass) {
    this.#writer = writer
    this.#pass = pass
  }

  /**
   * Puts a difference into the index, in short transactions.
   * @param told is told after each of them how many beginnings it has read.
   * @returns the files that are now to be read in full
   * @throws the signal's reason, what the index throws
   */
  async apply(
    home: NumberedHome,
    { changed, gone, unread }: Difference,
    known: (path: string) => KnownFile | undefined,
    told: (read: number) => void,
    signal: AbortSignal,
  ): Promise<Pending[]> {
    const pending = [...unread]
    const left = new Map(gone.map(file => [stableFacts(file.fingerprint), file]))
    const moved = new Set<KnownFile>()
    let next = 0
    do {
      signal.throwIfAborted()
      const from = next
      this.#writer.batch(() => {
        const until = Date.now() + BATCH_MS
        const touched = new Set<string>()
        for (; next < changed.length && Date.now() < until; next++) {
          const file = changed[next]
          if (file === undefined) continue
          const source = left.get(stableFacts(file.fingerprint))
          const { ids, work, movedFrom } = this.#put(home, file, known(file.path), source)
          for (const id of ids) touched.add(id)
          if (work !== null) pending.push(work)
          if (movedFrom !== undefined) moved.add(movedFrom)
        }
        // Behind the last one: what is gone may be somewhere else now.
        if (next === changed.length) {
          for (const file of gone) {
            if (!moved.has(file)) this.#writer.files.remove(home.homeId, file)
            touched.add(file.thread_id)
          }
        }
        for (const id of touched) this.#writer.threads.refresh(home.homeId, id)
      })
      told(next - from)
      if (next < changed.length) await nextTick()
    } while (next < changed.length)
    return pending
  }

  /** @returns the threads whose rows are to be made anew, and the file where it is to be read in full or looked at. */
  #put(
    { homeId, homePath }: NumberedHome,
    found: FoundFile,
    before: KnownFile | undefined,
    source: KnownFile | undefined,
  ): { ids: string[]; work: Pending | null; movedFrom?: KnownFile } {
    const { file, threadId, facts, problems } = readStartOf(homePath, found)
    if (source?.thread_id === threadId && before === undefined && file.fingerprint === found.fingerprint) {
      // The same file at another place, archived for instance: what was read of it is what stands in it.
      if (this.#writer.files.move(homeId, source.path, file, facts, problems))
        return { ids: [threadId], work: null, movedFrom: source }
    }
    const legacy = isSupported(facts.head.mode)
    const grown = legacy && this.#pass.grownFrom({ homeId, homePath, file }) > 0
    this.#writer.files.putStart(homeId, file, threadId, facts, problems, grown)
    const ids = before === undefined ? [threadId] : [threadId, before.thread_id]
    return { ids, work: { homeId, homePath, file, threadId, opens: legacy } }
  }
}

/** What stays of a fingerprint when a file is moved: all but the time of the last change of its attributes. */
function stableFacts(fingerprint: string): string {
  return fingerprint.slice(0, fingerprint.lastIndexOf(':'))
}
