import type { ShownItem } from '../../../shared/item.ts'
import type { TurnSummary } from '../../../shared/turn.ts'
import type { Pictures } from '../rollout/record.ts'
import type { OpenedThread } from '../threads/gate.ts'
import type { ThreadRow } from '../threads/rows.ts'
import type { OpenHistory, Transcripts } from '../threads/transcripts.ts'
import type { ItemRef, Outline } from '../transcript/outline.ts'
import { toSummary } from '../transcript/turns.ts'
import type { StoredPicture } from './pictures.ts'
import { rewritten } from './seal.ts'

/** A thread's history as it was opened, read a window at a time: never more than one window is in memory. */

/** Bytes of lines that are read at once; at least one item. A compressed file is unpacked from its start each time. */
const WINDOW_BYTES = 1024 * 1024
const COMPRESSED_WINDOW_BYTES = 32 * 1024 * 1024
const WINDOW_PLACES = 500

/** A turn and its items as they were when the thread was opened. */
export interface ReadTurn {
  readonly summary: TurnSummary
  /** From 1, through all turns of the file. */
  readonly number: number
  readonly refs: readonly ItemRef[]
}

/** A turn begins, or an item of the turn that began last follows. */
export type Step =
  | { readonly kind: 'turn'; readonly turn: ReadTurn }
  | { readonly kind: 'item'; readonly item: ShownItem; readonly ref: ItemRef }

export class ThreadReading {
  readonly row: ThreadRow
  readonly opened: OpenedThread
  readonly outline: Outline
  readonly turns: readonly ReadTurn[]
  readonly #transcripts: Transcripts
  readonly #versions: OpenHistory['versions']

  private constructor(transcripts: Transcripts, row: ThreadRow, { opened, outline, versions }: OpenHistory) {
    this.#transcripts = transcripts
    this.row = row
    this.opened = opened
    this.outline = outline
    this.#versions = versions
    this.turns = outline.turns.map((turn, i) => ({
      summary: toSummary(turn),
      number: i + 1,
      // Items learn more while the file grows.
      refs: turn.items.map(ref => ({ ...ref, lines: [...ref.lines] })),
    }))
  }

  /** Asks the gate. @throws UnsupportedHistoryMode, AppError, the signal's reason */
  static async open(transcripts: Transcripts, row: ThreadRow, signal: AbortSignal): Promise<ThreadReading> {
    return new ThreadReading(transcripts, row, await transcripts.open(row, signal))
  }

  /**
   * These turns with their items, in order; the gate is asked again for every window.
   * @param pictures `cut` unless given: inline pictures are then references.
   * @throws UnsupportedHistoryMode, AppError, the signal's reason
   */
  async *steps(
    turns: readonly ReadTurn[],
    signal: AbortSignal,
    pictures: Pictures = 'cut',
  ): AsyncGenerator<readonly Step[]> {
    for (const window of windowsOf(turns, this.opened.compressed ? COMPRESSED_WINDOW_BYTES : WINDOW_BYTES)) {
      signal.throwIfAborted()
      const refs = window.flatMap(place => ('ref' in place ? [place.ref] : []))
      const made = (await this.#transcripts.readItems(this.row, this.opened, refs, signal, pictures)).values()
      yield window.map((place): Step => {
        if ('turn' in place) return { kind: 'turn', turn: place.turn }
        const item = made.next().value
        if (item == null) throw rewritten(this.opened)
        return { kind: 'item', item, ref: place.ref }
      })
    }
  }

  /** Whether the numbers of items that this version had still hold: the file is that one, or has only grown since. */
  goesOnFrom(version: string): boolean {
    return this.#versions.has(version)
  }

  /**
   * The picture that an item of this thread refers to, as a data URL.
   * @returns null where it cannot be shown.
   * @throws UnsupportedHistoryMode, AppError, the signal's reason
   */
  async picture({ ref: image }: StoredPicture, ref: ItemRef, signal: AbortSignal): Promise<string | null> {
    const line = ref.lines.find(one => one.number === image.line)
    if (line === undefined) return null
    const { url } = await this.#transcripts.picture(this.row, this.opened, line, image.index, signal)
    return url
  }
}

type Place = { readonly turn: ReadTurn } | { readonly ref: ItemRef }

function* windowsOf(turns: readonly ReadTurn[], maxBytes: number): Generator<readonly Place[]> {
  let window: Place[] = []
  let bytes = 0
  for (const turn of turns) {
    window.push({ turn })
    for (const ref of turn.refs) {
      const size = ref.lines.reduce((sum, line) => sum + line.length, 0)
      if (bytes > 0 && (bytes + size > maxBytes || window.length >= WINDOW_PLACES)) {
        yield window
        window = []
        bytes = 0
      }
      window.push({ ref })
      bytes += size
    }
  }
  if (window.length > 0) yield window
}
