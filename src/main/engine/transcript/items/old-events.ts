import type { FileChangeEntry, ThreadItem } from '../../../../shared/item.ts'
import type { MarkLetter, MarkOutcome } from '../../../../shared/marks.ts'
import { isObject, type JsonObject, numberOf, objectOf, stringOf } from '../../rollout/record.ts'
import { runStatus } from './call-parts.ts'
import { isAgentEvent, makeAgentEvent, outcomeOfAgentEvent } from './make-agent-call.ts'
import { makeFileChange } from './make-call.ts'
import { makeEndedCommand, outcomeOfExec } from './make-command.ts'
import { makeHostTool, outcomeOfHostTool } from './make-tool.ts'
import { outcomeOfStatus } from './read-call.ts'
import { pathOfUri, toSearchAction } from './values.ts'

/**
 * Events about calls that Codex leaves out of a replay: those that only older releases wrote, and those of turns that
 * are not in the file. They become the item of their call, or one of their own.
 */

export interface OldEvent {
  /** Of the call. */
  readonly id: string
  readonly letter: MarkLetter
  readonly outcome: MarkOutcome
  readonly changes: readonly FileChangeEntry[]
}

/** Reads as much of an event as its mark needs; null for an event that is none of these, or lacks what it is about. */
export function readOldEvent(event: JsonObject): OldEvent | null {
  const type = stringOf(event, 'type') ?? ''
  const id = stringOf(event, 'call_id') ?? stringOf(event, 'callId')
  if (type === 'item_completed') return readFinishedItem(objectOf(event, 'item') ?? {})
  if (id === null) return null
  const plain = (letter: MarkLetter, outcome: MarkOutcome): OldEvent => ({ id, letter, outcome, changes: [] })
  if (type === 'exec_command_end') return Array.isArray(event.command) ? plain('c', outcomeOfExec(event)) : null
  if (type === 'patch_apply_end') {
    return { id, letter: 'f', outcome: outcomeOfPatch(event), changes: storedChanges(event) }
  }
  if (type === 'view_image_tool_call') return stringOf(event, 'path') === null ? null : plain('i', '.')
  if (type.startsWith('dynamic_tool_call_')) return plain('t', outcomeOfHostTool(event))
  return isAgentEvent(type) ? plain('l', outcomeOfAgentEvent(event)) : null
}

const FINISHED: ReadonlyMap<string, MarkLetter> = new Map([
  ['Plan', 'p'],
  ['Sleep', 'z'],
  ['clock.sleep', 'z'],
  ['web.search', 'w'],
  ['image_gen.generation', 'g'],
])

function readFinishedItem(item: JsonObject): OldEvent | null {
  const id = stringOf(item, 'id')
  const kind = finishedKind(item)
  const letter = FINISHED.get(kind)
  if (id === null || letter === undefined) return null
  return { id, letter, outcome: letter === 'g' ? outcomeOfStatus(stringOf(item, 'status'), '.') : '.', changes: [] }
}

function finishedKind(item: JsonObject): string {
  const type = stringOf(item, 'type') ?? ''
  return type === 'Extension' ? (stringOf(item, 'kind') ?? '') : type
}

function outcomeOfPatch(event: JsonObject): MarkOutcome {
  // Releases before 2026-02-12 wrote no status.
  return outcomeOfStatus(stringOf(event, 'status'), event.success === false ? 'x' : '.')
}

function storedChanges(event: JsonObject): FileChangeEntry[] {
  return toChanges(
    Object.entries(objectOf(event, 'changes') ?? {}).flatMap(([path, change]) =>
      isObject(change) ? [[path, change]] : [],
    ),
  )
}

/** Stored changes in the protocol's shape, by path. */
export function toChanges(changes: readonly (readonly [string, JsonObject])[]): FileChangeEntry[] {
  return changes
    .map(([path, change]): FileChangeEntry => {
      const type = stringOf(change, 'type')
      const content = stringOf(change, 'content') ?? ''
      if (type === 'add' || type === 'delete') return { path, kind: { type }, diff: content }
      const moved = stringOf(change, 'move_path')
      const unified = stringOf(change, 'unified_diff') ?? ''
      const diff = moved === null ? unified : `${unified}\n\nMoved to: ${moved}`
      return { path, kind: { type: 'update', move_path: moved }, diff }
    })
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
}

/**
 * Makes the item of a call that events tell of.
 * @param events of one call, in file order; the last one that is no request counts
 * @param output what the call came to, where the file has it
 */
export function makeOldEvent(id: string, events: readonly JsonObject[], output: JsonObject | null): ThreadItem | null {
  const event = events.at(-1)
  if (event === undefined) return null
  const type = stringOf(event, 'type') ?? ''
  if (type === 'exec_command_end') return makeEndedCommand(id, event, output)
  if (type === 'patch_apply_end') return makeFileChange(id, storedChanges(event), runStatus(outcomeOfPatch(event)))
  if (type === 'view_image_tool_call') return { id, type: 'imageView', path: pathOfUri(stringOf(event, 'path')) ?? '' }
  if (type.startsWith('dynamic_tool_call_')) return makeHostTool(id, events)
  if (type === 'item_completed') return makeFinishedItem(id, objectOf(event, 'item') ?? {})
  return isAgentEvent(type) ? makeAgentEvent(id, event) : null
}

function makeFinishedItem(id: string, item: JsonObject): ThreadItem | null {
  switch (finishedKind(item)) {
    case 'Plan':
      return { id, type: 'plan', text: stringOf(item, 'text') ?? '' }
    case 'Sleep':
      return { id, type: 'sleep', durationMs: numberOf(item, 'duration_ms') ?? 0 }
    case 'clock.sleep':
      return { id, type: 'sleep', durationMs: numberOf(item, 'durationMs') ?? 0 }
    case 'web.search': {
      const action = objectOf(item, 'action')
      const query = stringOf(item, 'query') ?? ''
      return { id, type: 'webSearch', query, action: action === null ? null : toSearchAction(action) }
    }
    case 'image_gen.generation': {
      const saved = stringOf(item, 'savedPath')
      return {
        id,
        type: 'imageGeneration',
        status: stringOf(item, 'status') ?? '',
        revisedPrompt: stringOf(item, 'revisedPrompt'),
        result: stringOf(item, 'result') ?? '',
        ...(saved === null ? {} : { savedPath: saved }),
      }
    }
    default:
      return null
  }
}
