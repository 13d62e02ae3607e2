import type { ThreadItem } from '../../../../shared/item.ts'
import type { MarkOutcome } from '../../../../shared/marks.ts'
import { arrayOf, isObject, type JsonObject, numberOf, objectOf, stringOf } from '../../rollout/record.ts'
import { type CallParts, runStatus } from './call-parts.ts'
import { parseCommandOutput } from './command-output.ts'
import { commandText } from './command-text.ts'
import { inputOf, outputText } from './read-call.ts'
import { pathOfUri, toMs } from './values.ts'

/** Commands: rebuilt from calls and outputs, or from the old event about one. */

/** A command rebuilt from its call and output. */
export function makeCommand(
  id: string,
  { call, output }: CallParts,
  parsed: unknown,
  outcome: MarkOutcome,
): ThreadItem {
  const args = objectOf(call, 'action') ?? (isObject(parsed) ? parsed : null)
  const result = output === null ? null : parseCommandOutput(outputText(output))
  const typed = stringOf(call, 'name') === 'write_stdin'
  return {
    id,
    type: 'commandExecution',
    command:
      args === null ? inputOf(call) : typed ? (stringOf(args, 'chars') ?? '') : commandText(args.command ?? args.cmd),
    cwd:
      args === null
        ? null
        : (stringOf(args, 'workdir') ?? stringOf(args, 'working_directory') ?? stringOf(args, 'cwd')),
    processId: (args === null ? null : sessionOf(args)) ?? result?.session ?? null,
    source: typed ? 'unifiedExecInteraction' : 'agent',
    status: runStatus(outcome),
    commandActions: [],
    aggregatedOutput: result?.text ?? null,
    exitCode: integer(result?.exitCode ?? null),
    durationMs: result?.durationMs ?? null,
  }
}

function sessionOf(args: JsonObject): string | null {
  const session = args.session_id
  return typeof session === 'string' ? session : typeof session === 'number' ? String(session) : null
}

const SOURCES: ReadonlyMap<string, string> = new Map([
  ['agent', 'agent'],
  ['user_shell', 'userShell'],
  ['unified_exec_startup', 'unifiedExecStartup'],
  ['unified_exec_interaction', 'unifiedExecInteraction'],
])

/** How the command of an `exec_command_end` event came out. */
export function outcomeOfExec(event: JsonObject): MarkOutcome {
  const status = stringOf(event, 'status')
  if (status === 'declined') return 'd'
  const failed = status === null ? numberOf(event, 'exit_code') !== 0 : status === 'failed'
  return failed ? 'x' : '.'
}

/** A command by the old event about it, and by its output, which was not cut in the middle as the event's copy was. */
export function makeEndedCommand(id: string, event: JsonObject, output: JsonObject | null): ThreadItem {
  const duration = objectOf(event, 'duration')
  const secs = duration === null ? null : numberOf(duration, 'secs')
  const stored = output === null ? '' : parseCommandOutput(outputText(output)).text
  const aggregated = ['aggregated_output', 'formatted_output', 'stdout'].map(key => stringOf(event, key) ?? '')
  const source = stringOf(event, 'source') ?? 'agent'
  return {
    id,
    type: 'commandExecution',
    command: commandText(event.command),
    cwd: pathOfUri(stringOf(event, 'cwd')),
    processId: stringOf(event, 'process_id'),
    source: SOURCES.get(source) ?? source,
    status: runStatus(outcomeOfExec(event)),
    commandActions: arrayOf(event, 'parsed_cmd').filter(isObject).map(toAction),
    aggregatedOutput: stored === '' ? (aggregated.find(text => text !== '') ?? '') : stored,
    exitCode: integer(numberOf(event, 'exit_code')),
    durationMs: secs === null || duration === null ? null : toMs({ secs, nanos: numberOf(duration, 'nanos') ?? 0 }),
  }
}

function toAction(parsed: JsonObject): object {
  const command = stringOf(parsed, 'cmd') ?? ''
  const path = stringOf(parsed, 'path')
  switch (stringOf(parsed, 'type')) {
    case 'read':
      return { type: 'read', command, name: stringOf(parsed, 'name') ?? '', path: path ?? '' }
    case 'list_files':
      return { type: 'listFiles', command, path }
    case 'search':
      return { type: 'search', command, query: stringOf(parsed, 'query'), path }
    default:
      return { type: 'unknown', command }
  }
}

function integer(value: number | null): number | null {
  return value !== null && Number.isSafeInteger(value) ? value : null
}
