import type { ThreadItem } from '../../../../shared/item.ts'
import type { MarkOutcome } from '../../../../shared/marks.ts'
import { arrayOf, isObject, type JsonObject, objectOf, partTexts, stringOf } from '../../rollout/record.ts'
import { type CallParts, callStatus } from './call-parts.ts'
import { agentTool, outputText, parseArguments } from './read-call.ts'

/** Calls that start, ask, await or end other agents: rebuilt from calls, or from the old events about them. */

interface AgentState {
  readonly status: string
  readonly message: string | null
}

/** A call of a tool for agents, with the ids that its arguments and its output name. */
export function makeAgentCall(
  id: string,
  { call, output }: CallParts,
  args: JsonObject,
  outcome: MarkOutcome,
): ThreadItem {
  const answer = output === null ? null : parseArguments(outputText(output))
  const said = isObject(answer) ? answer : {}
  const states = statesOf(said)
  const named = [
    ...['agent_id', 'new_thread_id', 'thread_id'].flatMap(key => stringOf(said, key) ?? []),
    ...['id', 'target', 'agent_id'].flatMap(key => stringOf(args, key) ?? []),
    ...['ids', 'targets'].flatMap(key => arrayOf(args, key).filter(one => typeof one === 'string')),
    ...Object.keys(states),
  ]
  return {
    id,
    type: 'collabAgentToolCall',
    tool: agentTool(call) ?? '',
    status: outcome === '.' && anyLost(states) ? 'failed' : callStatus(outcome),
    senderThreadId: '',
    receiverThreadIds: [...new Set(named)],
    prompt: stringOf(args, 'message') ?? stringOf(args, 'prompt') ?? itemTexts(args),
    model: stringOf(args, 'model'),
    reasoningEffort: stringOf(args, 'reasoning_effort'),
    agentsStates: states,
  }
}

/** Newer releases take a message as a list of inputs. */
function itemTexts(args: JsonObject): string | null {
  const texts = partTexts(args, 'items')
  return texts.length === 0 ? null : texts.join('\n')
}

function statesOf(answer: JsonObject): Record<string, AgentState> {
  const status = objectOf(answer, 'status') ?? {}
  return Object.fromEntries(
    Object.entries(status).flatMap(([thread, value]) => (isThreadId(thread) ? [[thread, stateOf(value)]] : [])),
  )
}

function isThreadId(text: string): boolean {
  return /^[0-9a-f-]{32,36}$/i.test(text)
}

const STATUSES: ReadonlyMap<string, string> = new Map([
  ['pending_init', 'pendingInit'],
  ['running', 'running'],
  ['interrupted', 'interrupted'],
  ['shutdown', 'shutdown'],
  ['not_found', 'notFound'],
])

function stateOf(stored: unknown): AgentState {
  if (isObject(stored)) {
    if ('errored' in stored) return { status: 'errored', message: stringOf(stored, 'errored') }
    return { status: 'completed', message: stringOf(stored, 'completed') }
  }
  const word = typeof stored === 'string' ? stored : ''
  return { status: STATUSES.get(word) ?? word, message: null }
}

function anyLost(states: Readonly<Record<string, AgentState>>): boolean {
  return Object.values(states).some(({ status }) => status === 'errored' || status === 'notFound')
}

const EVENT_TOOLS: ReadonlyMap<string, string> = new Map([
  ['collab_agent_spawn_end', 'spawnAgent'],
  ['collab_agent_interaction_end', 'sendInput'],
  ['collab_waiting_end', 'wait'],
  ['collab_close_end', 'closeAgent'],
  ['collab_resume_end', 'resumeAgent'],
])

/** Whether an event is one about other agents. */
export function isAgentEvent(type: string): boolean {
  return EVENT_TOOLS.has(type)
}

/** A call about agents by its old event. */
export function makeAgentEvent(id: string, event: JsonObject): ThreadItem {
  const states = eventStates(event)
  return {
    id,
    type: 'collabAgentToolCall',
    tool: EVENT_TOOLS.get(stringOf(event, 'type') ?? '') ?? '',
    status: outcomeOfAgentEvent(event) === '.' ? 'completed' : 'failed',
    senderThreadId: stringOf(event, 'sender_thread_id') ?? '',
    receiverThreadIds: Object.keys(states).sort(),
    prompt: stringOf(event, 'prompt'),
    model: stringOf(event, 'model'),
    reasoningEffort: stringOf(event, 'reasoning_effort'),
    agentsStates: states,
  }
}

/** How such a call came out: it failed where an agent is lost, or none was started. */
export function outcomeOfAgentEvent(event: JsonObject): MarkOutcome {
  const states = eventStates(event)
  const unborn = stringOf(event, 'type') === 'collab_agent_spawn_end' && Object.keys(states).length === 0
  return unborn || anyLost(states) ? 'x' : '.'
}

function eventStates(event: JsonObject): Record<string, AgentState> {
  const statuses = objectOf(event, 'statuses')
  if (statuses !== null) {
    return Object.fromEntries(Object.entries(statuses).map(([thread, value]) => [thread, stateOf(value)]))
  }
  const thread = stringOf(event, 'new_thread_id') ?? stringOf(event, 'receiver_thread_id')
  return thread === null ? {} : { [thread]: stateOf(event.status) }
}
