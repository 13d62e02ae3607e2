import type { ItemRef, LineRef, OutlineTurn } from './outline.ts'

/**
 * Pairs calls with their outputs and with the events that tell of them. A call becomes a reconstructed item; an event
 * that says the same takes its place.
 */
export class CallLedger {
  readonly #calls = new Map<string, { readonly turn: OutlineTurn; readonly item: ItemRef }>()
  /** Calls that an event has told of: their records add nothing. */
  readonly #told = new Set<string>()
  /** Ids of calls that have no output; one that comes again says nothing new. */
  readonly #alone = new Set<string>()

  /** A call, or an old event about one. */
  add(turn: OutlineTurn, callId: string, line: LineRef): void {
    if (this.#told.has(callId)) return
    const known = this.#calls.get(callId)
    if (known !== undefined) {
      known.item.lines.push(line)
      return
    }
    const item: ItemRef = { id: callId, kind: 'call', reconstructed: true, lines: [line] }
    turn.items.push(item)
    this.#calls.set(callId, { turn, item })
  }

  /** A call that has no output; it shares `key` with the event about it, and maybe with other calls. */
  addAlone(turn: OutlineTurn, key: string, id: string, line: LineRef): void {
    if (this.#told.has(key) || this.#alone.has(id)) return
    this.#alone.add(id)
    const item: ItemRef = { id, kind: 'call', reconstructed: true, lines: [line] }
    turn.items.push(item)
    this.#calls.set(key, { turn, item })
  }

  /** An event shows the call from here on. */
  tell(callId: string): void {
    this.#told.add(callId)
    const known = this.#calls.get(callId)
    if (known === undefined) return
    this.#calls.delete(callId)
    const at = known.turn.items.indexOf(known.item)
    if (at !== -1) known.turn.items.splice(at, 1)
  }
}
