import type { FileChangeEntry, ThreadItem, UserInput } from '../../../shared/item.ts'
import { parseHookPrompt } from '../rollout/context.ts'
import { messageText } from '../rollout/preview.ts'
import { arrayOf, isObject, objectOf, type RolloutRecord, stringOf } from '../rollout/record.ts'
import { type CodexEvent, schemaOfEvent } from './event-schemas.ts'
import { makeCall } from './make-call.ts'
import type { ItemRef } from './outline.ts'
import { toMs, toSearchAction } from './values.ts'

/**
 * Makes an item from the records of its lines (docs/format.md, "Items").
 * @param records as the outline's lines name them, in file order.
 * @returns null when the records are not those that the outline saw: the file has changed.
 */
export function makeItem(ref: ItemRef, records: readonly RolloutRecord[]): ThreadItem | null {
  const [first] = records
  if (first === undefined || records.length !== ref.lines.length) return null
  if (ref.kind === 'call') return makeLostEvent(ref.id, records) ?? makeCall(ref.id, records)
  if (ref.kind === 'storedMessage' || ref.kind === 'storedReasoning') return makeStored(ref.id, first)
  if (ref.kind === 'hookPrompt') return makeHookPrompt(ref.id, first)
  const events = records.map(eventOf)
  if (ref.kind === 'reasoning') return makeReasoning(ref.id, events)
  const [event] = events
  return event === undefined || event === null ? null : makeFromEvent(ref.id, event, first)
}

/** An event whose turn is not known. Codex drops it; it still says more than the call that it is about. */
function makeLostEvent(id: string, records: readonly RolloutRecord[]): ThreadItem | null {
  const record = records.findLast(one => one.type === 'event_msg')
  const event = record === undefined ? null : eventOf(record)
  return record === undefined || event === null ? null : makeFromEvent(id, event, record)
}

function eventOf(record: RolloutRecord): CodexEvent | null {
  if (!isObject(record.payload)) return null
  return schemaOfEvent(stringOf(record.payload, 'type') ?? '')?.safeParse(record.payload).data ?? null
}

function makeStored(id: string, record: RolloutRecord): ThreadItem | null {
  const payload = isObject(record.payload) ? record.payload : {}
  const texts = (key: string) =>
    arrayOf(payload, key)
      .filter(isObject)
      .flatMap(part => stringOf(part, 'text') ?? [])
  if (stringOf(payload, 'type') === 'reasoning') {
    return { id, type: 'reasoning', summary: texts('summary'), content: texts('content') }
  }
  if (stringOf(payload, 'role') === 'assistant') {
    return {
      id,
      type: 'agentMessage',
      text: messageText(payload),
      phase: stringOf(payload, 'phase'),
      memoryCitation: null,
    }
  }
  const content = arrayOf(payload, 'content')
    .filter(isObject)
    .flatMap((part): UserInput[] => {
      const url = stringOf(part, 'image_url')
      if (url !== null) return [{ type: 'image', url, detail: stringOf(part, 'detail') }]
      const text = stringOf(part, 'text')
      return text === null ? [] : [{ type: 'text', text, text_elements: [] }]
    })
  return { id, type: 'userMessage', clientId: null, content }
}

function makeHookPrompt(id: string, record: RolloutRecord): ThreadItem {
  const payload = isObject(record.payload) ? record.payload : {}
  const fragments = arrayOf(payload, 'content')
    .filter(isObject)
    .flatMap(part => parseHookPrompt(stringOf(part, 'text') ?? '') ?? [])
  return { id, type: 'hookPrompt', fragments }
}

function makeReasoning(id: string, events: readonly (CodexEvent | null)[]): ThreadItem {
  const texts = (type: CodexEvent['type']) =>
    events.flatMap(event => (event?.type === type && 'text' in event ? event.text : []))
  return { id, type: 'reasoning', summary: texts('agent_reasoning'), content: texts('agent_reasoning_raw_content') }
}

function makeFromEvent(id: string, event: CodexEvent, record: RolloutRecord): ThreadItem | null {
  switch (event.type) {
    case 'user_message':
      return { id, type: 'userMessage', clientId: event.client_id ?? null, content: userInputs(event) }
    case 'agent_message': {
      const citation = event.memory_citation
      return {
        id,
        type: 'agentMessage',
        text: event.message,
        phase: event.phase ?? null,
        memoryCitation: citation ? { entries: citation.entries, threadIds: citation.rolloutIds } : null,
      }
    }
    case 'web_search_end': {
      const payload = isObject(record.payload) ? record.payload : {}
      return { id, type: 'webSearch', query: event.query, action: toSearchAction(objectOf(payload, 'action') ?? {}) }
    }
    case 'image_generation_end': {
      const saved = event.saved_path ? { savedPath: event.saved_path } : {}
      const revisedPrompt = event.revised_prompt ?? null
      return { id, type: 'imageGeneration', status: event.status, revisedPrompt, result: event.result, ...saved }
    }
    case 'mcp_tool_call_end':
      return makeMcpCall(id, event)
    case 'patch_apply_end':
      return { id, type: 'fileChange', changes: fileChanges(event.changes), status: event.status }
    case 'sub_agent_activity':
      return {
        id,
        type: 'subAgentActivity',
        kind: event.kind,
        agentThreadId: event.agent_thread_id,
        agentPath: event.agent_path,
      }
    case 'item_completed':
      if (event.item.type === 'Plan') return { id, type: 'plan', text: event.item.text }
      return event.item.type === 'Sleep' ? { id, type: 'sleep', durationMs: event.item.duration_ms } : null
    case 'context_compacted':
      return { id, type: 'contextCompaction' }
    case 'entered_review_mode':
      return { id, type: 'enteredReviewMode', review: event.user_facing_hint ?? 'Review requested.' }
    case 'exited_review_mode': {
      const review = event.review_output?.overall_explanation.trim() ?? ''
      return { id, type: 'exitedReviewMode', review: review === '' ? 'Reviewer failed to output a response.' : review }
    }
    default:
      return null
  }
}

function userInputs(event: Extract<CodexEvent, { type: 'user_message' }>): UserInput[] {
  const text: UserInput[] =
    event.message.trim() === ''
      ? []
      : [{ type: 'text', text: event.message, text_elements: event.text_elements.map(toTextElement) }]
  const images = (event.images ?? []).map(
    (url, i): UserInput => ({ type: 'image', url, detail: event.image_details[i] ?? null }),
  )
  const local = event.local_images.map(
    (path, i): UserInput => ({ type: 'localImage', path, detail: event.local_image_details[i] ?? null }),
  )
  return [...text, ...images, ...local]
}

type StoredElement = Extract<CodexEvent, { type: 'user_message' }>['text_elements'][number]

function toTextElement({ byte_range: byteRange, placeholder }: StoredElement): object {
  return { byteRange, placeholder: placeholder ?? null }
}

function makeMcpCall(id: string, event: Extract<CodexEvent, { type: 'mcp_tool_call_end' }>): ThreadItem {
  const ok = 'Ok' in event.result ? event.result.Ok : null
  const appContext =
    event.connector_id == null
      ? null
      : {
          connectorId: event.connector_id,
          linkId: event.link_id ?? null,
          resourceUri: event.mcp_app_resource_uri ?? null,
          appName: event.app_name ?? null,
          templateId: event.template_id ?? null,
          actionName: event.action_name ?? null,
        }
  return {
    id,
    type: 'mcpToolCall',
    server: event.invocation.server,
    tool: event.invocation.tool,
    status: ok === null || ok.isError === true ? 'failed' : 'completed',
    arguments: event.invocation.arguments ?? null,
    appContext,
    ...(event.mcp_app_resource_uri ? { mcpAppResourceUri: event.mcp_app_resource_uri } : {}),
    pluginId: event.plugin_id ?? null,
    result:
      ok === null
        ? null
        : { content: ok.content, structuredContent: ok.structuredContent ?? null, _meta: ok._meta ?? null },
    error: 'Err' in event.result ? { message: event.result.Err } : null,
    durationMs: toMs(event.duration),
  }
}

type StoredChanges = Extract<CodexEvent, { type: 'patch_apply_end' }>['changes']

function fileChanges(changes: StoredChanges): FileChangeEntry[] {
  return Object.entries(changes)
    .map(([path, change]): FileChangeEntry => {
      if (change.type !== 'update') return { path, kind: { type: change.type }, diff: change.content }
      const moved = change.move_path ?? null
      const diff = moved === null ? change.unified_diff : `${change.unified_diff}\n\nMoved to: ${moved}`
      return { path, kind: { type: 'update', move_path: moved }, diff }
    })
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
}
