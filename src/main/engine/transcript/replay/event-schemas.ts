import * as z from 'zod'
import { isObject } from '../../rollout/record.ts'

/**
 * The records that turns are built from, as strict as Codex reads them: a record that does not fit is none
 * (docs/format.md, "Records"). Unknown extra keys are normal everywhere.
 */

const text = z.string()
const seconds = z.number().nullish()
/** Passed on untouched; may be missing. */
const opaque = z.unknown().optional()

const textElement = z.object({
  byte_range: z.object({ start: z.number(), end: z.number() }),
  placeholder: text.nullish(),
})

const userMessage = z.object({
  type: z.literal('user_message'),
  message: text,
  client_id: text.nullish(),
  images: z.array(text).nullish(),
  image_details: z.array(text.nullable()).default([]),
  local_images: z.array(text).default([]),
  local_image_details: z.array(text.nullable()).default([]),
  text_elements: z.array(textElement).default([]),
})

const agentMessage = z.object({
  type: z.literal('agent_message'),
  message: text,
  phase: text.nullish(),
  memory_citation: z
    .object({ entries: z.array(z.unknown()).default([]), rolloutIds: z.array(text).default([]) })
    .nullish(),
})

const agentReasoning = z.object({ type: z.literal('agent_reasoning'), text })
const agentReasoningRaw = z.object({ type: z.literal('agent_reasoning_raw_content'), text })

const taskStarted = z.object({
  type: z.enum(['task_started', 'turn_started']),
  turn_id: text,
  started_at: seconds,
  model_context_window: z.number().nullish(),
})
const taskComplete = z.object({
  type: z.enum(['task_complete', 'turn_complete']),
  turn_id: text,
  completed_at: seconds,
  duration_ms: z.number().nullish(),
  error: z.object({ message: text, codex_error_info: opaque }).nullish(),
})
const turnAborted = z.object({
  type: z.literal('turn_aborted'),
  turn_id: text.nullish(),
  reason: z.enum(['interrupted', 'replaced', 'review_ended', 'budget_limited']),
  completed_at: seconds,
  duration_ms: z.number().nullish(),
})

const storedAction = z.union([
  z.object({ type: z.literal('search'), query: text.nullish(), queries: z.array(text).nullish() }),
  z.object({ type: z.literal('open_page'), url: text.nullish() }),
  z.object({ type: z.literal('find_in_page'), url: text.nullish(), pattern: text.nullish() }),
  z.object({ type: text }).transform(() => ({ type: 'other' as const })),
])

const webSearchEnd = z.object({ type: z.literal('web_search_end'), call_id: text, query: text, action: storedAction })

const imageGenerationEnd = z.object({
  type: z.literal('image_generation_end'),
  call_id: text,
  status: text,
  revised_prompt: text.nullish(),
  result: text,
  saved_path: text.nullish(),
})

const duration = z.object({ secs: z.number(), nanos: z.number() })

const mcpResult = z.object({
  content: z.array(z.unknown()),
  structuredContent: opaque,
  isError: z.boolean().nullish(),
  _meta: opaque,
})
const mcpToolCallEnd = z.object({
  type: z.literal('mcp_tool_call_end'),
  call_id: text,
  invocation: z.object({ server: text, tool: text, arguments: opaque }),
  duration,
  result: z.union([z.object({ Ok: mcpResult }), z.object({ Err: text })]),
  connector_id: text.nullish(),
  mcp_app_resource_uri: text.nullish(),
  link_id: text.nullish(),
  app_name: text.nullish(),
  action_name: text.nullish(),
  plugin_id: text.nullish(),
  template_id: text.nullish(),
})

const fileChange = z.discriminatedUnion('type', [
  z.object({ type: z.literal('add'), content: text }),
  z.object({ type: z.literal('delete'), content: text }),
  z.object({ type: z.literal('update'), unified_diff: text, move_path: text.nullish() }),
])
/** By path. Pairs, because a path may be `__proto__`, which a record of zod's leaves out. */
const fileChanges = z.preprocess(
  value => (isObject(value) ? Object.entries(value) : null),
  z.array(z.tuple([text, fileChange])),
)
const patchApplyEnd = z.object({
  type: z.literal('patch_apply_end'),
  call_id: text,
  turn_id: text.default(''),
  stdout: text,
  stderr: text,
  success: z.boolean(),
  changes: fileChanges.default([]),
  status: z.enum(['completed', 'failed', 'declined']),
})

const errorEvent = z.object({ type: z.literal('error'), message: text, codex_error_info: opaque })
const contextCompacted = z.strictObject({ type: z.literal('context_compacted') })
const enteredReview = z.object({
  type: z.literal('entered_review_mode'),
  target: z.object({ type: text }),
  user_facing_hint: text.nullish(),
})
const exitedReview = z.object({
  type: z.literal('exited_review_mode'),
  review_output: z.object({ overall_explanation: text }).nullish(),
})
const subAgentActivity = z.object({
  type: z.literal('sub_agent_activity'),
  event_id: text,
  agent_thread_id: text,
  agent_path: text,
  kind: z.enum(['started', 'interacted', 'interrupted']),
})
const rolledBack = z.object({ type: z.literal('thread_rolled_back'), num_turns: z.int().min(0) })

const usage = z.object({
  input_tokens: z.number(),
  cached_input_tokens: z.number(),
  output_tokens: z.number(),
  reasoning_output_tokens: z.number(),
  total_tokens: z.number(),
})
export type StoredUsage = z.output<typeof usage>
const tokenCount = z.object({
  type: z.literal('token_count'),
  info: z
    .object({ total_token_usage: usage, last_token_usage: usage, model_context_window: z.number().nullish() })
    .nullish(),
})

/** Only the two kinds that legacy files keep. */
const itemCompleted = z.object({
  type: z.literal('item_completed'),
  turn_id: text,
  item: z.union([
    z.object({ type: z.literal('Plan'), id: text, text }),
    z.object({ type: z.literal('Sleep'), id: text, duration_ms: z.number() }),
    z.object({ type: text }).transform(() => ({ type: 'other' as const })),
  ]),
})

/** The events that Skein takes into account, by their `type`. */
const eventSchema = z.union([
  userMessage,
  agentMessage,
  agentReasoning,
  agentReasoningRaw,
  taskStarted,
  taskComplete,
  turnAborted,
  webSearchEnd,
  imageGenerationEnd,
  mcpToolCallEnd,
  patchApplyEnd,
  errorEvent,
  contextCompacted,
  enteredReview,
  exitedReview,
  subAgentActivity,
  rolledBack,
  tokenCount,
  itemCompleted,
])

const byType = new Map<string, z.ZodType<CodexEvent>>([
  ['user_message', userMessage],
  ['agent_message', agentMessage],
  ['agent_reasoning', agentReasoning],
  ['agent_reasoning_raw_content', agentReasoningRaw],
  ['task_started', taskStarted],
  ['turn_started', taskStarted],
  ['task_complete', taskComplete],
  ['turn_complete', taskComplete],
  ['turn_aborted', turnAborted],
  ['web_search_end', webSearchEnd],
  ['image_generation_end', imageGenerationEnd],
  ['mcp_tool_call_end', mcpToolCallEnd],
  ['patch_apply_end', patchApplyEnd],
  ['error', errorEvent],
  ['context_compacted', contextCompacted],
  ['entered_review_mode', enteredReview],
  ['exited_review_mode', exitedReview],
  ['sub_agent_activity', subAgentActivity],
  ['thread_rolled_back', rolledBack],
  ['token_count', tokenCount],
  ['item_completed', itemCompleted],
])
export type CodexEvent = z.output<typeof eventSchema>

/** The schema of an event type; undefined for types that turns are not built from. */
export function schemaOfEvent(type: string): z.ZodType<CodexEvent> | undefined {
  return byType.get(type)
}

/**
 * `turn_context` as Codex reads it: the settings of a turn. A sandbox policy tagged `mode` instead of `type` is from
 * before 2025-11, and Codex reads no such record.
 */
export const turnContextSchema = z.object({
  cwd: text,
  approval_policy: z.union([text, z.object({ granular: z.unknown() })]),
  sandbox_policy: z.object({ type: text }),
  model: text,
  effort: text.nullish(),
})
