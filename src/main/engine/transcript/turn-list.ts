import type { ItemKind, ItemRef, LineRef, OutlineTurn } from './outline.ts'

/**
 * The turns of a replay and the one that is open: the state machine of docs/format.md, "Turns". Items that Codex
 * would show are numbered through the whole thread; reconstructed ones stand beside them and are not counted.
 */
export class TurnList {
  #done: OutlineTurn[] = []
  #current: OutlineTurn | null = null
  #nextItem = 1

  get current(): OutlineTurn | null {
    return this.#current
  }

  /** Opens a turn that the file names. */
  start(id: string, startedAt: number | null): void {
    this.close()
    this.#current = newTurn({ id, explicit: true, startedAt, status: 'inProgress' })
  }

  /** The open turn, or a new one that is named after the record that opens it. */
  ensure(recordIndex: number, own = false): OutlineTurn {
    this.#current ??= newTurn({ id: `rollout-${recordIndex}`, own })
    return this.#current
  }

  /** Ends the open turn; one that nothing happened in is dropped. */
  close(): void {
    const turn = this.#current
    this.#current = null
    if (turn === null) return
    if (turn.explicit || turn.sawCompaction || turn.items.length > 0) this.#done.push(turn)
  }

  /** The open turn of this id, else a finished one. */
  find(id: string): OutlineTurn | null {
    if (this.#current?.id === id) return this.#current
    return this.#done.findLast(turn => turn.id === id) ?? null
  }

  /** Adds an item that Codex shows and numbers it. */
  append(turn: OutlineTurn, kind: ItemKind, lines: LineRef[]): void {
    turn.items.push({ id: `item-${this.#nextItem}`, kind, reconstructed: false, lines })
    this.#nextItem += 1
  }

  /** Puts an item with an id of its own in place of the turn's item of that id, or adds it. */
  upsert(turn: OutlineTurn, item: ItemRef): void {
    const at = turn.items.findIndex(other => other.id === item.id && other.reconstructed === item.reconstructed)
    if (at === -1) turn.items.push(item)
    else turn.items[at] = item
  }

  /** Where a reconstructed item goes that belongs to no turn event: the open turn, else the last one. */
  home(recordIndex: number): OutlineTurn {
    return this.#current ?? this.#done.at(-1) ?? this.ensure(recordIndex, true)
  }

  /** Removes the last turns, as the person did; item numbers go on from what is left. */
  rollBack(count: number): void {
    this.close()
    // Turns that only Skein sees go with the turn before them.
    let left = count
    while (left > 0 && this.#done.length > 0) if (this.#done.pop()?.own === false) left -= 1
    this.#nextItem =
      1 + this.#done.reduce((sum, turn) => sum + turn.items.filter(item => !item.reconstructed).length, 0)
  }

  /** All turns, the open one closed. In a stored thread nothing is in progress any more. */
  finish(): OutlineTurn[] {
    this.close()
    for (const turn of this.#done) if (turn.status === 'inProgress') turn.status = 'interrupted'
    return this.#done
  }
}

function newTurn(given: Pick<OutlineTurn, 'id'> & Partial<OutlineTurn>): OutlineTurn {
  return {
    status: 'completed',
    failure: null,
    startedAt: null,
    completedAt: null,
    durationMs: null,
    explicit: false,
    sawCompaction: false,
    own: false,
    items: [],
    model: null,
    effort: null,
    approvalPolicy: null,
    sandbox: null,
    tokens: null,
    prompt: null,
    ...given,
  }
}
