import { isObject, type RolloutRecord, stringOf } from '../../rollout/record.ts'

/**
 * Every kind of record that Skein knows and what becomes of it. The ledger works from this table, and docs/records.md
 * says the same to people.
 *
 * - `item`: shown as an item, or as part of one
 * - `folded`: says again what an item says; shown as an item where nothing else says it
 * - `marker`: shown as a marker
 * - `settings`: heads, settings, times and tokens of turns and of the thread
 * - `kept`: known and not shown; counted under its name
 */
export type Fate = 'item' | 'folded' | 'marker' | 'settings' | 'kept'

export interface Kind {
  /** As ledgers name it. */
  readonly name: string
  readonly fate: Fate
  /** Whether Codex counts the record when it numbers the records of a replay. */
  readonly replayed: boolean
}

const replayed = true

/** In the order of docs/records.md. */
export const KINDS: readonly Kind[] = [
  ...kinds('', 'settings', ['session_meta', 'turn_context'], replayed),
  ...kinds('', 'item', ['compacted'], replayed),
  ...kinds('', 'marker', ['inter_agent_communication'], replayed),
  ...kinds('', 'kept', ['inter_agent_communication_metadata', 'world_state'], replayed),
  ...kinds('', 'kept', ['token_usage_record', 'state']),
  ...kinds('response_item/', 'folded', ['message:user', 'message:assistant', 'reasoning'], replayed),
  // Any other role is the client's own: `developer`, `system`.
  ...kinds('response_item/', 'marker', ['message', 'agent_message'], replayed),
  ...kinds(
    'response_item/',
    'item',
    [
      'local_shell_call',
      'function_call',
      'function_call_output',
      'custom_tool_call',
      'custom_tool_call_output',
      'tool_search_call',
      'tool_search_output',
      'web_search_call',
      'image_generation_call',
    ],
    replayed,
  ),
  ...kinds('response_item/', 'kept', ['compaction', 'compaction_summary', 'context_compaction'], replayed),
  ...kinds('response_item/', 'kept', ['additional_tools', 'compaction_trigger', 'ghost_snapshot']),
  ...kinds(
    'event_msg/',
    'item',
    [
      'user_message',
      'agent_message',
      'agent_reasoning',
      'agent_reasoning_raw_content',
      'patch_apply_end',
      'context_compacted',
      'entered_review_mode',
      'exited_review_mode',
      'mcp_tool_call_end',
      'web_search_end',
      'image_generation_end',
      'sub_agent_activity',
      'item_completed:Plan',
      'item_completed:Sleep',
    ],
    replayed,
  ),
  ...kinds(
    'event_msg/',
    'settings',
    [
      'task_started',
      'turn_started',
      'task_complete',
      'turn_complete',
      'turn_aborted',
      'thread_rolled_back',
      'token_count',
    ],
    replayed,
  ),
  ...kinds('event_msg/', 'marker', ['thread_goal_updated'], replayed),
  ...kinds('event_msg/', 'item', [
    'item_completed:Extension',
    'exec_command_end',
    'view_image_tool_call',
    'collab_agent_spawn_end',
    'collab_agent_interaction_end',
    'collab_waiting_end',
    'collab_close_end',
    'collab_resume_end',
    'dynamic_tool_call_request',
    'dynamic_tool_call_response',
  ]),
  ...kinds('event_msg/', 'marker', [
    'error',
    'stream_error',
    'warning',
    'guardian_assessment',
    'thread_settings_applied',
    'thread_name_updated',
    'undo_completed',
    'background_event',
  ]),
  ...kinds('event_msg/', 'kept', [
    // Of other kinds than those above: paginated threads keep them.
    'item_completed',
    'undo_started',
    'agent_message_delta',
    'agent_reasoning_delta',
    'agent_reasoning_raw_content_delta',
    'session_configured',
    'plan_update',
    'turn_diff',
    'exec_command_begin',
    'exec_command_output_delta',
    'exec_approval_request',
    'apply_patch_approval_request',
    'patch_apply_begin',
    'mcp_tool_call_begin',
    'web_search_begin',
    'image_generation_begin',
    'item_started',
    'hook_started',
    'hook_completed',
  ]),
]

function kinds(prefix: string, fate: Fate, names: readonly string[], counted = false): Kind[] {
  return names.map(name => ({ name: `${prefix}${name}`, fate, replayed: counted }))
}

const RECORDS = byName('')
const ITEMS = byName('response_item/')
const EVENTS = byName('event_msg/')

function byName(prefix: string): ReadonlyMap<string, Kind> {
  const own = KINDS.filter(({ name }) => (prefix === '' ? !name.includes('/') : name.startsWith(prefix)))
  return new Map(own.map(kind => [kind.name.slice(prefix.length), kind]))
}

/** What Skein knows of a record's kind; null for a kind that it does not know. */
export function kindOfRecord(record: RolloutRecord): Kind | null {
  const { type, payload } = record
  if (type !== 'event_msg' && type !== 'response_item') return RECORDS.get(type) ?? null
  const inner = isObject(payload) ? (stringOf(payload, 'type') ?? '') : ''
  const map = type === 'event_msg' ? EVENTS : ITEMS
  if (inner !== 'message' && inner !== 'item_completed') return map.get(inner) ?? null
  const part = isObject(payload) ? partOf(inner, payload) : null
  return map.get(`${inner}:${part}`) ?? map.get(inner) ?? null
}

/** The kind of a record as ledgers name it: `event_msg/token_count`, `response_item/message:developer`, `compacted`. */
export function kindOf({ type, payload }: RolloutRecord): string {
  if (type !== 'event_msg' && type !== 'response_item') return type
  const inner = isObject(payload) ? stringOf(payload, 'type') : null
  const part = inner === null || !isObject(payload) ? null : partOf(inner, payload)
  return `${type}/${inner ?? '?'}${part === null ? '' : `:${part}`}`
}

/** What tells records of one type apart: the role of a message, the kind of a finished item. */
function partOf(inner: string, payload: { readonly [key: string]: unknown }): string | null {
  if (inner === 'message') return stringOf(payload, 'role')
  if (inner !== 'item_completed') return null
  return isObject(payload.item) ? stringOf(payload.item, 'type') : null
}
