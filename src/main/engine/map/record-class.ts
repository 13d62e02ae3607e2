import type { RecordClass } from '../../../shared/ipc/record-map.ts'
import { KINDS } from '../transcript/replay/kinds.ts'

/** What the records of a kind are for, as the record map tells them apart. */

/** The first that fits. Kinds as ledgers name them. */
const RULES: readonly (readonly [RegExp, RecordClass])[] = [
  [/^session_meta$/, 'head'],
  [/^(?:turn_context|world_state|state|compacted|token_usage_record)$/, 'context'],
  [/^response_item\/(?:compaction|context_compaction|ghost_snapshot|additional_tools)/, 'context'],
  [/^event_msg\/context_compacted$/, 'context'],
  [/^response_item\/message:(?:developer|system)$/, 'context'],
  [/\/(?:message|user_message|agent_message)(?:$|[:_])/, 'message'],
  [/^inter_agent_communication/, 'message'],
  [/reasoning/, 'thinking'],
  [/(?:_call|_call_output|tool_search_output|_call_request|_call_response|_call_begin|_call_end)$/, 'call'],
  [/\/(?:exec_|exec$|patch_apply_|apply_patch_|mcp_|web_search_|image_generation_|collab_|view_image_)/, 'call'],
  [/^event_msg\//, 'event'],
  [/^response_item\//, 'event'],
]

/** Names come out of files: only those that Skein knows are remembered. */
const KNOWN: ReadonlyMap<string, RecordClass> = new Map(
  KINDS.flatMap(({ name }) => [name, name.split(':')[0] ?? name]).map(name => [name, ruledClass(name)]),
)

function ruledClass(kind: string): RecordClass {
  return RULES.find(([pattern]) => pattern.test(kind))?.[1] ?? 'other'
}

/** @param kind as ledgers name it, with or without the role of a message. */
export function classOfKind(kind: string): RecordClass {
  const known = KNOWN.get(kind)
  if (known !== undefined) return known
  const [base = kind] = kind.split(':', 1)
  // A message of another role is the client's own, not what the conversation says.
  if (kind.startsWith('response_item/message:')) return 'context'
  return KNOWN.get(base) ?? 'other'
}
