import { isContextMessage, parseHookPrompt } from '../../rollout/context.ts'
import { messageText } from '../../rollout/preview.ts'
import { isObject, type JsonObject, stringOf } from '../../rollout/record.ts'
import { isOutput } from '../../transcript/items/call-parts.ts'
import { parseCommandOutput } from '../../transcript/items/command-output.ts'
import { commandText } from '../../transcript/items/command-text.ts'
import {
  changesOf,
  inputOf,
  outputText,
  parseArguments,
  type ReadCall,
  readCall,
} from '../../transcript/items/read-call.ts'
import { leaves } from '../../transcript/reading/searchable.ts'
import { textsOf } from '../../transcript/replay/said.ts'
import { boundedOutput } from './bounds.ts'
import { changesText } from './changes-text.ts'
import type { RecordText } from './text-of.ts'

/** The text of what the model saw or said: messages, reasoning, calls and what they came to. */
export function itemText(payload: JsonObject, outputChars: number): RecordText | null {
  switch (stringOf(payload, 'type')) {
    case 'message':
      return messageOf(payload)
    case 'reasoning':
      return { kind: 'reasoning', text: [...textsOf(payload, 'summary'), ...textsOf(payload)].join('\n') }
    case 'agent_message': {
      const names = [stringOf(payload, 'author') ?? '', stringOf(payload, 'recipient') ?? '']
      return { kind: 'agent', text: [...names, stringOf(payload, 'content') ?? messageText(payload)].join(' ') }
    }
    default:
      return isOutput(payload) ? outputOf(payload, outputChars) : callText(payload, readCall(payload), outputChars)
  }
}

/** Messages of the client itself come again in every thread: they are a kind of their own. */
function messageOf(payload: JsonObject): RecordText | null {
  const role = stringOf(payload, 'role')
  if (role === 'assistant') return { kind: 'answer', text: textsOf(payload).join('\n') }
  if (role !== 'user') return null
  const texts = textsOf(payload)
  const hooks = texts.map(parseHookPrompt)
  if (hooks.length > 0 && hooks.every(hook => hook !== null)) {
    return { kind: 'note', text: hooks.map(hook => hook?.text ?? '').join('\n') }
  }
  return { kind: isContextMessage(payload) ? 'context' : 'prompt', text: texts.join('\n') }
}

function outputOf(payload: JsonObject, outputChars: number): RecordText {
  const listed = stringOf(payload, 'type') === 'tool_search_output'
  const text = listed ? leaves(payload.tools).join('\n') : parseCommandOutput(outputText(payload)).text
  return { kind: 'commandOutput', text: boundedOutput(text, outputChars) }
}

/** A call as it is found: a command by its line, a patch by its paths and lines, any other by name and arguments. */
export function callText(call: JsonObject, read: ReadCall, outputChars: number): RecordText {
  const input = inputOf(call)
  switch (read.letter) {
    case 'c':
      return { kind: 'command', text: commandOf(call, input) }
    case 'f': {
      const changes = changesOf(read)
      const text = changes.length === 0 ? boundedOutput(input, outputChars) : changesText(changes, outputChars)
      return { kind: 'file', text }
    }
    case 'p':
      return { kind: 'plan', text: leaves(parseArguments(input)).join('\n') }
    case 'w':
      return { kind: 'webSearch', text: searchWords(call.action ?? parseArguments(input)).join('\n') }
    case 'g':
      return { kind: 'tool', text: stringOf(call, 'revised_prompt') ?? '' }
    case 'l':
      return { kind: 'agent', text: withName(call, input) }
    default:
      return { kind: 'tool', text: withName(call, input) }
  }
}

/** What a search of the web was for. */
export function searchWords(action: unknown): string[] {
  if (!isObject(action)) return leaves(action)
  const words = ['query', 'url', 'pattern', 'queries', 'q'].flatMap(key => leaves(action[key]))
  return [...new Set(words)]
}

function commandOf(call: JsonObject, input: string): string {
  const args = isObject(call.action) ? call.action : parseArguments(input)
  if (!isObject(args)) return input
  if (stringOf(call, 'name') === 'write_stdin') return stringOf(args, 'chars') ?? ''
  return commandText(args.command ?? args.cmd)
}

function withName(call: JsonObject, input: string): string {
  const given = call.arguments !== undefined && typeof call.arguments !== 'string' ? call.arguments : null
  const names = [stringOf(call, 'namespace') ?? '', stringOf(call, 'name') ?? '']
  return [...names, ...leaves(given ?? parseArguments(input))].join('\n')
}
