import { createContext, use } from 'react'
import type { HistoryModeKind } from '../../shared/history-mode.ts'
import type { ItemCut } from '../../shared/item.ts'

/** What the content asks of the transcript around it. The content itself knows neither thread nor routes. */

/** A piece of a text; `total` counts the whole in UTF-16 units. */
export interface TextPiece {
  readonly text: string
  readonly total: number
}

/** A picture as a data URL; null where it is none that can be shown, with the reason. */
export interface LoadedPicture {
  readonly url: string | null
  readonly reason: string | null
}

/** What is known of another thread, for links to it. */
export interface KnownThread {
  readonly title: string | null
  readonly historyMode: HistoryModeKind
  readonly historyModeRaw: string
}

export interface Reader {
  /**
   * A further piece (at most 256 Ki units) of a text that was cut for the window.
   * @param item counted through all turns.
   * @param pointer as in the item's `cuts`.
   * @returns null where the file is no longer what it was; the transcript opens it again by itself.
   * @throws AppError
   */
  readonly text: (item: number, pointer: string, from: number, signal: AbortSignal) => Promise<TextPiece | null>
  /** A picture that stands in a record. Null and errors as above. */
  readonly image: (line: number, index: number, signal: AbortSignal) => Promise<LoadedPicture | null>
  /** The n-th picture path of an item, from this machine. Null and errors as above. */
  readonly localImage: (item: number, index: number, signal: AbortSignal) => Promise<LoadedPicture | null>
  /** Shows a line of the file in the raw view; one-based. Null where there is no raw view. */
  readonly openRecord: ((line: number) => void) | null
  /** Puts the item on the clipboard as Markdown, and says so. Null where it cannot be had. */
  readonly copyMarkdown: ((item: number) => void) | null
  /** Goes to another thread by its id. */
  readonly openThread: ((id: string) => void) | null
  /** What is known of another thread; undefined where nothing is. */
  readonly knownThread: (id: string) => KnownThread | undefined
}

const nothing: Reader = {
  text: () => Promise.resolve(null),
  image: () => Promise.resolve(null),
  localImage: () => Promise.resolve(null),
  openRecord: null,
  copyMarkdown: null,
  openThread: null,
  knownThread: () => undefined,
}

/** Keep one reader for as long as a thread is open: what was loaded through it is remembered by it. */
export const ReaderContext = createContext<Reader>(nothing)

export function useReader(): Reader {
  return use(ReaderContext)
}

/** Which item is being drawn. */
export interface DrawnItem {
  /** Counted through all turns; null outside of a transcript. */
  readonly number: number | null
  /** Texts of it that were cut for the window. */
  readonly cuts: readonly ItemCut[]
  /** Its first line in the file, one-based; null where it has none. */
  readonly line: number | null
  /** Attributes that the transcript wants on its element. */
  readonly data: Readonly<Record<`data-${string}`, string | number | undefined>>
}

export const ItemContext = createContext<DrawnItem>({ number: null, cuts: [], line: null, data: {} })
