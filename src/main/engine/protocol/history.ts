import { AppError } from '../../../shared/ipc/result.ts'
import type { ShownItem, ThreadItem } from '../../../shared/item.ts'
import type { Turn } from '../../../shared/turn.ts'
import type { OpenedThread } from '../threads/gate.ts'
import type { ThreadRow } from '../threads/rows.ts'
import type { Transcripts } from '../threads/transcripts.ts'
import type { ItemRef, Outline, OutlineTurn } from '../transcript/outline.ts'
import { protocolTurns, toTurn } from '../transcript/turns.ts'

/** The turns of a thread that the gate let pass, in the protocol's shapes; items are made as far as asked for. */
export class History {
  readonly outline: Outline
  readonly turnIds: readonly string[]
  readonly #transcripts: Transcripts
  readonly #row: ThreadRow
  readonly #opened: OpenedThread
  readonly #turns: readonly { readonly turn: OutlineTurn; readonly items: readonly ItemRef[] }[]
  readonly #reconstructed: boolean

  constructor(
    transcripts: Transcripts,
    row: ThreadRow,
    opened: OpenedThread,
    outline: Outline,
    reconstructed: boolean,
  ) {
    this.outline = outline
    this.#transcripts = transcripts
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
    const made = await this.#transcripts.readItems(this.#row, this.#opened, refs.flat(), signal, 'whole')
    if (made.some(item => item === null)) return null
    const items = made.filter(isOfProtocol)
    let from = 0
    return chosen.map(({ turn }, i) => {
      const own = items.slice(from, from + (refs[i]?.length ?? 0))
      from += own.length
      return toTurn(turn, this.#reconstructed ? own : own.map(withoutAdditions), view)
    })
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
    const result = await use(new History(transcripts, row, opened, outline, reconstructed))
    if (result !== null) return result
    transcripts.forget(opened.absolutePath)
  }
  throw new AppError('unreadable', 'the file changes while it is read')
}

/** Markers are Skein's own, and no turn that is asked for has one. */
function isOfProtocol(item: ShownItem | null): item is ThreadItem {
  return item !== null && item.type !== 'marker'
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
