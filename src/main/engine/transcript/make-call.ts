import type { ThreadItem } from '../../../shared/item.ts'
import {
  arrayOf,
  isObject,
  type JsonObject,
  numberOf,
  objectOf,
  type RolloutRecord,
  stringOf,
} from '../rollout/record.ts'
import { parseCommandOutput } from './command-output.ts'
import { schemaOfEvent } from './event-schemas.ts'
import { parsePatchText } from './patch-text.ts'
import { toMs, toSearchAction } from './values.ts'

/** Items rebuilt from a call and what came of it. `records` are all records of one call, in file order. */
export function makeCall(id: string, records: readonly RolloutRecord[]): ThreadItem {
  const payloads = records.map(record => record.payload).filter(isObject)
  const call = payloads.find(payload => CALLS.has(stringOf(payload, 'type') ?? '')) ?? {}
  const output = payloads.find(payload => OUTPUTS.has(stringOf(payload, 'type') ?? '')) ?? null
  const ended = payloads.find(payload => stringOf(payload, 'type') === 'exec_command_end')
  if (ended !== undefined) return makeEndedCommand(id, ended, output)
  const type = stringOf(call, 'type')
  const name = stringOf(call, 'name') ?? ''
  const stored = stringOf(call, 'arguments') ?? stringOf(call, 'input') ?? ''
  const args = parseArguments(stored)
  if (type === 'web_search_call') return makeWebSearch(id, call)
  if (type === 'image_generation_call') return makeImage(id, call)
  if (type === 'local_shell_call') return makeCommand(id, objectOf(call, 'action') ?? {}, output)
  if (SHELLS.has(name) && isObject(args)) {
    const patch = patchOf(args)
    return patch === null ? makeCommand(id, args, output) : makeFileChange(id, patch, output)
  }
  if (name === 'apply_patch') {
    return makeFileChange(id, (isObject(args) ? stringOf(args, 'input') : null) ?? stored, output)
  }
  if (name === 'update_plan' && isObject(args)) return { id, type: 'plan', text: planText(args) }
  if (name === 'view_image' && isObject(args)) return { id, type: 'imageView', path: stringOf(args, 'path') ?? '' }
  return makeTool(id, call, name, args, output)
}

const CALLS: ReadonlySet<string> = new Set([
  'function_call',
  'custom_tool_call',
  'local_shell_call',
  'tool_search_call',
  'web_search_call',
  'image_generation_call',
])
const OUTPUTS: ReadonlySet<string> = new Set(['function_call_output', 'custom_tool_call_output', 'tool_search_output'])
const SHELLS: ReadonlySet<string> = new Set(['shell', 'shell_command', 'exec_command', 'local_shell', 'container.exec'])

/** Arguments are JSON in a string; what is none is kept as the text that it is. */
function parseArguments(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** The text of an output: a string, or content parts of which pictures are named. */
function outputText(output: JsonObject): string {
  const stored = output.output
  if (typeof stored === 'string') return stored
  return arrayOf(output, 'output')
    .filter(isObject)
    .map(part => stringOf(part, 'text') ?? `[${stringOf(part, 'type') ?? 'unknown part'}]`)
    .join('\n')
}

/** The words of a command; a shell that is only there to run a script is left out. */
export function commandText(value: unknown): string {
  if (typeof value === 'string') return value
  const words = Array.isArray(value) ? value.filter(word => typeof word === 'string') : []
  const [shell, flag, script] = words
  if (
    words.length === 3 &&
    script !== undefined &&
    /(^|\/)(ba|z|da|k)?sh$/.test(shell ?? '') &&
    /^-l?c$/.test(flag ?? '')
  ) {
    return script
  }
  return words.map(quoteWord).join(' ')
}

function quoteWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}

/** A patch that was applied through a shell, else null. */
function patchOf(args: JsonObject): string | null {
  const words = arrayOf(args, 'command')
  const [program, patch] = words
  if (program === 'apply_patch' && typeof patch === 'string') return patch
  const script = commandText(args.command ?? args.cmd)
  const heredoc = /apply_patch\s+<<\s*['"]?(\w+)['"]?\n([\s\S]*?)\n\1/.exec(script)
  return heredoc?.[2] ?? null
}

function makeCommand(id: string, args: JsonObject, output: JsonObject | null): ThreadItem {
  const result = output === null ? null : parseCommandOutput(outputText(output))
  const exitCode = result?.exitCode ?? null
  return {
    id,
    type: 'commandExecution',
    command: commandText(args.command ?? args.cmd),
    cwd: stringOf(args, 'workdir') ?? stringOf(args, 'working_directory'),
    processId: null,
    source: 'agent',
    status: result === null ? 'inProgress' : exitCode !== null && exitCode !== 0 ? 'failed' : 'completed',
    commandActions: [],
    aggregatedOutput: result?.text ?? null,
    exitCode,
    durationMs: result?.durationMs ?? null,
  }
}

function makeEndedCommand(id: string, ended: JsonObject, output: JsonObject | null): ThreadItem {
  const parsed = schemaOfEvent('exec_command_end')?.safeParse(ended)
  const event = parsed?.data?.type === 'exec_command_end' ? parsed.data : null
  const exitCode = event?.exit_code ?? numberOf(ended, 'exit_code')
  const stored = output === null ? '' : parseCommandOutput(outputText(output)).text
  return {
    id,
    type: 'commandExecution',
    command: commandText(ended.command),
    cwd: stringOf(ended, 'cwd'),
    processId: event?.process_id ?? null,
    source: 'agent',
    status: event?.status ?? (exitCode === 0 ? 'completed' : 'failed'),
    commandActions: [],
    // The event's copy was cut in the middle when it was stored; the output's was not.
    aggregatedOutput: stored === '' ? (event?.aggregated_output ?? null) : stored,
    exitCode,
    durationMs: event === null ? null : toMs(event.duration),
  }
}

function makeFileChange(id: string, patch: string, output: JsonObject | null): ThreadItem {
  const result = output === null ? null : parseCommandOutput(outputText(output))
  const failed = result !== null && (result.exitCode ?? 0) !== 0
  return {
    id,
    type: 'fileChange',
    changes: parsePatchText(patch),
    status: result === null ? 'inProgress' : failed ? 'failed' : 'completed',
  }
}

const STEP_MARKS: Readonly<Record<string, string>> = { completed: '[x]', in_progress: '[~]', pending: '[ ]' }

function planText(args: JsonObject): string {
  const explanation = stringOf(args, 'explanation')
  const steps = arrayOf(args, 'plan')
    .filter(isObject)
    .map(step => `- ${STEP_MARKS[stringOf(step, 'status') ?? ''] ?? '[ ]'} ${stringOf(step, 'step') ?? ''}`)
  return [...(explanation === null ? [] : [explanation, '']), ...steps].join('\n')
}

function makeWebSearch(id: string, call: JsonObject): ThreadItem {
  const action = objectOf(call, 'action')
  const query = action === null ? '' : (stringOf(action, 'query') ?? stringOf(action, 'url') ?? '')
  return { id, type: 'webSearch', query, action: action === null ? null : toSearchAction(action) }
}

function makeImage(id: string, call: JsonObject): ThreadItem {
  return {
    id,
    type: 'imageGeneration',
    status: stringOf(call, 'status') ?? '',
    revisedPrompt: stringOf(call, 'revised_prompt'),
    result: stringOf(call, 'result') ?? '',
  }
}

function makeTool(id: string, call: JsonObject, name: string, args: unknown, output: JsonObject | null): ThreadItem {
  const text = output === null ? null : outputText(output)
  return {
    id,
    type: 'dynamicToolCall',
    namespace: stringOf(call, 'namespace'),
    tool: name === '' ? (stringOf(call, 'type') ?? 'call not in this file') : name,
    arguments: call.arguments !== undefined && typeof call.arguments !== 'string' ? call.arguments : args,
    status: output === null ? 'inProgress' : 'completed',
    contentItems: text === null ? null : [{ type: 'inputText', text }],
    success: null,
    durationMs: null,
  }
}
