import * as z from 'zod'
import type { MarkLetter, MarkOutcome } from '../../../../shared/marks.ts'
import type { Line } from '../../rollout/lines.ts'
import type { RolloutRecord } from '../../rollout/record.ts'
import { unixMs } from '../../rollout/unix-ms.ts'
import { itemNumber, turnSettings } from '../kept/kept-outline.ts'
import { keptTurns } from '../kept/kept-turns.ts'
import { type KnownRefs, orNull, type RefNumbers } from '../kept/refs.ts'
import type { ItemKind, ItemRef, LineRef, OutlineTurn } from '../outline.ts'
import { CallLedger, keptCalls } from './call-ledger.ts'
import { Fork, keptFork } from './fork.ts'
import { type LetteredKind, letterOfKind } from './item-letters.ts'
import { keptSaid, Said } from './said.ts'
import { TurnList } from './turn-list.ts'
import { keptAnswer, UnsaidAnswer } from './unsaid-answer.ts'

/** The settings of a turn, as `turn_context` says them. */
export type TurnSettings = z.infer<typeof turnSettings>

export const keptReplayState = z.object({
  turns: keptTurns,
  calls: keptCalls,
  said: keptSaid(itemNumber),
  fork: keptFork,
  time: z.number(),
  model: z.string().nullable(),
  index: z.number(),
  settings: turnSettings.nullable(),
  lastContext: itemNumber.nullable(),
  reasoning: z.object({ told: itemNumber, piece: itemNumber }).nullable(),
  answer: keptAnswer,
  timestamp: z.string(),
})
type KeptReplayState = z.infer<typeof keptReplayState>

const NO_LINE: LineRef = { number: 0, offset: 0, length: 0 }

/** What a replay knows so far, and how it adds items: shared by those who read events and items. */
export class ReplayState {
  readonly turns = new TurnList()
  readonly calls = new CallLedger(this.turns)
  readonly said = new Said<ItemRef>()
  readonly fork = new Fork()
  /** The record that is being read: its line, its time (unix ms, 0 for none), and how long after the one before. */
  line: LineRef = NO_LINE
  time = 0
  #gap = 0
  /** Of the last settings that name one. */
  model: string | null = null
  /** Number of the record among those that Codex would count; it names turns after it. */
  index = -1
  /** Settings that came between turns. */
  #settings: TurnSettings | null = null
  #lastContext: ItemRef | null = null
  /** The latest piece of reasoning that goes on behind something rebuilt. */
  #reasoning: { readonly told: ItemRef; readonly piece: ItemRef } | null = null
  readonly answer = new UnsaidAnswer()
  #timestamp = ''

  kept(refs: RefNumbers): KeptReplayState {
    const item = (one: ItemRef) => refs.item(one)
    return {
      turns: this.turns.kept(refs),
      calls: this.calls.kept(refs),
      said: this.said.keptAs(item),
      fork: this.fork.kept,
      time: this.time,
      model: this.model,
      index: this.index,
      settings: this.#settings,
      lastContext: orNull(this.#lastContext, item),
      reasoning: orNull(this.#reasoning, ({ told, piece }) => ({ told: item(told), piece: item(piece) })),
      answer: this.answer.kept(refs),
      timestamp: this.#timestamp,
    }
  }

  /** Goes on from what was kept. */
  resume(kept: KeptReplayState, refs: KnownRefs): void {
    const item = (number: number) => refs.item(number)
    this.turns.resume(kept.turns, refs)
    this.calls.resume(kept.calls, refs)
    this.said.resume(kept.said, item)
    this.fork.resume(kept.fork)
    this.time = kept.time
    this.model = kept.model
    this.index = kept.index
    this.#settings = kept.settings
    this.#lastContext = orNull(kept.lastContext, item)
    this.#reasoning = orNull(kept.reasoning, ({ told, piece }) => ({ told: item(told), piece: item(piece) }))
    this.answer.resume(kept.answer, refs)
    this.#timestamp = kept.timestamp
  }

  begin(record: RolloutRecord, { number, offset, length }: Line): void {
    this.line = { number, offset, length }
    const before = this.time
    if (record.timestamp !== this.#timestamp) {
      this.#timestamp = record.timestamp ?? ''
      this.time = Math.max(0, unixMs(this.#timestamp) ?? 0)
    }
    this.#gap = before === 0 || this.time === 0 ? 0 : this.time - before
  }

  /** Opens a turn that the file names. */
  start(id: string, startedAt: number | null): OutlineTurn {
    const inherited = this.fork.opens(id, startedAt, this.#gap)
    return this.#opened(this.turns.open({ id, explicit: true, startedAt, inherited }))
  }

  /** Codex's open turn, or a new one that is named after the record that opens it. */
  ensure(): OutlineTurn {
    const open = this.turns.current
    if (open !== null) return open
    return this.reopen()
  }

  #opened(turn: OutlineTurn): OutlineTurn {
    this.said.clear()
    if (this.#settings !== null) Object.assign(turn, this.#settings)
    this.#settings = null
    return turn
  }

  /** Ends an unnamed turn because the next one begins; what leads up to that one goes along. */
  reopen(): OutlineTurn {
    const inherited = this.fork.opens(null, null, this.#gap)
    return this.#opened(this.turns.open({ id: `rollout-${this.index}`, explicit: false, startedAt: null, inherited }))
  }

  /** Takes settings for the open turn, or for the next one. */
  settle(settings: TurnSettings): void {
    const turn = this.turns.current
    if (turn === null) this.#settings = settings
    else Object.assign(turn, settings)
  }

  /** Where a rebuilt item goes. */
  home(): OutlineTurn {
    return this.turns.home(this.#ownId())
  }

  /** Where something goes that leads up to a turn. */
  loose(): OutlineTurn {
    return this.turns.loose(this.#ownId())
  }

  /** Begins a turn of Skein's own where Codex has none open. */
  beginLoose(): OutlineTurn {
    return this.turns.current ?? this.turns.beginLoose(this.#ownId())
  }

  #ownId(): string {
    return `own-${this.line.number}`
  }

  /**
   * Adds an item that Codex shows and numbers, in the open turn.
   * @param instead a rebuilt item that said the same before
   */
  append(kind: LetteredKind, instead: ItemRef | null = null): ItemRef {
    const item = this.#newItem(kind, letterOfKind(kind), this.turns.numbers.take(), this.line.number)
    this.#place(this.ensure(), item, instead)
    return item
  }

  /** Adds the prompt of a hook, in the open turn. Codex makes up an id where the file has none; it takes no number. */
  appendHook(codexId: string): void {
    const ids = { id: `hook-${this.line.number}`, codexId }
    this.turns.put(this.ensure(), this.#newItem('hookPrompt', 'h', ids, this.line.number))
  }

  #place(turn: OutlineTurn, item: ItemRef, instead: ItemRef | null): void {
    if (instead !== null) {
      item.startedAt = instead.startedAt
      if (this.turns.replace(turn, instead, item)) return
      this.turns.discard(instead)
    }
    this.turns.put(turn, item)
  }

  /** Goes on with reasoning: in Codex it is one item until something else is told; here, until anything else is shown. */
  continueReasoning(turn: OutlineTurn, told: ItemRef): void {
    const piece = this.#reasoning?.told === told ? this.#reasoning.piece : told
    if (turn.items.at(-1) === piece) {
      this.extend(turn, piece)
      told.codexLines?.push(this.line)
      return
    }
    told.codexLines ??= [...told.lines]
    told.codexLines.push(this.line)
    const item = { ...this.#newItem('reasoning', 'r', this.#lineId(), 0), reconstructed: false }
    this.turns.put(turn, item)
    this.#reasoning = { told, piece: item }
  }

  /** Adds an item that only Skein shows. */
  rebuild(turn: OutlineTurn, kind: ItemKind, letter: MarkLetter, opening = false, outcome: MarkOutcome = '.'): ItemRef {
    const item = this.#newItem(kind, letter, this.#lineId(), 0)
    item.outcome = outcome
    this.turns.put(turn, item, opening)
    return item
  }

  /** Puts a rebuilt item in the place of another one. */
  rebuildInstead(turn: OutlineTurn, kind: LetteredKind, instead: ItemRef | null): ItemRef {
    const item = this.#newItem(kind, letterOfKind(kind), this.#lineId(), 0)
    this.#place(turn, item, instead)
    return item
  }

  /** Adds a message of the client; neighbours become one marker. @param opening false for one about the turn so far. */
  addContext(opening: boolean): void {
    const turn = opening ? this.loose() : this.home()
    const last = turn.items.at(-1)
    if (last !== undefined && last === this.#lastContext) this.extend(turn, last)
    else this.#lastContext = this.rebuild(turn, 'marker', 'n', opening)
  }

  /** Adds the line to an item. */
  extend(turn: OutlineTurn, item: ItemRef): void {
    item.lines.push(this.line)
    if (this.time !== 0) item.endedAt = this.time
    this.turns.touch(turn)
  }

  #lineId(): { readonly id: string; readonly codexId: string } {
    const id = `line-${this.line.number}`
    return { id, codexId: id }
  }

  #newItem(kind: ItemKind, letter: MarkLetter, ids: { id: string; codexId: string }, told: number): ItemRef {
    return {
      id: ids.id,
      codexId: ids.codexId,
      told,
      kind,
      reconstructed: told === 0,
      lines: [this.line],
      codexLines: null,
      letter,
      outcome: '.',
      startedAt: this.time,
      endedAt: this.time,
      note: null,
    }
  }
}
