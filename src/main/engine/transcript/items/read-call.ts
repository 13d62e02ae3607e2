import type { FileChangeEntry } from '../../../../shared/item.ts'
import type { MarkLetter, MarkOutcome } from '../../../../shared/marks.ts'
import { arrayOf, isObject, type JsonObject, objectOf, stringOf } from '../../rollout/record.ts'
import { outcomeOfOutput } from './command-output.ts'
import { scriptOf } from './command-text.ts'
import { parsePatchText, patchOfScript } from './patch-text.ts'

/** What kind of item a call becomes: one place for the replay, which marks it, and for those who make it. */

const SHELLS: ReadonlySet<string> = new Set([
  'shell',
  'shell_command',
  'exec_command',
  'local_shell',
  'container.exec',
  'unified_exec',
])
const AGENT_TOOLS: ReadonlyMap<string, string> = new Map([
  ['spawn_agent', 'spawnAgent'],
  ['send_input', 'sendInput'],
  ['send_message', 'sendInput'],
  ['followup_task', 'sendInput'],
  ['wait_agent', 'wait'],
  ['close_agent', 'closeAgent'],
  ['resume_agent', 'resumeAgent'],
])

/** The letter of a call, and the patch in it where it is one. */
export interface ReadCall {
  readonly letter: MarkLetter
  readonly patch: string | null
}

/** Reads as much of a call as its letter needs. */
export function readCall(call: JsonObject): ReadCall {
  switch (stringOf(call, 'type')) {
    case 'web_search_call':
      return plain('w')
    case 'image_generation_call':
      return plain('g')
    case 'local_shell_call':
      return shell(objectOf(call, 'action')?.command)
    case 'function_call':
    case 'custom_tool_call':
      return readNamed(call, stringOf(call, 'name') ?? '')
    default:
      return plain('t')
  }
}

function readNamed(call: JsonObject, name: string): ReadCall {
  const text = inputOf(call)
  if (SHELLS.has(name)) {
    // Only a patch makes it worth to read the arguments of a command twice.
    const args = text.includes('patch') ? parseArguments(text) : null
    return isObject(args) ? shell(args.command ?? args.cmd) : plain('c')
  }
  if (name === 'apply_patch') {
    const args = text.startsWith('{') ? parseArguments(text) : null
    return {
      letter: 'f',
      patch: (isObject(args) ? (stringOf(args, 'input') ?? stringOf(args, 'patch')) : null) ?? text,
    }
  }
  if (name === 'write_stdin') return plain('c')
  if (name === 'update_plan') return plain('p')
  if (name === 'view_image') return plain('i')
  if (name === 'web_search') return plain('w')
  if (name === 'sleep') return plain('z')
  if (agentTool(call) !== null) return plain('l')
  return plain(mcpName(call) === null ? 't' : 'm')
}

function plain(letter: MarkLetter): ReadCall {
  return { letter, patch: null }
}

function shell(command: unknown): ReadCall {
  const patch = patchOfCommand(command)
  return { letter: patch === null ? 'c' : 'f', patch }
}

/** A patch that a command applies and does nothing else, else null. */
function patchOfCommand(command: unknown): string | null {
  if (typeof command === 'string') return patchOfScript(command)
  const words = Array.isArray(command) ? command.filter(word => typeof word === 'string') : []
  const [program, patch] = words
  if ((program === 'apply_patch' || program === 'applypatch') && words.length === 2 && patch !== undefined) return patch
  const script = scriptOf(words)
  return script === null ? null : patchOfScript(script)
}

/** The changes of a call that is a patch. */
export function changesOf({ patch }: ReadCall): FileChangeEntry[] {
  return patch === null ? [] : parsePatchText(patch)
}

/** What was handed to a tool, as it stands in the file. */
export function inputOf(call: JsonObject): string {
  return stringOf(call, 'arguments') ?? stringOf(call, 'input') ?? ''
}

/** Arguments are JSON in a string; what is none is kept as the text that it is. */
export function parseArguments(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** The protocol's name of a tool that handles other agents; null for other tools. */
export function agentTool(call: JsonObject): string | null {
  const name = stringOf(call, 'name') ?? ''
  // Tools of other makers are called so too.
  if (name === 'wait') return /"(?:ids|targets)"/.test(inputOf(call).slice(0, 2000)) ? 'wait' : null
  return AGENT_TOOLS.get(name) ?? null
}

/** Server and tool of an MCP call by its name: `mcp__server__tool`, or a namespace `mcp__server`; null for other tools. */
export function mcpName(call: JsonObject): { readonly server: string; readonly tool: string } | null {
  const name = stringOf(call, 'name') ?? ''
  const namespace = stringOf(call, 'namespace')
  if (namespace !== null) {
    const server = /^mcp__(.+?)(?:__)?$/.exec(namespace)?.[1]
    return server === undefined || name === '' ? null : { server, tool: name }
  }
  const [, server, tool] = /^mcp__(.+?)__(.+)$/.exec(name) ?? []
  return server === undefined || tool === undefined ? null : { server, tool }
}

const CALLS: ReadonlySet<string> = new Set([
  'function_call',
  'custom_tool_call',
  'local_shell_call',
  'web_search_call',
  'image_generation_call',
  'tool_search_call',
])

/** Whether a record's payload is a call of a tool. */
export function isCall(payload: JsonObject): boolean {
  return CALLS.has(stringOf(payload, 'type') ?? '')
}

/** Whether a call is of a tool that runs commands. */
export function isShell(call: JsonObject): boolean {
  const name = stringOf(call, 'name') ?? ''
  return SHELLS.has(name) || name === 'write_stdin' || stringOf(call, 'type') === 'local_shell_call'
}

/** The name that a call's tool is counted by. */
export function toolName(call: JsonObject): string {
  const mcp = mcpName(call)
  return mcp === null ? (stringOf(call, 'name') ?? stringOf(call, 'type') ?? '') : `${mcp.server} ${mcp.tool}`
}

/** The text of an output: a string, or content parts, of which other ones than texts are named. */
export function outputText(output: JsonObject): string {
  const stored = output.output
  if (typeof stored === 'string') return stored
  return arrayOf(output, 'output')
    .filter(isObject)
    .map(part => stringOf(part, 'text') ?? `[${stringOf(part, 'type') ?? 'unknown part'}]`)
    .join('\n')
}

/** How a call came out by its output. */
export function outcomeOfCallOutput(output: JsonObject): MarkOutcome {
  if (stringOf(output, 'type') === 'tool_search_output') return outcomeOfStatus(stringOf(output, 'status'), '.')
  return outcomeOfOutput(outputText(output))
}

/** How a call that has no output came out, as far as its own record says. */
export function outcomeOfCall(call: JsonObject): MarkOutcome {
  const type = stringOf(call, 'type')
  const done = type === 'web_search_call' || type === 'image_generation_call'
  return done ? outcomeOfStatus(stringOf(call, 'status'), '.') : '?'
}

/** The sign for a status word. */
export function outcomeOfStatus(status: string | null, otherwise: MarkOutcome): MarkOutcome {
  if (status === 'failed' || status === 'incomplete') return 'x'
  if (status === 'declined') return 'd'
  if (status === 'in_progress' || status === 'inProgress') return '?'
  return otherwise
}
