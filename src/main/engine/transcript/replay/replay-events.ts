import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { FileChangeEntry } from '../../../../shared/item.ts'
import type { MarkOutcome } from '../../../../shared/marks.ts'
import { userMessagePreview } from '../../rollout/preview.ts'
import { isObject, type JsonObject, objectOf, stringOf } from '../../rollout/record.ts'
import { readOldEvent, toChanges } from '../items/old-events.ts'
import { outcomeOfStatus } from '../items/read-call.ts'
import { itemNumber, turnNumber } from '../kept/kept-outline.ts'
import { type KnownRefs, orNull, type RefNumbers } from '../kept/refs.ts'
import type { ItemRef, OutlineTurn } from '../outline.ts'
import type { CodexEvent } from './event-schemas.ts'
import { type LetteredKind, letterOfKind } from './item-letters.ts'
import { promptOf, searchKey } from './replay-items.ts'
import type { ReplayState } from './replay-state.ts'
import { fingerprint } from './said.ts'
import { keptTokens, TokenReplay } from './tokens.ts'

type Event<T extends CodexEvent['type']> = Extract<CodexEvent, { type: T }>

export const keptEvents = z.object({
  tokens: keptTokens,
  asked: z.object({ turn: turnNumber, key: z.number() }).nullable(),
  compaction: z.object({ turn: turnNumber, item: itemNumber }).nullable(),
  settings: z.string().nullable(),
})

/** Replays events by Codex's own rules (docs/format.md, "Turns" and "Items"). Each step says whether it used the event. */
export class EventReplay {
  readonly #state: ReplayState
  readonly tokens: TokenReplay
  /** The turn that a person asked something in last, and what. */
  #asked: { readonly turn: OutlineTurn; readonly key: number } | null = null
  /** A compaction whose other record is still to come: the stored one, or the event. */
  #compaction: { readonly turn: OutlineTurn; readonly item: ItemRef } | null = null
  /** Hash of the thread's settings. */
  #settings: string | null = null

  constructor(state: ReplayState) {
    this.#state = state
    this.tokens = new TokenReplay(state)
  }

  kept(refs: RefNumbers): z.infer<typeof keptEvents> {
    return {
      tokens: this.tokens.kept(refs),
      asked: orNull(this.#asked, ({ turn, key }) => ({ turn: refs.turn(turn), key })),
      compaction: orNull(this.#compaction, ({ turn, item }) => ({ turn: refs.turn(turn), item: refs.item(item) })),
      settings: this.#settings,
    }
  }

  /** Goes on from what was kept. */
  resume({ tokens, asked, compaction, settings }: z.infer<typeof keptEvents>, refs: KnownRefs): void {
    this.tokens.resume(tokens, refs)
    this.#asked = orNull(asked, ({ turn, key }) => ({ turn: refs.turn(turn), key }))
    this.#compaction = orNull(compaction, ({ turn, item }) => ({ turn: refs.turn(turn), item: refs.item(item) }))
    this.#settings = settings
  }

  apply(event: CodexEvent, payload: JsonObject): boolean {
    const { turns, said } = this.#state
    switch (event.type) {
      case 'task_started':
      case 'turn_started': {
        const turn = this.#state.start(event.turn_id, event.started_at ?? null)
        turn.contextWindow = event.model_context_window ?? null
        return true
      }
      case 'task_complete':
      case 'turn_complete':
        return this.#complete(event)
      case 'turn_aborted': {
        const turn = this.#target(event.turn_id ?? '')
        if (turn === null) return false
        turn.status = 'interrupted'
        turn.completedAt = event.completed_at ?? null
        turn.durationMs = event.duration_ms ?? null
        return true
      }
      case 'user_message':
        return this.#userMessage(event)
      case 'agent_message': {
        if (event.message === '') return false
        this.#state.ensure()
        this.#state.append('agentMessage', said.tell('assistant', event.message))
        return true
      }
      case 'agent_reasoning':
      case 'agent_reasoning_raw_content':
        return event.text !== '' && this.#reasoning(event.text)
      case 'web_search_end':
        return this.#tell('webSearch', event.call_id, '.', searchKey(event.query))
      case 'image_generation_end':
        return this.#tell('imageGeneration', event.call_id, outcomeOfStatus(event.status, '.'))
      case 'mcp_tool_call_end': {
        const fine = 'Ok' in event.result && event.result.Ok.isError !== true
        return this.#tell('mcpToolCall', event.call_id, fine ? '.' : 'x')
      }
      case 'sub_agent_activity':
        return this.#tell('subAgentActivity', event.event_id, '.')
      case 'patch_apply_end': {
        const changes = toChanges(event.changes)
        return this.#tellIn(
          event.turn_id,
          'fileChange',
          event.call_id,
          outcomeOfStatus(event.status, '.'),
          payload,
          changes,
        )
      }
      case 'item_completed':
        return this.#finished(event, payload)
      case 'error':
        return this.#error(event)
      case 'context_compacted':
        return this.#compacted()
      case 'entered_review_mode':
      case 'exited_review_mode':
        this.#state.append(event.type === 'entered_review_mode' ? 'enteredReviewMode' : 'exitedReviewMode')
        return true
      case 'thread_rolled_back':
        turns.rollBack(event.num_turns)
        return true
      case 'token_count':
        return this.tokens.count(event)
    }
  }

  /** An event that Codex leaves out of a replay. @returns null when it lacks what it is about */
  applyOther(type: string, payload: JsonObject): boolean | null {
    switch (type) {
      case 'stream_error':
        this.#state.rebuild(this.#state.home(), 'marker', 'n', false, 'x')
        return true
      case 'thread_goal_updated':
        if (objectOf(payload, 'goal') === null) return null
        this.#state.rebuild(this.#state.loose(), 'marker', 'n', true)
        return true
      case 'thread_settings_applied':
        return this.#settingsApplied(payload)
      case 'warning':
      case 'guardian_assessment':
      case 'thread_name_updated':
      case 'undo_completed':
      case 'background_event':
        this.#state.rebuild(this.#state.home(), 'marker', 'n')
        return true
      default:
        return this.oldEvent(payload)
    }
  }

  /** An old event about a call, or one of a turn that is not in the file. */
  oldEvent(payload: JsonObject): boolean | null {
    const read = readOldEvent(payload)
    if (read === null) return null
    const { line, time } = this.#state
    const turnId = stringOf(payload, 'turn_id') ?? stringOf(payload, 'turnId') ?? ''
    const home = () => this.#state.turns.find(turnId) ?? this.#state.home()
    this.#state.calls.add({ ...read, part: 'event', alias: null }, line, time, home)
    return true
  }

  /** The record of a compaction, which may come before or after its event. */
  compactedRecord(message: string): void {
    const turn = this.#state.ensure()
    turn.sawCompaction = true
    const told = this.#compaction
    if (told?.turn === turn && told.item.told > 0) {
      this.#state.extend(turn, told.item)
      this.#compaction = null
      return
    }
    const said = this.#state.answer.take(message, this.#state.turns.current)
    const item = this.#state.rebuildInstead(turn, 'storedCompaction', said)
    this.#compaction = { turn, item }
    this.tokens.compaction(item)
  }

  #compacted(): boolean {
    const turn = this.#state.ensure()
    const stored = this.#compaction?.turn === turn && this.#compaction.item.told === 0 ? this.#compaction.item : null
    const item = this.#state.append('contextCompaction', stored)
    if (stored !== null) item.lines.unshift(...stored.lines)
    this.#compaction = stored === null ? { turn, item } : null
    this.tokens.compaction(item, stored)
    return true
  }

  /** The turn of an id; for an unknown or missing one, the open turn. */
  #target(id: string): OutlineTurn | null {
    return this.#state.turns.find(id) ?? this.#state.turns.current
  }

  #complete(event: Event<'task_complete' | 'turn_complete'>): boolean {
    const turn = this.#target(event.turn_id)
    if (turn === null) return false
    if (turn.status === 'inProgress') turn.status = 'completed'
    turn.completedAt = event.completed_at ?? null
    turn.durationMs = event.duration_ms ?? null
    if (event.error) turn.failure = errorOf(event.error)
    // A late completion of an earlier turn leaves the open one alone.
    if (turn === this.#state.turns.current) this.#state.turns.close()
    return true
  }

  /** An error fails the turn that it comes in; any other one, and a second one, is a marker. */
  #error(event: Event<'error'>): boolean {
    const turn = this.#state.turns.current
    const harmless = event.codex_error_info === 'thread_rollback_failed' || isNotSteerable(event.codex_error_info)
    if (turn === null || harmless || turn.failure !== null) {
      this.#state.rebuild(this.#state.home(), 'marker', 'n', false, 'x')
      if (turn === null || harmless) return true
    }
    turn.failure = errorOf(event)
    return true
  }

  #userMessage(event: Event<'user_message'>): boolean {
    const { turns, said } = this.#state
    const stored = said.tell('user', event.message)
    const open = turns.current
    const onlyCompaction = open?.sawCompaction === true && open.items.every(item => item.told === 0)
    if (open !== null && !open.explicit && !onlyCompaction) this.#state.reopen()
    const turn = this.#state.ensure()
    const item = this.#state.append('userMessage', stored)
    const key = fingerprint('user', event.message)
    const again = this.#asked?.turn === turn ? this.#asked.key : null
    if (turn.explicit && turn.status === 'inProgress' && again !== null && again !== key) item.note = { steering: true }
    this.#asked = { turn, key }
    const images = (event.images?.length ?? 0) + event.local_images.length
    turn.prompt ??= promptOf(userMessagePreview(event.message, images > 0))
    return true
  }

  #reasoning(text: string): boolean {
    this.#state.ensure()
    const stored = this.#state.said.tell('reasoning', text)
    const turn = this.#state.ensure()
    const last = this.#state.turns.last
    if (last?.kind !== 'reasoning') this.#state.append('reasoning', stored)
    else {
      if (stored !== null) this.#state.turns.discard(stored)
      this.#state.continueReasoning(turn, last)
    }
    return true
  }

  #tell(kind: LetteredKind, id: string, outcome: MarkOutcome, alias: string | null = null): boolean {
    const turn = this.#state.ensure()
    const { calls, line, time } = this.#state
    calls.tell({ kind, id, letter: letterOfKind(kind), outcome, alias, changes: null }, line, time, turn)
    return true
  }

  /** An item of a named turn; Codex drops it where the turn is not known, and so the call stays rebuilt. */
  #tellIn(
    turnId: string,
    kind: LetteredKind,
    id: string,
    outcome: MarkOutcome,
    payload: JsonObject,
    changes: readonly FileChangeEntry[] | null = null,
  ): boolean {
    const { turns, calls, line, time } = this.#state
    const turn = turnId === '' ? this.#state.ensure() : turns.find(turnId)
    if (turn === null) return this.oldEvent(payload) === true
    calls.tell({ kind, id, letter: letterOfKind(kind), outcome, alias: null, changes }, line, time, turn)
    return true
  }

  #finished(event: Event<'item_completed'>, payload: JsonObject): boolean {
    const { item } = event
    if (item.type === 'Sleep') return this.#tellIn(event.turn_id, 'sleep', item.id, '.', payload)
    if (item.type !== 'Plan') return this.oldEvent(payload) === true
    if (item.text === '') return false
    const stored = this.#state.said.tell('plan', item.text)
    if (stored !== null) this.#state.turns.discard(stored)
    return this.#tellIn(event.turn_id, 'plan', item.id, '.', payload)
  }

  /** Settings of the thread are told again with each of its starts; only a change is news. */
  #settingsApplied(payload: JsonObject): boolean | null {
    const settings = objectOf(payload, 'thread_settings')
    if (settings === null) return null
    const hash = createHash('sha1').update(JSON.stringify(settings)).digest('base64')
    const known = this.#settings
    this.#settings = hash
    if (known !== null && known !== hash) this.#state.rebuild(this.#state.loose(), 'marker', 'n', true)
    return true
  }
}

function errorOf(stored: { message: string; codex_error_info?: unknown }): OutlineTurn['failure'] {
  return { message: stored.message, codexErrorInfo: stored.codex_error_info ?? null, additionalDetails: null }
}

function isNotSteerable(info: unknown): boolean {
  return isObject(info) && 'active_turn_not_steerable' in info
}
