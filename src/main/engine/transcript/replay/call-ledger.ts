import * as z from 'zod'
import type { FileChangeEntry } from '../../../../shared/item.ts'
import type { MarkLetter, MarkOutcome } from '../../../../shared/marks.ts'
import { turnNumber } from '../kept/kept-outline.ts'
import { type KnownRefs, known, Numbers, type RefNumbers } from '../kept/refs.ts'
import type { ItemKind, ItemRef, LineRef, OutlineTurn } from '../outline.ts'
import type { TurnList } from './turn-list.ts'

/** What a record says of a call. */
export interface CallNews {
  /** Of the call. */
  readonly id: string
  /** `event`: an old event, which says more than the call. */
  readonly part: 'call' | 'output' | 'event'
  readonly letter: MarkLetter
  readonly outcome: MarkOutcome
  /** Under which an event may tell of it, beside its id. */
  readonly alias: string | null
  readonly changes: readonly FileChangeEntry[] | null
}

/** An event that Codex shows as an item with an id of its own. */
export interface ToldCall {
  readonly kind: ItemKind
  readonly id: string
  readonly letter: MarkLetter
  readonly outcome: MarkOutcome
  readonly alias: string | null
  readonly changes: readonly FileChangeEntry[] | null
}

interface Call {
  turn: OutlineTurn
  item: ItemRef
  /** In the turn. */
  place: number
  /** Whether it has its call, and its output. */
  readonly seen: { call: boolean; output: boolean; event: boolean }
}

const callNumber = z.number()
export const keptCalls = z.object({
  /** Of each call its turn, its item, its place, and what it has. */
  all: z.instanceof(Uint32Array),
  /** The latest call of each id; null for that of its item. */
  ids: z.array(z.string().nullable()),
  ofIds: z.instanceof(Uint32Array),
  aliases: z.map(z.string(), z.object({ waiting: z.array(callNumber), past: z.number(), told: z.number() })),
  /** Of each turn, calls by Codex's id, which is that of the item that each of them has now. */
  told: z.array(z.tuple([turnNumber, z.array(callNumber)])),
})

/** What the ids of items without a call look like, and those that are made from a call's. */
const RESERVED = /^(?:item-|line-|hook-|call:)|~\d+$/

/** Calls of an alias that no event has told of, the oldest first, and events whose calls are still to come. */
interface Alias {
  waiting: Call[]
  /** How many of them are past. */
  past: number
  told: number
}

/**
 * Pairs calls with their outputs and with the events that tell of them. A call becomes a rebuilt item; an event that
 * says the same takes its place.
 */
export class CallLedger {
  readonly #turns: TurnList
  /** The latest call of each id. */
  readonly #calls = new Map<string, Call>()
  readonly #aliases = new Map<string, Alias>()
  /** Of each turn, the items that events told of, by Codex's id. */
  readonly #told = new WeakMap<OutlineTurn, Map<string, Call>>()

  constructor(turns: TurnList) {
    this.#turns = turns
  }

  kept(refs: RefNumbers): z.infer<typeof keptCalls> {
    const calls = new Numbers<Call>()
    const numbersOf = (some: Iterable<Call>) => Array.from(some, one => calls.of(one))
    const ofIds = Uint32Array.from(numbersOf(this.#calls.values()))
    const aliases = [...this.#aliases].map(
      ([name, alias]) => [name, { ...alias, waiting: numbersOf(alias.waiting) }] as const,
    )
    const told = this.#turns.all.flatMap(turn => {
      const ofTurn = this.#told.get(turn)
      return ofTurn === undefined ? [] : [[refs.turn(turn), numbersOf(ofTurn.values())] satisfies [number, number[]]]
    })
    const all = calls.all.flatMap(({ turn, item, place, seen }) => [
      refs.turn(turn),
      refs.item(item),
      place,
      Number(seen.call) + 2 * Number(seen.output) + 4 * Number(seen.event),
    ])
    const ids = Array.from(this.#calls, ([id, { item }]) => (id === item.id ? null : id))
    return { all: Uint32Array.from(all), ids, ofIds, aliases: new Map(aliases), told }
  }

  /** Goes on from what was kept. @throws KeptError */
  resume({ all, ids, ofIds, aliases, told }: z.infer<typeof keptCalls>, refs: KnownRefs): void {
    const calls: Call[] = []
    for (let at = 0; at < all.length; at += 4) {
      const [turn, item, place, bits] = [known(all[at]), known(all[at + 1]), known(all[at + 2]), known(all[at + 3])]
      const seen = { call: (bits & 1) !== 0, output: (bits & 2) !== 0, event: (bits & 4) !== 0 }
      calls.push({ turn: refs.turn(turn), item: refs.item(item), place, seen })
    }
    const callOf = (number = -1) => known(calls[number])
    for (const [i, id] of ids.entries()) {
      const call = callOf(ofIds[i])
      this.#calls.set(id ?? call.item.id, call)
    }
    for (const [name, alias] of aliases) this.#aliases.set(name, { ...alias, waiting: alias.waiting.map(callOf) })
    for (const [turn, numbers] of told) {
      const ofTurn = numbers.map(callOf)
      this.#told.set(refs.turn(turn), new Map(ofTurn.map(call => [call.item.codexId, call])))
    }
  }

  /** Takes a record about a call. @param home gives the turn of a call that is new. */
  add(news: CallNews, line: LineRef, time: number, home: () => OutlineTurn): void {
    const known = this.#calls.get(news.id)
    const alias = news.alias === null ? undefined : this.#aliases.get(news.alias)
    if (known === undefined || (known.seen.call && news.part === 'call')) {
      if (alias !== undefined && alias.told > 0) alias.told -= 1
      else this.#begin(news, line, time, home())
      return
    }
    if (known.item.told > 0 && alias !== undefined && alias.told > 0) alias.told -= 1
    const { item, seen } = known
    seen[news.part] = true
    // What Codex shows is made from its event alone.
    if (item.told > 0) return
    item.lines.push(line)
    item.endedAt = time === 0 ? item.endedAt : time
    if (news.part === 'event' || (news.part === 'call' && !seen.event)) item.letter = news.letter
    if (news.part === 'event' || (news.part === 'output' && !seen.event)) item.outcome = news.outcome
    if (news.changes !== null) this.#turns.files.set(item, news.changes)
    this.#turns.touch(known.turn)
  }

  #begin(news: CallNews, line: LineRef, time: number, turn: OutlineTurn): void {
    const id = this.#itemId(news.id, line)
    const item: ItemRef = {
      id,
      codexId: id,
      told: 0,
      kind: 'call',
      reconstructed: true,
      lines: [line],
      codexLines: null,
      letter: news.letter,
      outcome: news.outcome,
      startedAt: time,
      endedAt: time,
      note: null,
    }
    const seen = { call: false, output: false, event: false }
    seen[news.part] = true
    const call = { turn, item, place: this.#turns.put(turn, item), seen }
    if (news.changes !== null) this.#turns.files.set(item, news.changes)
    this.#calls.set(news.id, call)
    if (news.alias !== null) this.#alias(news.alias).waiting.push(call)
  }

  /** An event shows the call from here on, in a turn that Codex finds for it. */
  tell(told: ToldCall, line: LineRef, time: number, turn: OutlineTurn): void {
    const ofTurn = this.#told.get(turn) ?? new Map<string, Call>()
    this.#told.set(turn, ofTurn)
    const again = ofTurn.get(told.id)
    const waiting = again ?? this.#waiting(told.id) ?? this.#waitingAs(told.alias)
    const here = waiting?.turn === turn ? waiting : undefined
    if (waiting !== undefined && here === undefined) this.#turns.remove(waiting.turn, waiting.item, waiting.place)
    const item: ItemRef = {
      id: waiting?.item.id ?? this.#itemId(told.id, line),
      codexId: told.id,
      told: again?.item.told ?? line.number,
      kind: told.kind,
      reconstructed: false,
      lines: [line],
      codexLines: null,
      letter: told.letter,
      outcome: told.outcome,
      startedAt: waiting?.item.startedAt ?? time,
      endedAt: time,
      note: null,
    }
    const replaced = here !== undefined && this.#turns.replace(turn, here.item, item, here.place)
    const place = replaced ? here.place : this.#turns.put(turn, item)
    if (told.changes !== null) this.#turns.files.set(item, told.changes)
    const call: Call = waiting ?? { turn, item, place, seen: { call: false, output: false, event: true } }
    call.turn = turn
    call.item = item
    call.place = place
    ofTurn.set(told.id, call)
    this.#calls.set(told.id, call)
    if (told.alias !== null && waiting === undefined) this.#alias(told.alias).told += 1
  }

  /** The id of a call as an item has it: ids may come again in a file, and may look like those of other items. */
  #itemId(id: string, line: LineRef): string {
    const own = RESERVED.test(id) ? `call:${id}` : id
    return this.#calls.has(id) ? `${own}~${line.number}` : own
  }

  /** A rebuilt item that no event has told of yet. */
  #waiting(id: string): Call | undefined {
    const call = this.#calls.get(id)
    return call?.item.told === 0 ? call : undefined
  }

  #waitingAs(alias: string | null): Call | undefined {
    if (alias === null) return undefined
    const known = this.#alias(alias)
    for (;;) {
      const call = known.waiting[known.past]
      if (call === undefined) return undefined
      known.past += 1
      if (call.item.told === 0) return call
    }
  }

  #alias(name: string): Alias {
    const alias = this.#aliases.get(name) ?? { waiting: [], past: 0, told: 0 }
    this.#aliases.set(name, alias)
    return alias
  }
}
