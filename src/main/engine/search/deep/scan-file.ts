import { closeSync } from 'node:fs'
import { setImmediate as nextTick } from 'node:timers/promises'
import { assertSupported, UnsupportedHistoryMode, unknownMode } from '../../../../shared/history-mode.ts'
import { AppError } from '../../../../shared/ipc/result.ts'
import type { SearchHit } from '../../../../shared/ipc/search.ts'
import type { TextKind } from '../../../../shared/search/kinds.ts'
import { createMatcher, type Matcher } from '../../../../shared/search/matcher.ts'
import type { SearchQuery } from '../../../../shared/search/query.ts'
import { parseLine, type RolloutRecord } from '../../rollout/record.ts'
import { asAppError, type GatedRow, openThread, openThreadFile } from '../../threads/gate.ts'
import { modeOfRow, type ThreadRow } from '../../threads/rows.ts'
import { textOf, wholeTextOf } from '../extract/text-of.ts'
import { firstMarks } from '../read-hits.ts'
import { oneLine, snippetOf } from '../snippet.ts'
import { type Block, readBlocks } from './blocks.ts'
import { type CandidateLine, CandidateLines } from './candidate-lines.ts'
import { Repeats } from './repeats.ts'

/** One thread's file, searched from its first byte to its last. */

/** What is looked for, the same in all files. */
export interface DeepSought {
  /** Looks for at least one word. */
  readonly query: SearchQuery
  /** Kinds that are told. */
  readonly kinds: ReadonlySet<TextKind>
  /** Hits that are told with their words, the first ones of each file. */
  readonly rows: number
}

export interface DeepThreadJob {
  readonly row: GatedRow & Pick<ThreadRow, 'read'>
  /** How much of outputs the index holds, where what it finds is left out; null to tell everything. */
  readonly indexedChars: number | null
}

export interface DeepOutcome {
  readonly hits: number
  /** Whether there are more than were counted. */
  readonly more: boolean
  readonly rows: readonly SearchHit[]
  /** Why the file was not searched; there are no hits then. */
  readonly problem: string | null
  /** Whether the thread is another one than the index knows. */
  readonly changed: boolean
}

/** Reading a line again for every word in it takes time: nobody needs an exact number beyond this. */
const MAX_HITS = 1000
/** Bytes between two looks at whether it is to go on. */
const STEP_BYTES = 8 * 1024 * 1024

/** Made once for many files. */
export class Seeker {
  readonly sought: DeepSought
  readonly candidates: CandidateLines
  readonly matcher: Matcher
  /** The mark of paginated files, which the index does not know of a file that it has not read. */
  readonly ordinals = new CandidateLines({ groups: [[{ tokens: ['ordinal'], prefix: false }]] })

  constructor(sought: DeepSought) {
    this.sought = sought
    this.candidates = new CandidateLines(sought.query)
    this.matcher = createMatcher(sought.query)
  }

  /**
   * Searches a file; the gate is asked before and, where something was found, after.
   * @param progress told how many bytes of it have been looked at, uncompressed
   * @throws the signal's reason, nothing else that a file can cause
   */
  async scanFile(job: DeepThreadJob, progress: (bytes: number) => void, signal: AbortSignal): Promise<DeepOutcome> {
    await step(signal)
    try {
      const { opened, descriptor } = openThreadFile(job.row)
      const hits = new FileHits(this, job, opened.bare)
      let told = 0
      try {
        for (const block of readBlocks(descriptor, opened.compressed)) {
          hits.add(block)
          const done = block.offset + block.end
          if (done < told + STEP_BYTES) continue
          told = done
          progress(done)
          await step(signal)
        }
      } catch (error) {
        signal.throwIfAborted()
        throw asAppError(error, opened.path)
      } finally {
        closeSync(descriptor)
      }
      // It may have turned while it was read.
      if (hits.count > 0) openThread(job.row)
      return { hits: hits.count, more: hits.count >= MAX_HITS, rows: hits.rows, problem: null, changed: false }
    } catch (error) {
      signal.throwIfAborted()
      if (!(error instanceof UnsupportedHistoryMode) && !(error instanceof AppError)) throw error
      const changed = error instanceof UnsupportedHistoryMode || error.code === 'not-found'
      return { hits: 0, more: false, rows: [], problem: error.message, changed }
    }
  }
}

/** Lets other messages in, and a search that was given up end. */
async function step(signal: AbortSignal): Promise<void> {
  await nextTick()
  signal.throwIfAborted()
}

/** The hits of one file. */
class FileHits {
  readonly rows: SearchHit[] = []
  count = 0
  readonly #seeker: Seeker
  readonly #job: DeepThreadJob
  readonly #bare: boolean
  readonly #repeats = new Repeats()
  /** Lines before the block. */
  #lines = 0

  constructor(seeker: Seeker, job: DeepThreadJob, bare: boolean) {
    this.#seeker = seeker
    this.#job = job
    this.#bare = bare
  }

  /** Searches the block behind the ones before. @throws UnsupportedHistoryMode */
  add(block: Block): void {
    if (this.#job.row.read !== 1) for (const line of this.#seeker.ordinals.of(block)) this.#record(block, line, 1)
    let [number, at] = [this.#lines + 1, 0]
    if (this.count < MAX_HITS) {
      for (const line of this.#seeker.candidates.of(block)) {
        number += block.memory.newlines(at, line.from)
        at = line.from
        this.#look(block, line, number)
        if (this.count >= MAX_HITS) break
      }
    }
    this.#lines = number - 1 + block.memory.newlines(at, block.end)
  }

  #look(block: Block, line: CandidateLine, number: number): void {
    const record = this.#record(block, line, number)
    const whole = record === null ? null : wholeTextOf(record)
    if (record === null || whole === null || !this.#wants(whole.kind) || !this.#seeker.matcher.matches(whole.text))
      return
    if (this.#isIndexed(record)) return
    const text = oneLine(whole.text)
    const marks = firstMarks(this.#seeker.matcher, text)
    const [first] = marks
    if (first === undefined || this.#repeats.isRepeat(record, text, first.from)) return
    this.count += 1
    if (this.rows.length === this.#seeker.sought.rows) return
    const snippet = snippetOf(text, marks)
    this.rows.push({
      kind: whole.kind,
      line: number,
      inherited: false,
      snippet: snippet.text,
      marks: [...snippet.marks],
    })
  }

  #wants(kind: TextKind): boolean {
    return this.#seeker.sought.kinds.has(kind)
  }

  #isIndexed(record: RolloutRecord): boolean {
    const { indexedChars } = this.#job
    const indexed = indexedChars === null ? null : textOf(record, indexedChars)
    return indexed !== null && this.#seeker.matcher.matches(indexed.text)
  }

  /** The record of a line; null for a line that is none. @throws UnsupportedHistoryMode */
  #record({ bytes, offset }: Block, { from, to }: CandidateLine, number: number): RolloutRecord | null {
    const line = {
      number,
      offset: offset + from,
      length: to - from,
      bytes: bytes.subarray(from, to),
      whole: true,
      terminated: true,
    }
    const parsed = parseLine(line, this.#bare)
    if (parsed.kind !== 'record') return null
    if (parsed.record.ordinal) assertSupported(unknownMode('ordinals'), modeOfRow(this.#job.row))
    return parsed.record
  }
}
