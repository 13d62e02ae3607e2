import * as z from 'zod'

/**
 * `ThreadItem` of the Codex app-server protocol, version 2: what a turn consists of. Shapes and spelling are the
 * protocol's (docs/format.md, "Items"); Skein's own additions stand under `skein`.
 */

const text = z.string()
const nullableText = z.string().nullable()
const nullableInt = z.number().int().nullable()
/** Values that rollouts hold and the protocol passes on untouched. */
const opaque = z.unknown()

export const userInput = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text, text_elements: z.array(opaque) }),
  z.object({ type: z.literal('image'), url: text, detail: nullableText }),
  z.object({ type: z.literal('localImage'), path: text, detail: nullableText }),
  z.object({ type: z.literal('skill'), name: text, path: text }),
  z.object({ type: z.literal('mention'), name: text, path: text }),
])
export type UserInput = z.infer<typeof userInput>

export const webSearchAction = z.discriminatedUnion('type', [
  z.object({ type: z.literal('search'), query: nullableText, queries: z.array(text).nullable() }),
  z.object({ type: z.literal('openPage'), url: nullableText }),
  z.object({ type: z.literal('findInPage'), url: nullableText, pattern: nullableText }),
  z.object({ type: z.literal('other') }),
])
export type WebSearchAction = z.infer<typeof webSearchAction>

export const fileChangeEntry = z.object({
  path: text,
  kind: z.discriminatedUnion('type', [
    z.object({ type: z.literal('add') }),
    z.object({ type: z.literal('delete') }),
    z.object({ type: z.literal('update'), move_path: nullableText }),
  ]),
  diff: text,
})
export type FileChangeEntry = z.infer<typeof fileChangeEntry>

export const runStatus = z.enum(['inProgress', 'completed', 'failed', 'declined'])
export type RunStatus = z.infer<typeof runStatus>
const callStatus = z.enum(['inProgress', 'completed', 'failed'])

/** Where an item stands in the rollout file, and what Skein did to get it. */
export const itemSource = z.object({
  /** Rebuilt from calls and outputs; the app-server would not return it. */
  reconstructed: z.boolean(),
  /** One-based line numbers in the rollout file, ascending. */
  lines: z.array(z.number().int()),
  /** Time of the first record, as the file writes it; null where the record has none. */
  timestamp: nullableText,
  /** Set where a text was cut for the window: bytes of the whole (UTF-8). */
  cutFromBytes: z.number().int().optional(),
})
export type ItemSource = z.infer<typeof itemSource>

const base = { id: text, skein: itemSource.optional() }

export const threadItem = z.discriminatedUnion('type', [
  z.object({ ...base, type: z.literal('userMessage'), clientId: nullableText, content: z.array(userInput) }),
  z.object({ ...base, type: z.literal('hookPrompt'), fragments: z.array(z.object({ text, hookRunId: text })) }),
  z.object({
    ...base,
    type: z.literal('agentMessage'),
    text,
    phase: nullableText,
    memoryCitation: z.object({ entries: z.array(opaque), threadIds: z.array(text) }).nullable(),
  }),
  z.object({ ...base, type: z.literal('plan'), text }),
  z.object({ ...base, type: z.literal('reasoning'), summary: z.array(text), content: z.array(text) }),
  z.object({
    ...base,
    type: z.literal('commandExecution'),
    command: text,
    cwd: nullableText,
    processId: nullableText,
    source: text,
    status: runStatus,
    commandActions: z.array(opaque),
    aggregatedOutput: nullableText,
    exitCode: nullableInt,
    durationMs: nullableInt,
  }),
  z.object({ ...base, type: z.literal('fileChange'), changes: z.array(fileChangeEntry), status: runStatus }),
  z.object({
    ...base,
    type: z.literal('mcpToolCall'),
    server: text,
    tool: text,
    status: callStatus,
    arguments: opaque,
    appContext: opaque.optional(),
    mcpAppResourceUri: text.optional(),
    pluginId: nullableText,
    result: opaque,
    error: z.object({ message: text }).nullable(),
    durationMs: nullableInt,
  }),
  z.object({
    ...base,
    type: z.literal('dynamicToolCall'),
    namespace: nullableText,
    tool: text,
    arguments: opaque,
    status: callStatus,
    contentItems: z.array(opaque).nullable(),
    success: z.boolean().nullable(),
    durationMs: nullableInt,
  }),
  z.object({
    ...base,
    type: z.literal('collabAgentToolCall'),
    tool: text,
    status: callStatus,
    senderThreadId: text,
    receiverThreadIds: z.array(text),
    prompt: nullableText,
    model: nullableText,
    reasoningEffort: nullableText,
    agentsStates: opaque,
  }),
  z.object({ ...base, type: z.literal('subAgentActivity'), kind: text, agentThreadId: text, agentPath: text }),
  z.object({ ...base, type: z.literal('webSearch'), query: text, action: webSearchAction.nullable() }),
  z.object({ ...base, type: z.literal('imageView'), path: text }),
  z.object({ ...base, type: z.literal('sleep'), durationMs: z.number() }),
  z.object({
    ...base,
    type: z.literal('imageGeneration'),
    status: text,
    revisedPrompt: nullableText,
    result: text,
    savedPath: text.optional(),
  }),
  z.object({ ...base, type: z.literal('enteredReviewMode'), review: text }),
  z.object({ ...base, type: z.literal('exitedReviewMode'), review: text }),
  z.object({ ...base, type: z.literal('contextCompaction') }),
])
export type ThreadItem = z.infer<typeof threadItem>
