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

/** A text of an item that was cut for the window; `threads.text` gives the rest. */
export const itemCut = z.object({
  /** JSON pointer of the text in the item, such as `/aggregatedOutput` or `/content/0/text`. */
  pointer: text,
  /** Of the whole text: UTF-16 units, UTF-8 bytes, lines. */
  chars: z.number().int(),
  bytes: z.number().int(),
  lines: z.number().int(),
})
export type ItemCut = z.infer<typeof itemCut>

/** What a reviewer found; line numbers are one-based. */
export const reviewFinding = z.object({
  title: text,
  body: text,
  /** 0 is the most urgent; null where the file does not say. */
  priority: nullableInt,
  path: nullableText,
  startLine: nullableInt,
  endLine: nullableInt,
})
export type ReviewFinding = z.infer<typeof reviewFinding>

/** Where an item stands in the rollout file, and what Skein did to get it. */
export const itemSource = z.object({
  /** Rebuilt from calls and outputs; the app-server would not return it. */
  reconstructed: z.boolean(),
  /** One-based line numbers in the rollout file, ascending. */
  lines: z.array(z.number().int()),
  /** Time of the first record, as the file writes it; null where the record has none. */
  timestamp: nullableText,
  /** Texts that were cut for the window. */
  cuts: z.array(itemCut).optional(),
  /** True for a message that was sent into a turn that was already running. */
  steering: z.boolean().optional(),
  /** Of a compaction: what the client went on with; null where the file keeps it encrypted or not at all. */
  summary: nullableText.optional(),
  /** Of a compaction: tokens in the context before and after, where counts around it say so. */
  compactedTokens: z.object({ before: z.number(), after: z.number() }).optional(),
  /** Of a review that ended. */
  findings: z.array(reviewFinding).optional(),
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

/** What a marker tells of. */
export const markerKind = z.enum([
  /** Text that the client put into the conversation by itself: environment, AGENTS.md, permissions, skills, … */
  'context',
  /** The aim of the thread was set or changed. */
  'goal',
  /** A message from one agent to another. */
  'mail',
  /** An error outside any turn, or one that did not end its turn. */
  'error',
  /** Anything else that the file tells of and that is no item of the protocol. */
  'notice',
])
export type MarkerKind = z.infer<typeof markerKind>

/** What the window shows besides the protocol's items: folded away, labelled, one click from view. Never in JSON-RPC. */
export const markerItem = z.object({
  ...base,
  type: z.literal('marker'),
  marker: markerKind,
  /** A few words; may come from the file. */
  label: text,
  /** The whole; empty where the label says it all. */
  text,
})
export type MarkerItem = z.infer<typeof markerItem>

/** An item as the window shows it. */
export const shownItem = z.discriminatedUnion('type', [...threadItem.options, markerItem])
export type ShownItem = z.infer<typeof shownItem>
