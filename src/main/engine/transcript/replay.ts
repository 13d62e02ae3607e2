import { isContextText, parseHookPrompt } from '../rollout/context.ts'
import type { Line } from '../rollout/lines.ts'
import { messageText, userMessagePreview } from '../rollout/preview.ts'
import { arrayOf, isObject, type JsonObject, objectOf, type RolloutRecord, stringOf } from '../rollout/record.ts'
import { CallLedger } from './call-ledger.ts'
import { type CodexEvent, schemaOfEvent, turnContextSchema } from './event-schemas.ts'
import { isKnown, isReplayed } from './kinds.ts'
import type { ItemKind, LineRef, OutlineTurn } from './outline.ts'
import { addUsage, toUsage } from './tokens.ts'
import { TurnList } from './turn-list.ts'

/** What became of a record: in a turn or its settings; known and not shown; of no known kind, or not as it must be. */
export type Decision = 'used' | 'notShown' | 'unknown' | 'misfit'

const PROMPT_CHARS = 200

/**
 * Replays a legacy thread's records into turns, by Codex's own rules and in file order. Records that Codex leaves out
 * of a replay (calls, their outputs, old events) become reconstructed items in the same turns.
 */
export class Replay {
  readonly #turns = new TurnList()
  readonly #calls = new CallLedger()
  readonly #bare: boolean
  /** Counts the records that Codex would count; it names turns after it. */
  #index = -1
  tokens: number | null = null
  #totalSeen: number | null = null
  model: string | null = null

  /** @param bare true for pre-envelope files: their messages are all there is. */
  constructor(bare: boolean) {
    this.#bare = bare
  }

  finish(): OutlineTurn[] {
    return this.#turns.finish()
  }

  add(record: RolloutRecord, line: Line): Decision {
    const ref: LineRef = { number: line.number, offset: line.offset, length: line.length }
    if (!isKnown(record)) return 'unknown'
    if (!isObject(record.payload)) return record.type === 'world_state' ? 'notShown' : 'misfit'
    if (record.type === 'event_msg') return this.#event(record, record.payload, ref)
    if (record.type === 'turn_context') return this.#turnContext(record.payload)
    if (isReplayed(record)) this.#index += 1
    if (record.type === 'response_item') return this.#item(record.payload, ref)
    if (record.type === 'compacted') this.#turns.ensure(this.#index).sawCompaction = true
    return record.type === 'compacted' || record.type === 'session_meta' ? 'used' : 'notShown'
  }

  #turnContext(payload: JsonObject): Decision {
    const parsed = turnContextSchema.safeParse(payload)
    if (!parsed.success) return 'notShown'
    this.#index += 1
    const { model, effort, approval_policy: approval, sandbox_policy: sandbox } = parsed.data
    this.model = model
    const turn = this.#turns.current
    if (turn === null) return 'notShown'
    turn.model = model
    turn.effort = effort ?? null
    turn.approvalPolicy = typeof approval === 'string' ? approval : 'granular'
    turn.sandbox = sandbox.type
    return 'used'
  }

  #event(record: RolloutRecord, payload: JsonObject, line: LineRef): Decision {
    const schema = schemaOfEvent(stringOf(payload, 'type') ?? '')
    if (schema === undefined) {
      if (isReplayed(record)) this.#index += 1
      return 'notShown'
    }
    const parsed = schema.safeParse(payload)
    if (!parsed.success) return 'misfit'
    if (isReplayed(record)) this.#index += 1
    return this.#apply(parsed.data, line)
  }

  #apply(event: CodexEvent, line: LineRef): Decision {
    switch (event.type) {
      case 'task_started':
      case 'turn_started':
        this.#turns.start(event.turn_id, event.started_at ?? null)
        return 'used'
      case 'task_complete':
      case 'turn_complete':
        return this.#complete(event)
      case 'turn_aborted': {
        const turn = this.#target(event.turn_id ?? '')
        if (turn === null) return 'notShown'
        turn.status = 'interrupted'
        turn.completedAt = event.completed_at ?? null
        turn.durationMs = event.duration_ms ?? null
        return 'used'
      }
      case 'user_message':
        return this.#userMessage(event, line)
      case 'agent_message':
        return event.message === '' ? 'notShown' : this.#append('agentMessage', line)
      case 'agent_reasoning':
      case 'agent_reasoning_raw_content':
        return event.text === '' ? 'notShown' : this.#reasoning(line)
      case 'web_search_end':
        this.#calls.tell(searchKey(event.query))
        return this.#upsertHere('webSearch', event.call_id, line)
      case 'image_generation_end':
        return this.#upsertHere('imageGeneration', event.call_id, line)
      case 'mcp_tool_call_end':
        return this.#upsertHere('mcpToolCall', event.call_id, line)
      case 'sub_agent_activity':
        return this.#upsertHere('subAgentActivity', event.event_id, line)
      case 'patch_apply_end':
        return this.#upsertIn(event.turn_id, 'fileChange', event.call_id, line)
      case 'item_completed':
        if (event.item.type === 'Plan') {
          return event.item.text === '' ? 'notShown' : this.#upsertIn(event.turn_id, 'plan', event.item.id, line)
        }
        return event.item.type === 'Sleep' ? this.#upsertIn(event.turn_id, 'sleep', event.item.id, line) : 'notShown'
      case 'exec_command_end': {
        const turn = event.turn_id === '' ? null : this.#turns.find(event.turn_id)
        this.#calls.add(turn ?? this.#turns.home(this.#index), event.call_id, line)
        return 'used'
      }
      case 'error':
        return this.#error(event)
      case 'context_compacted':
        return this.#append('contextCompaction', line)
      case 'entered_review_mode':
        return this.#append('enteredReviewMode', line)
      case 'exited_review_mode':
        return this.#append('exitedReviewMode', line)
      case 'thread_rolled_back':
        this.#turns.rollBack(event.num_turns)
        return 'used'
      case 'token_count':
        return this.#tokenCount(event)
    }
  }

  /** The turn of an id; for an unknown or missing one, the open turn. */
  #target(id: string): OutlineTurn | null {
    return this.#turns.find(id) ?? this.#turns.current
  }

  #complete(event: Extract<CodexEvent, { type: 'task_complete' | 'turn_complete' }>): Decision {
    const turn = this.#target(event.turn_id)
    if (turn === null) return 'notShown'
    if (turn.status === 'inProgress') turn.status = 'completed'
    turn.completedAt = event.completed_at ?? null
    turn.durationMs = event.duration_ms ?? null
    if (event.error) turn.failure = errorOf(event.error)
    // A late completion of an earlier turn leaves the open one alone.
    if (turn === this.#turns.current) this.#turns.close()
    return 'used'
  }

  #error(event: Extract<CodexEvent, { type: 'error' }>): Decision {
    const turn = this.#turns.current
    const harmless = event.codex_error_info === 'thread_rollback_failed' || isNotSteerable(event.codex_error_info)
    if (turn === null || harmless) return 'notShown'
    turn.failure = errorOf(event)
    return 'used'
  }

  #userMessage(event: Extract<CodexEvent, { type: 'user_message' }>, line: LineRef): Decision {
    const open = this.#turns.current
    const onlyCompaction = open?.sawCompaction === true && open.items.length === 0
    if (open !== null && !open.explicit && !onlyCompaction) this.#turns.close()
    const turn = this.#turns.ensure(this.#index)
    this.#turns.append(turn, 'userMessage', [line])
    const images = (event.images?.length ?? 0) + event.local_images.length
    turn.prompt ??= promptOf(userMessagePreview(event.message, images > 0))
    return 'used'
  }

  #append(kind: ItemKind, line: LineRef): Decision {
    this.#turns.append(this.#turns.ensure(this.#index), kind, [line])
    return 'used'
  }

  #reasoning(line: LineRef): Decision {
    const last = this.#turns.current?.items.findLast(item => !item.reconstructed)
    if (last?.kind === 'reasoning') last.lines.push(line)
    else this.#append('reasoning', line)
    return 'used'
  }

  #upsertHere(kind: ItemKind, id: string, line: LineRef): Decision {
    this.#calls.tell(id)
    this.#turns.upsert(this.#turns.ensure(this.#index), { id, kind, reconstructed: false, lines: [line] })
    return 'used'
  }

  /** An item of a named turn; Codex drops it where the turn is not known, and so the call stays reconstructed. */
  #upsertIn(turnId: string, kind: ItemKind, id: string, line: LineRef): Decision {
    const turn = turnId === '' ? this.#turns.ensure(this.#index) : this.#turns.find(turnId)
    if (turn === null) {
      this.#calls.add(this.#turns.home(this.#index), id, line)
      return 'used'
    }
    this.#calls.tell(id)
    this.#turns.upsert(turn, { id, kind, reconstructed: false, lines: [line] })
    return 'used'
  }

  #tokenCount(event: Extract<CodexEvent, { type: 'token_count' }>): Decision {
    if (!event.info) return 'notShown'
    const total = event.info.total_token_usage.total_tokens
    // The client repeats a count when only its limits changed.
    const repeated = total === this.#totalSeen
    this.#totalSeen = total
    this.tokens = total
    const turn = this.#turns.current
    if (turn === null || repeated) return 'notShown'
    turn.tokens = addUsage(turn.tokens, toUsage(event.info.last_token_usage))
    return 'used'
  }

  #item(payload: JsonObject, line: LineRef): Decision {
    switch (stringOf(payload, 'type')) {
      case 'message':
        return this.#message(payload, line)
      case 'reasoning':
        return this.#bare ? this.#stored('storedReasoning', line) : 'notShown'
      case 'web_search_call':
        return this.#search(payload, line)
      case 'image_generation_call':
        return this.#call(stringOf(payload, 'id') ?? `line-${line.number}`, line)
      case 'local_shell_call':
      case 'function_call':
      case 'function_call_output':
      case 'custom_tool_call':
      case 'custom_tool_call_output':
      case 'tool_search_call':
      case 'tool_search_output':
        return this.#call(stringOf(payload, 'call_id') ?? stringOf(payload, 'id') ?? `line-${line.number}`, line)
      default:
        return 'notShown'
    }
  }

  #search(payload: JsonObject, line: LineRef): Decision {
    const action = objectOf(payload, 'action') ?? {}
    const subject = stringOf(action, 'query') ?? stringOf(action, 'url')
    const id = stringOf(payload, 'id') ?? `line-${line.number}`
    this.#calls.addAlone(this.#turns.home(this.#index), subject === null ? id : searchKey(subject), id, line)
    return 'used'
  }

  #call(callId: string, line: LineRef): Decision {
    this.#calls.add(this.#turns.home(this.#index), callId, line)
    return 'used'
  }

  #stored(kind: 'storedMessage' | 'storedReasoning', line: LineRef): Decision {
    const turn = this.#turns.ensure(this.#index, true)
    turn.items.push({ id: `line-${line.number}`, kind, reconstructed: true, lines: [line] })
    return 'used'
  }

  /** Enveloped files say again as events what messages hold; only hook prompts come as messages alone. */
  #message(payload: JsonObject, line: LineRef): Decision {
    const role = stringOf(payload, 'role')
    const texts = arrayOf(payload, 'content')
      .filter(isObject)
      .map(part => stringOf(part, 'text') ?? '')
    if (role === 'user' && texts.length > 0 && texts.every(text => parseHookPrompt(text) !== null)) {
      // Codex makes up an id where the file has none; it takes none of the numbers.
      const id = stringOf(payload, 'id') ?? `hook-${line.number}`
      this.#turns.ensure(this.#index).items.push({ id, kind: 'hookPrompt', reconstructed: false, lines: [line] })
      return 'used'
    }
    if (!this.#bare || (role !== 'user' && role !== 'assistant')) return 'notShown'
    const text = messageText(payload)
    if (role === 'assistant') return this.#stored('storedMessage', line)
    if (isContextText(text)) return 'notShown'
    this.#turns.close()
    this.#turns.ensure(this.#index, true).prompt = promptOf(userMessagePreview(text, false))
    return this.#stored('storedMessage', line)
  }
}

/** Not every stored search carries an id; what it looks for is what it shares with the event about it. */
function searchKey(query: string): string {
  return `web-search:${query}`
}

function promptOf(preview: string | null): string | null {
  return preview === null ? null : preview.replace(/\s+/g, ' ').slice(0, PROMPT_CHARS)
}

function errorOf(stored: { message: string; codex_error_info?: unknown }): OutlineTurn['failure'] {
  return { message: stored.message, codexErrorInfo: stored.codex_error_info ?? null, additionalDetails: null }
}

function isNotSteerable(info: unknown): boolean {
  return isObject(info) && 'active_turn_not_steerable' in info
}
