import { isContextMessage } from './context.ts'
import { arrayOf, isObject, type JsonObject, objectOf, partTexts, type RolloutRecord, stringOf } from './record.ts'

/** The words that stand for a thread in a list (docs/format.md, "Preview"). */

const REQUEST_MARK = '## My request for Codex:'

/** What a person asked, without what an editor put before it; `[Image]` for a picture alone; null for nothing. */
export function userMessagePreview(text: string, hasImage: boolean): string | null {
  const at = text.indexOf(REQUEST_MARK)
  const own = (at === -1 ? text : text.slice(at + REQUEST_MARK.length)).trim()
  if (own !== '') return own
  return hasImage ? '[Image]' : null
}

function eventMessage(payload: JsonObject): string | null {
  const images = arrayOf(payload, 'images').length + arrayOf(payload, 'local_images').length
  return userMessagePreview(stringOf(payload, 'message') ?? '', images > 0)
}

function goalObjective(payload: JsonObject): string | null {
  const goal = objectOf(payload, 'goal')
  const objective = goal === null ? '' : (stringOf(goal, 'objective') ?? '').trim()
  return objective === '' ? null : objective
}

/** `item_completed` with a `UserMessage`: how paginated files keep what was asked. */
function completedUserMessage(payload: JsonObject): string | null {
  const item = objectOf(payload, 'item')
  if (item === null || stringOf(item, 'type') !== 'UserMessage') return null
  const inputs = arrayOf(item, 'content').filter(isObject)
  const text = inputs.map(input => (stringOf(input, 'type') === 'text' ? (stringOf(input, 'text') ?? '') : '')).join('')
  return userMessagePreview(
    text,
    inputs.some(input => ['image', 'local_image'].includes(stringOf(input, 'type') ?? '')),
  )
}

/** Text of a message item's content parts, joined by line breaks. */
export function messageText(payload: JsonObject): string {
  return partTexts(payload).join('\n')
}

/**
 * Collects a thread's preview from its records, fed in file order.
 *
 * `listed` is what Codex (0.143) would find: user messages and goals among the events. `shown` also knows the newer
 * shape, and falls back to the first user-role message that is no context, which is all that the oldest files have.
 */
export class PreviewFinder {
  listed: string | null = null
  #modern: string | null = null
  #fallback: string | null = null
  /** Whether a user message (not only a goal) was seen: Codex reads on until then. */
  complete = false

  get shown(): string | null {
    return this.listed ?? this.#modern ?? this.#fallback
  }

  add(record: RolloutRecord): void {
    const { payload } = record
    if (!isObject(payload)) return
    const type = stringOf(payload, 'type')
    if (record.type === 'event_msg') this.#event(type, payload)
    else if (record.type === 'response_item' && type === 'message' && stringOf(payload, 'role') === 'user') {
      if (!isContextMessage(payload)) this.#fallback ??= userMessagePreview(messageText(payload), false)
    }
  }

  #event(type: string | null, payload: JsonObject): void {
    if (type === 'user_message') {
      const found = eventMessage(payload)
      this.listed ??= found
      this.complete ||= found !== null
    } else if (type === 'thread_goal_updated') {
      this.listed ??= goalObjective(payload)
    } else if (type === 'item_completed') {
      this.#modern ??= completedUserMessage(payload)
      this.complete ||= this.#modern !== null
    }
  }
}
