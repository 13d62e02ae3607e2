import type { ThreadItem, UserInput } from '../../../../shared/item.ts'
import { isObject, objectOf, type RolloutRecord } from '../../rollout/record.ts'
import type { CodexEvent } from '../replay/event-schemas.ts'
import { toChanges } from './old-events.ts'
import { toMs, toSearchAction } from './values.ts'

/** Makes the item that an event tells of; null for events that are no items. */
export function makeFromEvent(id: string, event: CodexEvent, record: RolloutRecord): ThreadItem | null {
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
      return { id, type: 'fileChange', changes: toChanges(event.changes), status: event.status }
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
