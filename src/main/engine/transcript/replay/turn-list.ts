import type { KeptTurns } from '../kept/kept-turns.ts'
import { type KnownRefs, orNull, type RefNumbers } from '../kept/refs.ts'
import type { ItemRef, OutlineTurn } from '../outline.ts'
import { ChangedFiles } from './changed-files.ts'
import { ItemNumbers } from './item-numbers.ts'
import { GONE, newTurn } from './new-turn.ts'
import { TurnsById } from './turns-by-id.ts'

/** How a turn of the file begins. */
export interface TurnStart {
  readonly id: string
  readonly explicit: boolean
  /** Unix seconds. */
  readonly startedAt: number | null
  readonly inherited: boolean
}

/**
 * The turns of a replay and the one that is open: the state machine of docs/format.md, "Turns". Two kinds stand in one
 * row: turns that Codex has, and turns of Skein's own that hold what lies before, between and behind those.
 *
 * Turns and items stay where they are once they are there: what is rebuilt is replaced in its place, and turns that are
 * taken back are marked. `snapshot` copies those turns that were touched since the last one, and no others.
 */
export class TurnList {
  /** All turns but the open ones, in order. */
  readonly #done: OutlineTurn[] = []
  /** Those of them that were not taken back. */
  readonly #live: OutlineTurn[] = []
  /** Codex's open turn. */
  #current: OutlineTurn | null = null
  /** Skein's open turn; never together with the other one. */
  #loose: OutlineTurn | null = null
  /** Whether it has more than what leads up to a turn. */
  #looseBegan = false
  readonly #byId = new TurnsById()
  readonly numbers = new ItemNumbers()
  /** The last item that Codex added to its open turn. */
  #last: ItemRef | null = null
  readonly #opening = new WeakSet<ItemRef>()
  readonly #touched = new Set<OutlineTurn>()
  /** Turns that items were taken from. */
  readonly #gaps = new WeakSet<OutlineTurn>()
  readonly #copies = new WeakMap<OutlineTurn, OutlineTurn>()
  readonly files = new ChangedFiles()
  /** Turns that were to be taken back and were not there. */
  missed = 0

  /** All turns, the open one too. */
  get all(): OutlineTurn[] {
    const open = this.#current ?? this.#loose
    return open === null ? this.#done : [...this.#done, open]
  }

  kept(refs: RefNumbers): KeptTurns {
    const turnsOf = (turns: readonly OutlineTurn[]) => turns.map(turn => refs.turn(turn))
    const items = this.all.flatMap(turn => turn.items)
    for (const item of items) refs.item(item)
    return {
      done: turnsOf(this.#done),
      live: turnsOf(this.#live),
      current: orNull(this.#current, turn => refs.turn(turn)),
      loose: orNull(this.#loose, turn => refs.turn(turn)),
      looseBegan: this.#looseBegan,
      byId: this.#byId.kept(refs),
      ...this.numbers.kept,
      last: orNull(this.#last, item => refs.item(item)),
      opening: items.filter(item => this.#opening.has(item)).map(item => refs.item(item)),
      gone: refs.item(GONE),
      ...this.files.keptOf(items, refs),
      missed: this.missed,
    }
  }

  /** Goes on from what was kept. */
  resume(kept: KeptTurns, refs: KnownRefs): void {
    for (const turn of kept.done) this.#done.push(refs.turn(turn))
    for (const turn of kept.live) this.#live.push(refs.turn(turn))
    this.#current = orNull(kept.current, turn => refs.turn(turn))
    this.#loose = orNull(kept.loose, turn => refs.turn(turn))
    this.#looseBegan = kept.looseBegan
    this.#byId.resume(kept.byId, refs)
    this.numbers.resume(kept)
    this.#last = orNull(kept.last, item => refs.item(item))
    for (const item of kept.opening) this.#opening.add(refs.item(item))
    this.files.resume(kept, refs)
    this.missed = kept.missed
    const gone = refs.item(kept.gone)
    for (const turn of this.all) {
      for (const [place, item] of turn.items.entries()) {
        if (item !== gone) continue
        turn.items[place] = GONE
        this.#gaps.add(turn)
      }
    }
  }

  /** Codex's open turn. */
  get current(): OutlineTurn | null {
    return this.touch(this.#current)
  }

  /** The open turn, Codex's or Skein's, to be looked at only. */
  get running(): Pick<OutlineTurn, 'inherited'> | null {
    return this.#current ?? this.#loose
  }

  /** Opens a turn of the file; what led up to it becomes its beginning. */
  open(start: TurnStart): OutlineTurn {
    const opening = this.#takeOpening()
    const prompt = opening.some(item => item.kind === 'storedMessage') ? (this.#loose?.prompt ?? null) : null
    this.close()
    const turn = newTurn(start.id, false)
    turn.prompt = prompt
    turn.explicit = start.explicit
    turn.startedAt = start.startedAt
    turn.inherited = start.inherited
    if (start.explicit) turn.status = 'inProgress'
    turn.items.push(...opening)
    this.#byId.add(start.id, turn)
    this.#current = turn
    this.#touched.add(turn)
    return turn
  }

  /** Ends the open turn, whosever it is. */
  close(): void {
    for (const turn of [this.touch(this.#current), this.touch(this.#loose)]) {
      if (turn === null || (turn === this.#loose && turn.items.length === 0)) continue
      this.#done.push(turn)
      this.#live.push(turn)
    }
    this.#current = null
    this.#loose = null
    this.#looseBegan = false
    this.#last = null
  }

  /** Codex's turn of this id. */
  find(id: string): OutlineTurn | null {
    return this.touch(this.#byId.find(id))
  }

  /** Where something goes that belongs to no turn of the file: the open turn, or one of Skein's own. */
  loose(id: string): OutlineTurn {
    const turn = this.#current ?? this.#loose ?? newTurn(id, true)
    if (this.#current === null) this.#loose = turn
    this.#touched.add(turn)
    return turn
  }

  /** Begins a turn of Skein's own, unless the open one only has what leads up to it. */
  beginLoose(id: string): OutlineTurn {
    if (this.#loose !== null && (this.#looseBegan || this.#loose.prompt !== null)) this.close()
    return this.loose(id)
  }

  /** Where a call or another rebuilt item goes: the open turn, else the last one. */
  home(id: string): OutlineTurn {
    const last = this.#done.at(-1)
    const open = this.#current ?? this.#loose
    return open === null && last !== undefined && !last.rolledBack ? (this.touch(last) ?? last) : this.loose(id)
  }

  /**
   * Adds an item.
   * @param opening whether it leads up to a turn that begins after it.
   * @returns its place, which it keeps unless it leads up to a turn.
   */
  put(turn: OutlineTurn, item: ItemRef, opening = false): number {
    turn.items.push(item)
    if (item.told > 0) this.numbers.count(1)
    this.#saw(turn, item)
    if (opening) this.#opening.add(item)
    else if (turn === this.#loose) this.#looseBegan = true
    this.#touched.add(turn)
    return turn.items.length - 1
  }

  /**
   * Puts an item in the place of another of the same turn.
   * @param place where that one probably is
   * @returns false where it is not in the turn
   */
  replace(turn: OutlineTurn, old: ItemRef, item: ItemRef, place?: number): boolean {
    const at = this.#placeOf(turn, old, place)
    if (at === -1) return false
    turn.items[at] = item
    this.numbers.count(Number(item.told > 0) - Number(old.told > 0))
    this.#saw(turn, item)
    this.#touched.add(turn)
    return true
  }

  /** Takes a rebuilt item away: something else says the same elsewhere. Others keep their places. */
  remove(turn: OutlineTurn, item: ItemRef, place?: number): boolean {
    const at = this.#placeOf(turn, item, place)
    if (at === -1) return false
    turn.items[at] = GONE
    this.#gaps.add(turn)
    while (turn.items.at(-1) === GONE) turn.items.pop()
    this.#touched.add(turn)
    return true
  }

  /** The same where the item's turn is not known: it is one of the last. */
  discard(item: ItemRef): void {
    for (const turn of [this.#current, this.#loose, this.#done.at(-1), this.#done.at(-2)]) {
      if (turn != null && this.remove(turn, item)) return
    }
  }

  #placeOf(turn: OutlineTurn, item: ItemRef, place?: number): number {
    return place !== undefined && turn.items[place] === item ? place : turn.items.lastIndexOf(item)
  }

  #saw(turn: OutlineTurn, item: ItemRef): void {
    if (turn === this.#current && item.told > 0 && item.told >= (this.#last?.told ?? 0)) this.#last = item
  }

  /** The item that Codex has last in its open turn. */
  get last(): ItemRef | null {
    return this.#last
  }

  /** Takes back the last turns of Codex, with those of Skein's own behind and between them. */
  rollBack(count: number): void {
    this.close()
    let left = count
    while (left > 0) {
      const turn = this.touch(this.#live.pop() ?? null)
      if (turn === null) break
      turn.rolledBack = true
      if (turn.own) continue
      left -= 1
      this.numbers.count(-turn.items.filter(item => item.told > 0).length)
      this.#byId.remove(turn.id)
    }
    this.missed += left
    this.numbers.rollBack()
  }

  /** Says that a turn changes, so that the next snapshot has it anew. */
  touch<T extends OutlineTurn | null>(turn: T): T {
    if (turn !== null) this.#touched.add(turn)
    return turn
  }

  /** All turns as they are now. Nothing in the row, in a turn or in its list of items changes later. */
  snapshot(): OutlineTurn[] {
    const copies = this.all.map(turn => {
      const known = this.#touched.has(turn) ? undefined : this.#copies.get(turn)
      if (known !== undefined) return known
      const copy = this.#copyOf(turn)
      this.#copies.set(turn, copy)
      return copy
    })
    this.#touched.clear()
    return copies
  }

  #copyOf(turn: OutlineTurn): OutlineTurn {
    const runs = turn.status === 'inProgress'
    const items = this.#gaps.has(turn) ? turn.items.filter(item => item !== GONE) : [...turn.items]
    return {
      ...turn,
      items,
      files: this.files.of(items),
      // In a stored thread nothing is in progress any more.
      status: runs ? 'interrupted' : turn.status,
      open: runs && turn === this.#current,
    }
  }

  /** What stands last in the turn before and leads up to the next one. */
  #takeOpening(): ItemRef[] {
    const before = this.touch(this.#current ?? this.#loose)
    if (before === null) return []
    const from = before.items.findLastIndex(item => !this.#opening.has(item)) + 1
    return before.items.splice(from)
  }
}
