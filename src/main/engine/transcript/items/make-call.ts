import type { FileChangeEntry, RunStatus, ThreadItem } from '../../../../shared/item.ts'
import { arrayOf, isObject, type JsonObject, numberOf, objectOf, stringOf } from '../../rollout/record.ts'
import { type CallParts, runStatus } from './call-parts.ts'
import { makeAgentCall } from './make-agent-call.ts'
import { makeCommand } from './make-command.ts'
import { makeMcpCall, makeTool } from './make-tool.ts'
import { changesOf, inputOf, outcomeOfCall, outcomeOfCallOutput, parseArguments, readCall } from './read-call.ts'
import { toSearchAction } from './values.ts'

/** An item rebuilt from a call and its output. */
export function makeCall(id: string, { call, output }: CallParts): ThreadItem {
  const read = readCall(call)
  const outcome = output === null ? outcomeOfCall(call) : outcomeOfCallOutput(output)
  const args = parseArguments(inputOf(call))
  const object = isObject(args) ? args : {}
  switch (read.letter) {
    case 'c':
      return makeCommand(id, { call, output }, args, outcome)
    case 'f':
      return makeFileChange(id, changesOf(read), runStatus(outcome))
    case 'p':
      return { id, type: 'plan', text: isObject(args) ? planText(args) : inputOf(call) }
    case 'i':
      return { id, type: 'imageView', path: stringOf(object, 'path') ?? '' }
    case 'w':
      return makeWebSearch(id, objectOf(call, 'action') ?? object)
    case 'g':
      return makeImage(id, call)
    case 'z':
      return { id, type: 'sleep', durationMs: numberOf(object, 'duration_ms') ?? numberOf(object, 'durationMs') ?? 0 }
    case 'l':
      return makeAgentCall(id, { call, output }, object, outcome)
    case 'm':
      return makeMcpCall(id, { call, output }, args, outcome)
    default:
      return makeTool(id, { call, output }, args, outcome)
  }
}

/** A change of files. */
export function makeFileChange(id: string, changes: FileChangeEntry[], status: RunStatus): ThreadItem {
  return { id, type: 'fileChange', changes, status }
}

const STEP_MARKS: ReadonlyMap<string, string> = new Map([
  ['completed', '[x]'],
  ['in_progress', '[~]'],
  ['pending', '[ ]'],
])

function planText(args: JsonObject): string {
  const explanation = stringOf(args, 'explanation')
  const steps = arrayOf(args, 'plan')
    .filter(isObject)
    .map(step => `- ${STEP_MARKS.get(stringOf(step, 'status') ?? '') ?? '[ ]'} ${stringOf(step, 'step') ?? ''}`)
  return [...(explanation === null ? [] : [explanation, '']), ...steps].join('\n')
}

/** A web search by its stored action; a call of a search tool has only words. */
export function makeWebSearch(id: string, action: JsonObject): ThreadItem {
  const query = stringOf(action, 'query') ?? stringOf(action, 'url') ?? ''
  const known = Object.keys(action).length > 0
  return { id, type: 'webSearch', query, action: known ? toSearchAction(action) : null }
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
