import { isObject, type RolloutRecord, stringOf } from '../rollout/record.ts'

/** Which records Codex keeps when it replays a stored thread, and which ones Skein knows at all. */

/** Events that the persistence policy lets through for legacy threads (docs/format.md, "Events"). */
const REPLAYED_EVENTS: ReadonlySet<string> = new Set([
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
  'token_count',
  'thread_goal_updated',
  'thread_rolled_back',
  'turn_aborted',
  'task_started',
  'turn_started',
  'task_complete',
  'turn_complete',
])

/** Events that files of some releases hold and that replay drops. */
const OTHER_KNOWN_EVENTS: ReadonlySet<string> = new Set([
  'item_completed',
  'thread_settings_applied',
  'exec_command_end',
  'error',
  'guardian_assessment',
  'view_image_tool_call',
  'collab_agent_spawn_end',
  'collab_agent_interaction_end',
  'collab_waiting_end',
  'collab_close_end',
  'collab_resume_end',
  'dynamic_tool_call_request',
  'dynamic_tool_call_response',
  'thread_name_updated',
  'undo_started',
  'undo_completed',
  'background_event',
  'agent_message_delta',
  'agent_reasoning_delta',
  'agent_reasoning_raw_content_delta',
])

const REPLAYED_ITEMS: ReadonlySet<string> = new Set([
  'message',
  'agent_message',
  'reasoning',
  'local_shell_call',
  'function_call',
  'function_call_output',
  'custom_tool_call',
  'custom_tool_call_output',
  'tool_search_call',
  'tool_search_output',
  'web_search_call',
  'image_generation_call',
  'compaction',
  'compaction_summary',
  'context_compaction',
])

const OTHER_KNOWN_ITEMS: ReadonlySet<string> = new Set(['additional_tools', 'compaction_trigger', 'ghost_snapshot'])

const REPLAYED_RECORDS: ReadonlySet<string> = new Set([
  'session_meta',
  'turn_context',
  'compacted',
  'inter_agent_communication',
  'inter_agent_communication_metadata',
  'world_state',
])

/** `state` stands for the state lines of pre-envelope files. */
const OTHER_KNOWN_RECORDS: ReadonlySet<string> = new Set(['token_usage_record', 'state'])

/** The kind of a record as ledgers name it: `event_msg/token_count`, `response_item/message:developer`, `compacted`. */
export function kindOf(record: RolloutRecord): string {
  if (record.type !== 'event_msg' && record.type !== 'response_item') return record.type
  const inner = isObject(record.payload) ? stringOf(record.payload, 'type') : null
  const role = inner === 'message' && isObject(record.payload) ? stringOf(record.payload, 'role') : null
  return `${record.type}/${inner ?? '?'}${role === null ? '' : `:${role}`}`
}

/** Whether Skein knows what the record is, shown or not. */
export function isKnown(record: RolloutRecord): boolean {
  const inner = isObject(record.payload) ? (stringOf(record.payload, 'type') ?? '') : ''
  if (record.type === 'event_msg') return REPLAYED_EVENTS.has(inner) || OTHER_KNOWN_EVENTS.has(inner)
  if (record.type === 'response_item') return REPLAYED_ITEMS.has(inner) || OTHER_KNOWN_ITEMS.has(inner)
  return REPLAYED_RECORDS.has(record.type) || OTHER_KNOWN_RECORDS.has(record.type)
}

/** Whether the record counts when Codex numbers the records of a replay. */
export function isReplayed(record: RolloutRecord): boolean {
  const payload = isObject(record.payload) ? record.payload : {}
  const inner = stringOf(payload, 'type') ?? ''
  if (record.type === 'response_item') return REPLAYED_ITEMS.has(inner)
  if (record.type !== 'event_msg') return REPLAYED_RECORDS.has(record.type)
  if (inner !== 'item_completed') return REPLAYED_EVENTS.has(inner)
  const item = isObject(payload.item) ? stringOf(payload.item, 'type') : null
  return item === 'Plan' || item === 'Sleep'
}
