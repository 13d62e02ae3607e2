import type { TextKind } from '../../../../shared/search/kinds.ts'
import { arrayOf, isObject, type JsonObject, objectOf, stringOf } from '../../rollout/record.ts'
import { commandText } from '../../transcript/items/command-text.ts'
import { isAgentEvent } from '../../transcript/items/make-agent-call.ts'
import { toChanges } from '../../transcript/items/old-events.ts'
import { leaves } from '../../transcript/reading/searchable.ts'
import { boundedOutput } from './bounds.ts'
import { changesText } from './changes-text.ts'
import { searchWords } from './item-text.ts'
import type { RecordText } from './text-of.ts'

/** The text of an event. */
export function eventText(event: JsonObject, outputChars: number): RecordText | null {
  const type = stringOf(event, 'type') ?? ''
  const own = (...keys: string[]) =>
    keys
      .map(key => stringOf(event, key) ?? '')
      .filter(Boolean)
      .join('\n')
  const bounded = (text: string) => boundedOutput(text, outputChars)
  switch (type) {
    case 'user_message':
      return text('prompt', own('message'), ...leaves(event.local_images))
    case 'agent_message':
      return text('answer', own('message'))
    case 'agent_reasoning':
    case 'agent_reasoning_raw_content':
      return text('reasoning', own('text'))
    case 'exec_command_end':
      return text('command', commandText(event.command), bounded(outputOf(event)))
    case 'patch_apply_end':
      return text('file', changesText(toChanges(storedChanges(event)), outputChars))
    case 'mcp_tool_call_end': {
      const { server, tool, arguments: args } = objectOf(event, 'invocation') ?? {}
      return text('tool', ...leaves([server, tool, args]), bounded(toolAnswer(event.result)))
    }
    case 'web_search_end':
      return text('webSearch', ...new Set([own('query'), ...searchWords(event.action ?? '')]))
    case 'image_generation_end':
      return text('tool', own('revised_prompt', 'saved_path'))
    case 'view_image_tool_call':
      return text('tool', own('path'))
    case 'dynamic_tool_call_request':
      return text('tool', own('namespace', 'tool'), ...leaves(event.arguments))
    case 'dynamic_tool_call_response':
      return text('toolOutput', bounded(toolAnswer({ content: event.content_items })), own('error'))
    case 'item_completed':
      return finishedText(objectOf(event, 'item') ?? {})
    case 'sub_agent_activity':
      return text('agent', own('agent_path'))
    case 'thread_goal_updated':
      return text('note', stringOf(objectOf(event, 'goal') ?? {}, 'objective') ?? '')
    case 'guardian_assessment':
      return text('note', own('rationale'), ...leaves(objectOf(event, 'action')?.command))
    case 'exited_review_mode':
      return reviewText(objectOf(event, 'review_output') ?? {})
    case 'entered_review_mode':
    case 'error':
    case 'stream_error':
    case 'warning':
    case 'background_event':
    case 'undo_completed':
    case 'thread_name_updated':
      return text('note', own('user_facing_hint', 'message', 'thread_name'))
    default:
      return isAgentEvent(type) ? text('agent', own('prompt'), ...leaves(event.statuses ?? event.status)) : null
  }
}

function text(kind: TextKind, ...parts: string[]): RecordText {
  return { kind, text: parts.filter(part => part !== '').join('\n') }
}

function outputOf(event: JsonObject): string {
  const outputs = ['aggregated_output', 'formatted_output', 'stdout', 'stderr'].map(key => stringOf(event, key) ?? '')
  return outputs.find(output => output !== '') ?? ''
}

function storedChanges(event: JsonObject): [string, JsonObject][] {
  return Object.entries(objectOf(event, 'changes') ?? {}).flatMap(([path, change]) =>
    isObject(change) ? [[path, change]] : [],
  )
}

/** What a tool answered: `{Ok: {content, …}}`, `{Err}`, or parts. */
function toolAnswer(result: unknown): string {
  if (!isObject(result)) return ''
  if ('Err' in result) return leaves(result.Err).join('\n')
  const ok = objectOf(result, 'Ok') ?? result
  const parts = arrayOf(ok, 'content').map(part => (isObject(part) && typeof part.text === 'string' ? part.text : part))
  const said = parts.filter(part => typeof part === 'string')
  return said.length > 0 ? said.join('\n') : leaves(ok.structuredContent).join('\n')
}

function finishedText(item: JsonObject): RecordText | null {
  const kind = stringOf(item, 'type') === 'Extension' ? stringOf(item, 'kind') : stringOf(item, 'type')
  if (kind === 'Plan') return text('plan', stringOf(item, 'text') ?? '')
  if (kind === 'web.search') return text('webSearch', stringOf(item, 'query') ?? '', ...searchWords(item.action ?? ''))
  if (kind === 'image_gen.generation') return text('tool', stringOf(item, 'revisedPrompt') ?? '')
  return null
}

function reviewText(output: JsonObject): RecordText {
  const findings = arrayOf(output, 'findings').filter(isObject)
  const words = findings.flatMap(finding => [
    stringOf(finding, 'title') ?? '',
    stringOf(finding, 'body') ?? '',
    stringOf(objectOf(finding, 'code_location') ?? {}, 'absolute_file_path') ?? '',
  ])
  return text('note', stringOf(output, 'overall_explanation') ?? '', ...words)
}
