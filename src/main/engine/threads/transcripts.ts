import { assertSupported, type HistoryMode, unknownMode } from '../../../shared/history-mode.ts'
import type { Out, Parsed } from '../../../shared/ipc/contract.ts'
import type { ThreadItem } from '../../../shared/item.ts'
import { buildOutline } from '../transcript/build.ts'
import { fitItems } from '../transcript/cut.ts'
import { type ItemRef, itemsFrom, type Outline } from '../transcript/outline.ts'
import { readItems } from '../transcript/read-items.ts'
import { toSummary } from '../transcript/turns.ts'
import { asAppError, type OpenedThread, openThread } from './gate.ts'
import { modeOfRow, type ThreadRow } from './rows.ts'

/** Histories of threads that the gate lets through. Outlines are kept for the threads that were read last. */

const KEPT_OUTLINES = 4
const SHOWN_PROBLEMS = 200
/** What a thread was when the gate let it pass. */
const LEGACY: HistoryMode = { kind: 'legacy' }

interface Reading {
  readonly fingerprint: string
  /** Of the caller that began it. */
  readonly signal: AbortSignal
  readonly outline: Promise<Outline>
}

export class Transcripts {
  /** By file; the oldest first. */
  readonly #outlines = new Map<string, Reading>()

  /** Threads that were opened: the scanner may learn that one has turned before its reader does. */
  readonly #opened = new Set<string>()

  /**
   * The outline of a thread as its file is now.
   * @throws UnsupportedHistoryMode, AppError
   */
  async open(row: ThreadRow, signal: AbortSignal): Promise<{ opened: OpenedThread; outline: Outline }> {
    const key = `${row.home_id}/${row.id}`
    const known: HistoryMode = this.#opened.has(key) ? LEGACY : modeOfRow(row)
    const opened = openThread(row, known)
    try {
      const outline = await this.#outline(opened, signal)
      // It may have turned while it was read.
      openThread(row, known)
      if (outline.hasOrdinals) {
        this.forget(opened.absolutePath)
        assertSupported(unknownMode('ordinals'), known)
      }
      this.#opened.add(key)
      return { opened, outline }
    } catch (error) {
      signal.throwIfAborted()
      throw asAppError(error, opened.path)
    }
  }

  forget(absolutePath: string): void {
    this.#outlines.delete(absolutePath)
  }

  async turns(row: ThreadRow, signal: AbortSignal): Promise<Out<'threads.turns'>> {
    const { opened, outline } = await this.open(row, signal)
    return {
      turns: outline.turns.map(toSummary),
      itemCount: outline.turns.reduce((sum, turn) => sum + turn.items.length, 0),
      ledger: outline.ledger,
      problems: outline.problems.slice(0, SHOWN_PROBLEMS),
      problemCount: outline.problemCount,
      version: opened.fingerprint,
    }
  }

  async items(row: ThreadRow, input: Parsed<'threads.items'>, signal: AbortSignal): Promise<Out<'threads.items'>> {
    const { opened, outline } = await this.open(row, signal)
    if (opened.fingerprint !== input.version) return { items: [], current: false }
    const window = itemsFrom(outline, input.from, input.limit)
    const made = await this.readItems(
      row,
      opened,
      window.map(({ ref }) => ref),
      signal,
    )
    const items = window.flatMap(({ turn }, i) => {
      const item = made[i]
      return item == null ? [] : [{ turn, item }]
    })
    return items.length === window.length ? { items: fitItems(items), current: true } : { items: [], current: false }
  }

  /**
   * Makes items of an opened thread; null for one whose lines are not what they were.
   * @throws UnsupportedHistoryMode, AppError, the signal's reason
   */
  async readItems(
    row: ThreadRow,
    opened: OpenedThread,
    refs: readonly ItemRef[],
    signal: AbortSignal,
  ): Promise<(ThreadItem | null)[]> {
    try {
      const items = await readItems(opened, refs, signal)
      // What was read may be of a file that has turned since it was opened.
      openThread(row, LEGACY)
      return items
    } catch (error) {
      signal.throwIfAborted()
      throw asAppError(error, opened.path)
    }
  }

  async #outline(opened: OpenedThread, signal: AbortSignal): Promise<Outline> {
    const key = opened.absolutePath
    const known = this.#outlines.get(key)
    this.#outlines.delete(key)
    const kept = known?.fingerprint === opened.fingerprint ? known : this.#build(opened, signal)
    this.#outlines.set(key, kept)
    const [oldest] = this.#outlines.keys()
    if (this.#outlines.size > KEPT_OUTLINES && oldest !== undefined) this.#outlines.delete(oldest)
    try {
      return await kept.outline
    } catch (error) {
      // A reading that was given up or failed is no outline for the next one.
      if (this.#outlines.get(key) === kept) this.#outlines.delete(key)
      const givenUpByAnother = kept.signal.aborted && !signal.aborted
      if (givenUpByAnother) return this.#outline(opened, signal)
      throw error
    }
  }

  #build(opened: OpenedThread, signal: AbortSignal): Reading {
    return { fingerprint: opened.fingerprint, signal, outline: buildOutline(opened, signal) }
  }
}
