import { isObject, type JsonObject, numberOf, objectOf, partTexts, stringOf } from '../rollout/record.ts'
import { outcomeOfExec } from '../transcript/items/make-command.ts'
import { outcomeOfHostTool } from '../transcript/items/make-tool.ts'
import { outcomeOfStatus } from '../transcript/items/read-call.ts'
import type { Told } from './failure.ts'

/** What an event says has failed; null for one that says nothing of the kind. */
export function failedEvent(type: string, event: JsonObject): Told | null {
  switch (type) {
    case 'error':
      return errorOf(event)
    case 'task_complete':
    case 'turn_complete': {
      const error = objectOf(event, 'error')
      return error === null ? null : errorOf(error)
    }
    case 'stream_error':
      return { ...errorOf(event), kind: 'stream' }
    case 'turn_aborted': {
      const reason = stringOf(event, 'reason') ?? ''
      return { kind: 'stopped', code: reason, text: `turn ${reason.replaceAll('_', ' ')}`, callId: null }
    }
    default:
      return failedCall(type, event)
  }
}

function errorOf(error: JsonObject): Told {
  return {
    kind: 'error',
    code: errorName(error.codex_error_info),
    text: stringOf(error, 'message') ?? '',
    callId: null,
  }
}

/** The client's own name of an error: a word, or the one member of an object. */
function errorName(info: unknown): string {
  if (typeof info === 'string') return info
  return isObject(info) ? (Object.keys(info)[0] ?? '') : ''
}

function failedCall(type: string, event: JsonObject): Told | null {
  const callId = stringOf(event, 'call_id') ?? stringOf(event, 'callId')
  switch (type) {
    case 'exec_command_end': {
      if (outcomeOfExec(event) !== 'x') return null
      const exit = numberOf(event, 'exit_code')
      const text = firstOf(event, ['aggregated_output', 'formatted_output', 'stderr', 'stdout'])
      return { kind: 'command', code: exit === null ? '' : String(exit), text, callId }
    }
    case 'patch_apply_end': {
      const outcome = outcomeOfStatus(stringOf(event, 'status'), event.success === false ? 'x' : '.')
      if (outcome !== 'x') return null
      return { kind: 'tool', code: 'apply_patch', text: firstOf(event, ['stderr', 'stdout']), callId }
    }
    case 'mcp_tool_call_end':
      return failedMcp(event, callId)
    case 'dynamic_tool_call_response': {
      if (outcomeOfHostTool(event) !== 'x') return null
      const text = stringOf(event, 'error') ?? partTexts(event, 'content_items').join('\n')
      return { kind: 'tool', code: stringOf(event, 'tool') ?? '', text, callId }
    }
    default:
      return null
  }
}

function failedMcp(event: JsonObject, callId: string | null): Told | null {
  const { server, tool } = objectOf(event, 'invocation') ?? {}
  const code = [server, tool].filter(name => typeof name === 'string').join(' ')
  const result = objectOf(event, 'result') ?? {}
  const refused = stringOf(result, 'Err')
  if (refused !== null) return { kind: 'tool', code, text: refused, callId }
  const answer = objectOf(result, 'Ok') ?? {}
  if (answer.isError !== true) return null
  return { kind: 'tool', code, text: partTexts(answer).join('\n'), callId }
}

function firstOf(event: JsonObject, keys: readonly string[]): string {
  return keys.map(key => stringOf(event, key) ?? '').find(text => text.trim() !== '') ?? ''
}
