import type { Out, Parsed } from '../../../shared/ipc/contract.ts'
import type { ShownItem } from '../../../shared/item.ts'
import { MAX_LINE_BYTES } from '../rollout/lines.ts'
import { bytesOf, type ItemRef, itemsFrom } from '../transcript/outline.ts'
import { cutItem, fitItems, textAt } from '../transcript/reading/cut.ts'
import { wholeCharacters } from '../transcript/reading/cut-text.ts'
import { findInItems } from '../transcript/reading/find.ts'
import { LinePieces } from '../transcript/reading/line-pieces.ts'
import { picturePaths, readLocalPicture } from '../transcript/reading/local-picture.ts'
import { noPicture, type Picture, pictureInLine } from '../transcript/reading/pictures.ts'
import {
  locateLines,
  readProblemLines,
  readRawLines,
  readRawRecord,
  wholeLine,
} from '../transcript/reading/raw-lines.ts'
import { readItems } from '../transcript/reading/read-items.ts'
import { Recent } from './recent.ts'
import type { ThreadRow } from './rows.ts'
import type { OpenHistory, Transcripts } from './transcripts.ts'

/** More lines with problems than these are not listed by themselves. */
const MOST_PROBLEM_LINES = 50_000

/** What a window asks of a history that it has open. Everything is read behind the gate, by `Transcripts.read`. */

/** Lines of so many bytes are read and made into items at a time. */
const BATCH_BYTES = 32 * 1024 * 1024
/** Long texts that somebody pages through: UTF-16 units of all that are kept. */
const KEPT_CHARS = 64 * 1024 * 1024
/** Shorter lines are read again for each piece. */
const LONG_LINE = 1024 * 1024

export class HistoryRoutes {
  readonly #transcripts: Transcripts
  readonly #texts = new Recent<string>(KEPT_CHARS, text => text.length)
  readonly #pieces = new Recent<LinePieces>(8, () => 1)

  constructor(transcripts: Transcripts) {
    this.#transcripts = transcripts
  }

  async items(row: ThreadRow, input: Parsed<'threads.items'>, signal: AbortSignal): Promise<Out<'threads.items'>> {
    const items = await this.#transcripts.read(
      row,
      input.version,
      input.from + 1,
      signal,
      async ({ opened, outline }) => {
        const window = itemsFrom(outline, input.from, input.limit)
        const made: { turn: number; item: ShownItem }[] = []
        for (const batch of batchesOf(window)) {
          const read = await readItems(
            opened,
            batch.map(({ ref }) => ref),
            signal,
          )
          for (const [i, { turn }] of batch.entries()) {
            const item = read[i]
            if (item == null) return null
            // At once: what is cut off is not kept for the whole window.
            made.push({ turn, item: cutItem(item) })
          }
        }
        return fitItems(made)
      },
    )
    return items === null ? { items: [], current: false } : { items, current: true }
  }

  async text(row: ThreadRow, input: Parsed<'threads.text'>, signal: AbortSignal): Promise<Out<'threads.text'>> {
    const { version, item: number, pointer, from, limit } = input
    const text = await this.#transcripts.read(row, version, number + 1, signal, async history => {
      const key = JSON.stringify([history.opened.fingerprint, history.opened.absolutePath, number, pointer])
      const known = this.#texts.get(key)
      if (known !== undefined) return known
      const item = await itemAt(history, number, signal)
      const whole = item === null ? null : textAt(item, pointer)
      if (whole !== null) this.#texts.put(key, whole)
      return whole
    })
    if (text === null) return { text: '', total: 0, current: false }
    return { text: wholeCharacters(text, from, from + limit), total: text.length, current: true }
  }

  async image(row: ThreadRow, input: Parsed<'threads.image'>, signal: AbortSignal): Promise<Out<'threads.image'>> {
    const { version, line: number, index } = input
    const picture = await this.#transcripts.read(
      row,
      version,
      null,
      signal,
      async ({ opened, table }): Promise<Picture> => {
        const [line] = await locateLines({ source: opened, table }, number, number, signal)
        if (line === undefined) return noPicture('The line is not in the file any more.')
        if (line.length > MAX_LINE_BYTES) return noPicture('The line that holds the picture is too long to be read.')
        const { bytes, whole } = await wholeLine(opened, line, signal)
        return whole ? pictureInLine(bytes, index) : noPicture('The line is not in the file any more.')
      },
    )
    return picture === null ? { ...GONE, current: false } : { ...picture, current: true }
  }

  async localImage(
    row: ThreadRow,
    input: Parsed<'threads.localImage'>,
    signal: AbortSignal,
  ): Promise<Out<'threads.localImage'>> {
    const picture = await this.#transcripts.read(
      row,
      input.version,
      input.item + 1,
      signal,
      async (history): Promise<Picture | null> => {
        const item = await itemAt(history, input.item, signal)
        if (item === null) return null
        const path = picturePaths(item)[input.index]
        return path === undefined ? noPicture('The item names no such picture.') : readLocalPicture(path)
      },
    )
    return picture === null ? { ...GONE, current: false } : { ...picture, current: true }
  }

  async find(row: ThreadRow, input: Parsed<'threads.find'>, signal: AbortSignal): Promise<Out<'threads.find'>> {
    const { version, from, ...query } = input
    const found = await this.#transcripts.read(row, version, null, signal, ({ opened, outline }) =>
      findInItems(opened, outline, query, from, signal),
    )
    return found === null ? { hits: [], next: null, current: false } : { ...found, current: true }
  }

  async lines(row: ThreadRow, input: Parsed<'threads.lines'>, signal: AbortSignal): Promise<Out<'threads.lines'>> {
    const lines = await this.#transcripts.read(row, input.version, null, signal, ({ opened, outline, table }) =>
      input.only === 'problems'
        ? readProblemLines({ source: opened, outline, table }, input.from, input.limit, signal)
        : readRawLines({ source: opened, outline, table }, input.from + 1, input.limit, signal),
    )
    return lines === null ? { lines: [], current: false } : { lines, current: true }
  }

  async problemLines(
    row: ThreadRow,
    input: Parsed<'threads.problemLines'>,
    signal: AbortSignal,
  ): Promise<Out<'threads.problemLines'>> {
    const numbers = await this.#transcripts.read(row, input.version, null, signal, async ({ table }) =>
      table.linesWith('problem', 0, MOST_PROBLEM_LINES),
    )
    return numbers === null ? { numbers: [], current: false } : { numbers, current: true }
  }

  async record(row: ThreadRow, input: Parsed<'threads.record'>, signal: AbortSignal): Promise<Out<'threads.record'>> {
    const none = { line: null, cutCount: 0 }
    const record = await this.#transcripts.read(
      row,
      input.version,
      null,
      signal,
      async ({ opened, outline, table }) =>
        (await readRawRecord({ source: opened, outline, table }, input.line, signal)) ?? none,
    )
    return record === null ? { ...none, current: false } : { ...record, current: true }
  }

  async lineText(
    row: ThreadRow,
    input: Parsed<'threads.lineText'>,
    signal: AbortSignal,
  ): Promise<Out<'threads.lineText'>> {
    const piece = await this.#transcripts.read(row, input.version, null, signal, async history => {
      const pieces = await this.#piecesOf(history, input.line, signal)
      if (pieces === null) return { text: '', total: 0 }
      return { text: await pieces.piece(input.from, input.limit, signal), total: pieces.total }
    })
    return piece === null ? { text: '', total: 0, current: false } : { ...piece, current: true }
  }

  async #piecesOf({ opened, table }: OpenHistory, line: number, signal: AbortSignal): Promise<LinePieces | null> {
    const key = JSON.stringify([opened.fingerprint, opened.absolutePath, line])
    const known = this.#pieces.get(key)
    if (known !== undefined) return known
    const [found] = await locateLines({ source: opened, table }, line, line, signal)
    if (found === undefined) return null
    const pieces = await LinePieces.of(opened, found, signal)
    if (found.length > LONG_LINE) this.#pieces.put(key, pieces)
    return pieces
  }
}

const GONE = { url: null, reason: null }

async function itemAt(
  { opened, outline }: OpenHistory,
  number: number,
  signal: AbortSignal,
): Promise<ShownItem | null> {
  const refs = itemsFrom(outline, number, 1).map(({ ref }) => ref)
  const [item] = await readItems(opened, refs, signal)
  return item ?? null
}

type Window = readonly { readonly turn: number; readonly ref: ItemRef }[]

/** Parts of a window whose lines are not too much to be read at once; an item at least. */
function batchesOf(window: Window): Window[] {
  const batches: { turn: number; ref: ItemRef }[][] = []
  let left = 0
  for (const place of window) {
    const bytes = bytesOf(place.ref)
    if (left < bytes || batches.length === 0) {
      batches.push([])
      left = BATCH_BYTES
    }
    batches.at(-1)?.push(place)
    left -= bytes
  }
  return batches
}
