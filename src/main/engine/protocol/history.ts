import type { HistoryMode } from '../../../shared/history-mode.ts'
import { AppError } from '../../../shared/ipc/result.ts'
import type { ThreadItem } from '../../../shared/item.ts'
import type { Turn } from '../../../shared/turn.ts'
import { asAppError, type OpenedThread, openThread } from '../threads/gate.ts'
import type { ThreadRow } from '../threads/rows.ts'
import type { Transcripts } from '../threads/transcripts.ts'
import type { ItemRef, Outline, OutlineTurn } from '../transcript/outline.ts'
import { readItems } from '../transcript/read-items.ts'
import { protocolTurns, toTurn } from '../transcript/turns.ts'

/** What a thread was when the gate let it pass. */
const LEGACY: HistoryMode = { kind: 'legacy' }

/** The turns of a thread that the gate let pass, in the protocol's shapes; items are made as far as asked for. */
export class History {
  readonly outline: Outline
  readonly turnIds: readonly string[]
  readonly #row: ThreadRow
  readonly #opened: OpenedThread
  readonly #turns: readonly { readonly turn: OutlineTurn; readonly items: readonly ItemRef[] }[]
  readonly #reconstructed: boolean

  constructor(row: ThreadRow, opened: OpenedThread, outline: Outline, reconstructed: boolean) {
    this.outline = outline
    this.#row = row
    this.#opened = opened
    this.#turns = protocolTurns(outline, reconstructed)
    this.#reconstructed = reconstructed
    this.turnIds = this.#turns.map(({ turn }) => turn.id)
  }

  /**
   * Makes turns, with one reading of the file.
   * @param indexes into `turnIds`; the answer has their order.
   * @returns null when the file is no longer the one that was opened.
   * @throws UnsupportedHistoryMode, AppError, the signal's reason
   */
  async read(indexes: readonly number[], view: Turn['itemsView'], signal: AbortSignal): Promise<Turn[] | null> {
    const chosen = indexes.flatMap(index => this.#turns[index] ?? [])
    const refs = chosen.map(({ items }) => refsFor(view, items))
    const made = await this.#items(refs.flat(), signal)
    if (made.some(item => item === null)) return null
    const items = made.filter(item => item !== null)
    let from = 0
    return chosen.map(({ turn }, i) => {
      const own = items.slice(from, from + (refs[i]?.length ?? 0))
      from += own.length
      return toTurn(turn, this.#reconstructed ? own : own.map(withoutAdditions), view)
    })
  }

  async #items(refs: readonly ItemRef[], signal: AbortSignal): Promise<(ThreadItem | null)[]> {
    try {
      const items = await readItems(this.#opened, refs, signal)
      // What was read may be of a file that has turned since it was opened.
      openThread(this.#row, LEGACY)
      return items
    } catch (error) {
      signal.throwIfAborted()
      throw asAppError(error, this.#opened.path)
    }
  }
}

/**
 * Opens a thread's history and hands it to `use`; once more when the file changed meanwhile, for then the gate must
 * decide anew.
 * @param use returns null when the file is no longer the one that was opened.
 * @throws UnsupportedHistoryMode, AppError, the signal's reason
 */
export async function withHistory<T>(
  transcripts: Transcripts,
  row: ThreadRow,
  reconstructed: boolean,
  signal: AbortSignal,
  use: (history: History) => Promise<T | null>,
): Promise<T> {
  for (let attempt = 0; attempt < 2; attempt++) {
    const { opened, outline } = await transcripts.open(row, signal)
    const result = await use(new History(row, opened, outline, reconstructed))
    if (result !== null) return result
    transcripts.forget(opened.absolutePath)
  }
  throw new AppError('unreadable', 'the file changes while it is read')
}

function refsFor(view: Turn['itemsView'], items: readonly ItemRef[]): readonly ItemRef[] {
  if (view === 'full') return items
  if (view === 'notLoaded') return []
  const first = items.find(item => item.kind === 'userMessage')
  const last = items.findLast(item => item.kind === 'agentMessage')
  return [...(first === undefined ? [] : [first]), ...(last === undefined ? [] : [last])]
}

function withoutAdditions({ skein: _ours, ...item }: ThreadItem): ThreadItem {
  return item
}
