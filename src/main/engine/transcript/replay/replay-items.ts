import { isAbortNotice, isContextMessage, parseHookPrompt } from '../../rollout/context.ts'
import { messageText, userMessagePreview } from '../../rollout/preview.ts'
import { arrayOf, isObject, type JsonObject, objectOf, stringOf } from '../../rollout/record.ts'
import { isOutput } from '../items/call-parts.ts'
import { changesOf, outcomeOfCall, outcomeOfCallOutput, readCall } from '../items/read-call.ts'
import type { ReplayState } from './replay-state.ts'
import { answerKeys, fingerprint, reasoningKeys, userKeys } from './said.ts'

const PROMPT_CHARS = 200

/**
 * Replays what the model saw and said. Calls become rebuilt items; messages and reasoning that no event repeats, too.
 * Each step says whether it used the record.
 */
export class ItemReplay {
  readonly #state: ReplayState

  constructor(state: ReplayState) {
    this.#state = state
  }

  apply(payload: JsonObject): boolean {
    switch (stringOf(payload, 'type')) {
      case 'message':
        return this.#message(payload)
      case 'reasoning':
        return this.#reasoning(payload)
      case 'agent_message':
        return this.mail(payload, messageText(payload))
      default:
        return this.#call(payload)
    }
  }

  /** Mail between agents, which some releases record twice. */
  mail(payload: JsonObject, text: string): boolean {
    const words = [stringOf(payload, 'author') ?? '', stringOf(payload, 'recipient') ?? '', text].join('\n')
    if (this.#state.said.coversOne([fingerprint('mail', words)])) return true
    this.#state.rebuild(this.#state.home(), 'marker', 'n')
    this.#state.said.tell('mail', words)
    return true
  }

  #call(payload: JsonObject): boolean {
    const { calls, line, time } = this.#state
    const id = stringOf(payload, 'call_id') ?? stringOf(payload, 'id') ?? `line-${line.number}`
    const home = () => this.#state.home()
    if (isOutput(payload)) {
      const outcome = outcomeOfCallOutput(payload)
      calls.add({ id, part: 'output', letter: 't', outcome, alias: null, changes: null }, line, time, home)
      return true
    }
    const read = readCall(payload)
    const { letter } = read
    const alias = letter === 'w' ? aliasOf(payload) : null
    const changes = letter === 'f' ? changesOf(read) : null
    calls.add({ id, part: 'call', letter, outcome: outcomeOfCall(payload), alias, changes }, line, time, home)
    return true
  }

  #reasoning(payload: JsonObject): boolean {
    const keys = reasoningKeys(payload)
    // Without words there is only what is encrypted.
    if (keys.length === 0) return false
    if (this.#state.said.covers(keys)) return true
    const item = this.#state.rebuild(this.#state.home(), 'storedReasoning', 'r')
    if (keys.length === 1) this.#state.said.wait(keys, item)
    return true
  }

  #message(payload: JsonObject): boolean {
    switch (stringOf(payload, 'role')) {
      case 'user':
        return this.#userMessage(payload)
      case 'assistant':
        return this.#answer(payload)
      default:
        this.#state.addContext(true)
        return true
    }
  }

  #userMessage(payload: JsonObject): boolean {
    const state = this.#state
    const texts = arrayOf(payload, 'content')
      .filter(isObject)
      .map(part => stringOf(part, 'text') ?? '')
    if (texts.length > 0 && texts.every(text => parseHookPrompt(text) !== null)) {
      state.appendHook(stringOf(payload, 'id') ?? `hook-${state.line.number}`)
      return true
    }
    if (isContextMessage(payload)) {
      state.addContext(!isAbortNotice(payload))
      return true
    }
    const keys = userKeys(payload)
    if (state.said.coversOne(keys)) return true
    // It begins a turn, unless it comes into one that runs.
    const turn = state.beginLoose()
    const item = state.rebuild(turn, 'storedMessage', 'u', !turn.explicit)
    state.said.wait(keys, item)
    turn.prompt ??= promptOf(userMessagePreview(messageText(payload), false))
    return true
  }

  #answer(payload: JsonObject): boolean {
    const state = this.#state
    const lists = answerKeys(payload)
    if (lists.length === 0) return false
    if (lists.some(keys => state.said.covers(keys))) return true
    const turn = state.home()
    const item = state.rebuild(turn, 'storedMessage', 'a')
    const alone = lists.flatMap(keys => (keys.length === 1 ? keys : []))
    state.said.wait(alone, item)
    state.answer.keep(item, turn, messageText(payload))
    return true
  }
}

/** Not every stored search carries an id; what it looks for is what it shares with the event about it. */
export function searchKey(query: string): string {
  return `web-search:${fingerprint('search', query)}`
}

function aliasOf(call: JsonObject): string | null {
  const action = objectOf(call, 'action') ?? {}
  const subject = stringOf(action, 'query') ?? stringOf(action, 'url')
  return subject === null ? null : searchKey(subject)
}

/** A prompt as lists show it: one line, cut. */
export function promptOf(preview: string | null): string | null {
  return preview === null
    ? null
    : preview
        .slice(0, 4 * PROMPT_CHARS)
        .replace(/\s+/g, ' ')
        .slice(0, PROMPT_CHARS)
}
