import type { ThreadItem } from '../../../../shared/item.ts'
import type { MarkOutcome } from '../../../../shared/marks.ts'
import { arrayOf, isObject, type JsonObject, numberOf, objectOf, stringOf } from '../../rollout/record.ts'
import { type CallParts, callStatus } from './call-parts.ts'
import { parseCommandOutput } from './command-output.ts'
import { inputOf, mcpName, outputText } from './read-call.ts'
import { toMs } from './values.ts'

/** Tools that Skein knows nothing special of, and those of MCP servers. */

/** Any tool, with its arguments and what it answered: texts and pictures. */
export function makeTool(id: string, { call, output }: CallParts, args: unknown, outcome: MarkOutcome): ThreadItem {
  const name = stringOf(call, 'name') ?? ''
  const given = call.arguments !== undefined && typeof call.arguments !== 'string' ? call.arguments : args
  return {
    id,
    type: 'dynamicToolCall',
    namespace: stringOf(call, 'namespace'),
    tool: name === '' ? (stringOf(call, 'type') ?? 'call not in this file') : name,
    arguments: given === '' ? inputOf(call) : given,
    status: callStatus(outcome),
    contentItems: output === null ? null : contentItems(output),
    success: null,
    durationMs: null,
  }
}

/** What a tool answered, in the protocol's parts. */
export function contentItems(output: JsonObject): object[] {
  if (stringOf(output, 'type') === 'tool_search_output') {
    return [{ type: 'inputText', text: JSON.stringify(output.tools ?? [], null, 2) }]
  }
  if (typeof output.output === 'string') return [{ type: 'inputText', text: parseCommandOutput(output.output).text }]
  return arrayOf(output, 'output')
    .filter(isObject)
    .map(part => {
      const imageUrl = stringOf(part, 'image_url')
      if (imageUrl !== null) return { type: 'inputImage', imageUrl }
      return { type: 'inputText', text: stringOf(part, 'text') ?? `[${stringOf(part, 'type') ?? 'unknown part'}]` }
    })
}

/** A call of an MCP tool, by its name and output. */
export function makeMcpCall(id: string, { call, output }: CallParts, args: unknown, outcome: MarkOutcome): ThreadItem {
  const { server, tool } = mcpName(call) ?? { server: '', tool: '' }
  const failed = outcome === 'x' || outcome === 'd'
  const parsed = output !== null && typeof output.output === 'string' ? parseCommandOutput(output.output) : null
  return {
    id,
    type: 'mcpToolCall',
    server,
    tool,
    status: callStatus(outcome),
    arguments: args === '' ? null : args,
    pluginId: null,
    result: output === null || failed ? null : { content: mcpContent(output), structuredContent: null, _meta: null },
    error: output !== null && failed ? { message: outputText(output) } : null,
    durationMs: parsed?.durationMs ?? null,
  }
}

/** Releases wrote an answer as JSON text of its parts, or as parts. */
function mcpContent(output: JsonObject): unknown[] {
  const parts = contentItems(output).map(part => ('text' in part ? { type: 'text', text: part.text } : part))
  const [first] = parts
  if (parts.length !== 1 || first === undefined || !('text' in first) || typeof first.text !== 'string') return parts
  if (!/^\s*[[{]/.test(first.text)) return parts
  try {
    const value: unknown = JSON.parse(first.text)
    const content = isObject(value) ? value.content : value
    return Array.isArray(content) && content.every(part => isObject(part) && 'type' in part) ? content : parts
  } catch {
    // An answer that only begins like JSON is shown as it is.
    return parts
  }
}

/** A tool of the program that hosts the client, by its old events. The answer comes after the request. */
export function makeHostTool(id: string, events: readonly JsonObject[]): ThreadItem {
  const answer = events.findLast(event => stringOf(event, 'type') === 'dynamic_tool_call_response')
  const event = answer ?? events[0] ?? {}
  const duration = objectOf(event, 'duration')
  const error = stringOf(event, 'error')
  const items = arrayOf(event, 'content_items')
  return {
    id,
    type: 'dynamicToolCall',
    namespace: stringOf(event, 'namespace'),
    tool: stringOf(event, 'tool') ?? '',
    arguments: event.arguments ?? null,
    status: callStatus(answer === undefined ? '?' : outcomeOfHostTool(answer)),
    contentItems:
      answer === undefined ? null : error === null ? [...items] : [...items, { type: 'inputText', text: error }],
    success: answer === undefined ? null : event.success === true,
    durationMs:
      duration === null
        ? null
        : toMs({ secs: numberOf(duration, 'secs') ?? 0, nanos: numberOf(duration, 'nanos') ?? 0 }),
  }
}

/** How such a call came out. */
export function outcomeOfHostTool(event: JsonObject): MarkOutcome {
  if (stringOf(event, 'type') === 'dynamic_tool_call_request') return '?'
  return event.success === true ? '.' : 'x'
}
