import { assertSupported, type HistoryMode, unknownMode } from '../../../shared/history-mode.ts'
import type { Out, Parsed } from '../../../shared/ipc/contract.ts'
import type { ShownItem } from '../../../shared/item.ts'
import { threadMarkdown } from '../export/thread-markdown.ts'
import type { Pictures } from '../rollout/record.ts'
import type { ItemRef, LineRef } from '../transcript/outline.ts'
import { readLineBytes } from '../transcript/reading/line-bytes.ts'
import { noPicture, type Picture, pictureInLine } from '../transcript/reading/pictures.ts'
import { readItems } from '../transcript/reading/read-items.ts'
import { marksOf, toSummary } from '../transcript/turns.ts'
import { asAppError, type OpenedThread, openThread } from './gate.ts'
import { type IndexedFile, type KnownOutline, Outlines } from './outlines.ts'
import { modeOfRow, type ThreadRow } from './rows.ts'
import { ToldOutlines } from './told-outlines.ts'

/** Histories of threads that the gate lets through. */

const SHOWN_PROBLEMS = 200
/** What a thread was when the gate let it pass. */
const LEGACY: HistoryMode = { kind: 'legacy' }

/** A thread that was let through, and its outline as its file is now. */
export interface OpenHistory extends KnownOutline {
  readonly opened: OpenedThread
}

export type TurnsOptions = Pick<Parsed<'threads.turns'>, 'soon' | 'since'>

export class Transcripts {
  readonly #outlines = new Outlines()
  readonly #told = new ToldOutlines()

  readonly #kept: (homeId: number, path: string) => Uint8Array | null

  /** @param kept what the index has of the outline of a file (index/kept-readings.ts); nothing unless given */
  constructor(kept: (homeId: number, path: string) => Uint8Array | null = () => null) {
    this.#kept = kept
  }

  /** Threads that were opened: the scanner may learn that one has turned before its reader does. */
  readonly #opened = new Set<string>()

  /**
   * The outline of a thread as its file is now.
   * @throws UnsupportedHistoryMode, AppError
   */
  open(row: ThreadRow, signal: AbortSignal): Promise<OpenHistory> {
    return this.#open(row, signal, opened => this.#outlines.of(opened, false, this.#indexed(row, opened), signal))
  }

  async #open(
    row: ThreadRow,
    signal: AbortSignal,
    outlineOf: (opened: OpenedThread) => Promise<KnownOutline>,
  ): Promise<OpenHistory> {
    const key = `${row.home_id}/${row.id}`
    const known: HistoryMode = this.#opened.has(key) ? LEGACY : modeOfRow(row)
    const opened = openThread(row, known)
    try {
      const outline = await outlineOf(opened)
      // It may have turned while it was read.
      openThread(row, known)
      if (outline.outline.hasOrdinals) {
        this.forget(opened.absolutePath)
        assertSupported(unknownMode('ordinals'), known)
      }
      this.#opened.add(key)
      return { opened, ...outline }
    } catch (error) {
      signal.throwIfAborted()
      throw asAppError(error, opened.path)
    }
  }

  #indexed(row: ThreadRow, { path }: OpenedThread): IndexedFile {
    return { readAs: row.read_as, kept: () => this.#kept(row.home_id, path) }
  }

  forget(absolutePath: string): void {
    this.#outlines.forget(absolutePath)
  }

  /**
   * Reads of a history that a window has open.
   * @param version of the outline that it goes by
   * @param items up to which the reading goes; it then need not wait for a file that is still being read. Null for
   * readings that go by the whole file.
   * @param use is handed the history as it is now; what it returns is given away only if the gate is still open then.
   * @returns null where the file is another one than that of the version, not just a grown one.
   * @throws UnsupportedHistoryMode, AppError, the signal's reason
   */
  async read<T>(
    row: ThreadRow,
    version: string,
    items: number | null,
    signal: AbortSignal,
    use: (history: OpenHistory) => Promise<T>,
  ): Promise<T | null> {
    const history = await this.#open(row, signal, opened => {
      const beginning = items === null ? null : this.#outlines.beginning(opened)
      const enough = beginning !== null && items !== null && countItems(beginning) >= items
      return enough ? Promise.resolve(beginning) : this.#outlines.of(opened, false, this.#indexed(row, opened), signal)
    })
    return history.versions.has(version) ? this.#guarded(row, history.opened, signal, () => use(history)) : null
  }

  /**
   * @param soon whether the beginning of a large thread will do.
   * @param since the version that the window has: what has not changed since then is left out where that can be told.
   * @throws as `open`
   */
  async turns(
    row: ThreadRow,
    signal: AbortSignal,
    { soon = false, since }: TurnsOptions = {},
  ): Promise<Out<'threads.turns'>> {
    const known = await this.#open(row, signal, opened =>
      this.#outlines.of(opened, soon, this.#indexed(row, opened), signal),
    )
    const { opened, outline, version, versions, whole } = known
    const all = { turns: outline.turns.map(toSummary), marks: marksOf(outline) }
    const growth = since !== undefined && versions.has(since) ? this.#told.since(since, all) : null
    this.#told.tell(version, all)
    return {
      ...(growth ?? all),
      itemCount: countItems(known),
      ledger: outline.ledger,
      problems: outline.problems.slice(0, SHOWN_PROBLEMS),
      problemCount: outline.problemCount,
      version,
      modifiedAt: opened.modifiedAt,
      ...(whole ? {} : { partial: true }),
    }
  }

  markdown(row: ThreadRow, input: Parsed<'threads.markdown'>, signal: AbortSignal): Promise<Out<'threads.markdown'>> {
    return threadMarkdown(this, row, input, signal)
  }

  /**
   * Makes items of an opened thread; null for one whose lines are not what they were.
   * @param pictures `cut` unless given: inline pictures are then references.
   * @throws UnsupportedHistoryMode, AppError, the signal's reason
   */
  readItems(
    row: ThreadRow,
    opened: OpenedThread,
    refs: readonly ItemRef[],
    signal: AbortSignal,
    pictures: Pictures = 'cut',
  ): Promise<(ShownItem | null)[]> {
    return this.#guarded(row, opened, signal, () => readItems(opened, refs, signal, pictures))
  }

  /**
   * A picture that stands inline in a line of an opened thread.
   * @param index which of the line's pictures, from 0
   * @throws as `readItems`
   */
  picture(row: ThreadRow, opened: OpenedThread, line: LineRef, index: number, signal: AbortSignal): Promise<Picture> {
    return this.#guarded(row, opened, signal, async () => {
      const bytes = (await readLineBytes(opened, [line], signal)).get(line.number)
      return bytes === undefined ? noPicture('The line is not in the file any more.') : pictureInLine(bytes, index)
    })
  }

  /** What was read may be of a file that has turned since it was opened. */
  async #guarded<T>(row: ThreadRow, opened: OpenedThread, signal: AbortSignal, read: () => Promise<T>): Promise<T> {
    try {
      const answer = await read()
      openThread(row, LEGACY)
      return answer
    } catch (error) {
      signal.throwIfAborted()
      throw asAppError(error, opened.path)
    }
  }
}

function countItems({ outline }: KnownOutline): number {
  return outline.turns.reduce((sum, turn) => sum + turn.items.length, 0)
}
