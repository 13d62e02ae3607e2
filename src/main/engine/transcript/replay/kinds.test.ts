import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fixtureId } from '../../../../fixtures/ids.ts'
import { isJsonObject, type Json, type JsonObject } from '../../../../fixtures/json.ts'
import { event, type RolloutRecord, responseItem } from '../../../../fixtures/records/line.ts'
import { turnStarted } from '../../../../fixtures/records/turns.ts'
import { tellRecords } from '../../testing-transcript.ts'
import { type Fate, KINDS, kindOf, kindOfRecord } from './kinds.ts'

const said = (text: string) => [{ type: 'output_text', text }]
const one = { secs: 1, nanos: 0 }
const usage = {
  input_tokens: 1,
  cached_input_tokens: 0,
  output_tokens: 1,
  reasoning_output_tokens: 0,
  total_tokens: 2,
}
const agents = { call_id: 'c', sender_thread_id: fixtureId(1), receiver_thread_id: fixtureId(2), status: 'running' }
const finished = (item: JsonObject): JsonObject => ({ thread_id: fixtureId(1), turn_id: 't1', item })

/** What a record of each kind holds at least, beside its type. */
const EXAMPLES: Readonly<Record<string, Json>> = {
  session_meta: { id: fixtureId(2), timestamp: '2026-03-04T05:06:07.890Z' },
  turn_context: { cwd: '/', approval_policy: 'never', sandbox_policy: { type: 'read-only' }, model: 'm' },
  compacted: { message: 'Beans were planted.' },
  inter_agent_communication: { author: '/root', recipient: '/root/fern', content: 'Dig', trigger_turn: true },
  inter_agent_communication_metadata: { trigger_turn: true },
  world_state: { full: true, state: {} },
  token_usage_record: { thread_id: fixtureId(1) },
  state: { record_type: 'state' },
  'response_item/message:user': { role: 'user', content: said('Plant beans') },
  'response_item/message:assistant': { role: 'assistant', content: said('Planted.') },
  'response_item/message': { role: 'developer', content: said('<personality_spec>Kind</personality_spec>') },
  'response_item/reasoning': { summary: [{ type: 'summary_text', text: 'Soil' }], encrypted_content: null },
  'response_item/agent_message': { author: '/root', recipient: '/root/fern', content: said('Dig') },
  'response_item/local_shell_call': { call_id: 'c', status: 'completed', action: { type: 'exec', command: ['ls'] } },
  'response_item/function_call': { call_id: 'c', name: 'shell', arguments: '{"command":["ls"]}' },
  'response_item/function_call_output': { call_id: 'c', output: 'beds' },
  'response_item/custom_tool_call': { call_id: 'c', name: 'apply_patch', input: '*** Begin Patch' },
  'response_item/custom_tool_call_output': { call_id: 'c', output: 'done' },
  'response_item/tool_search_call': { call_id: 'c', execution: 'client', arguments: { query: 'hose' } },
  'response_item/tool_search_output': { call_id: 'c', status: 'completed', execution: 'client', tools: [] },
  'response_item/web_search_call': { id: 'w', action: { type: 'search', query: 'beans' } },
  'response_item/image_generation_call': { id: 'i', status: 'completed', result: 'AA==' },
  'response_item/compaction': { encrypted_content: 'QUJD' },
  'response_item/compaction_summary': { encrypted_content: 'QUJD' },
  'response_item/context_compaction': { encrypted_content: 'QUJD' },
  'response_item/additional_tools': { role: 'developer', tools: [] },
  'response_item/compaction_trigger': {},
  'response_item/ghost_snapshot': { ghost_commit: { id: 'abc' } },
  'event_msg/user_message': { message: 'Plant beans' },
  'event_msg/agent_message': { message: 'Planted.' },
  'event_msg/agent_reasoning': { text: 'Soil' },
  'event_msg/agent_reasoning_raw_content': { text: 'loam' },
  'event_msg/patch_apply_end': { call_id: 'c', stdout: '', stderr: '', success: true, status: 'completed' },
  'event_msg/context_compacted': {},
  'event_msg/entered_review_mode': { target: { type: 'uncommittedChanges' } },
  'event_msg/exited_review_mode': { review_output: null },
  'event_msg/mcp_tool_call_end': {
    call_id: 'c',
    invocation: { server: 's', tool: 't' },
    duration: one,
    result: { Err: 'stuck' },
  },
  'event_msg/web_search_end': { call_id: 'w', query: 'beans', action: { type: 'search' } },
  'event_msg/image_generation_end': { call_id: 'i', status: 'completed', result: 'AA==' },
  'event_msg/sub_agent_activity': {
    event_id: 'e',
    agent_thread_id: fixtureId(2),
    agent_path: '/root/a',
    kind: 'started',
  },
  'event_msg/item_completed:Plan': finished({ type: 'Plan', id: 'p', text: '1. Dig' }),
  'event_msg/item_completed:Sleep': finished({ type: 'Sleep', id: 's', duration_ms: 5 }),
  'event_msg/item_completed:Extension': finished({ type: 'Extension', kind: 'clock.sleep', id: 's', durationMs: 5 }),
  'event_msg/item_completed': finished({ type: 'UserMessage', id: 'u', content: [] }),
  'event_msg/task_started': { turn_id: 't2' },
  'event_msg/turn_started': { turn_id: 't2' },
  'event_msg/task_complete': { turn_id: 't1' },
  'event_msg/turn_complete': { turn_id: 't1' },
  'event_msg/turn_aborted': { turn_id: 't1', reason: 'replaced' },
  'event_msg/thread_rolled_back': { num_turns: 1 },
  'event_msg/token_count': { info: { total_token_usage: usage, last_token_usage: usage } },
  'event_msg/thread_goal_updated': { threadId: fixtureId(1), goal: { objective: 'Harvest', status: 'active' } },
  'event_msg/exec_command_end': { call_id: 'c', command: ['ls'], exit_code: 0, duration: one },
  'event_msg/view_image_tool_call': { call_id: 'c', path: '/a.png' },
  'event_msg/collab_agent_spawn_end': { ...agents, new_thread_id: fixtureId(2), prompt: 'Dig' },
  'event_msg/collab_agent_interaction_end': { ...agents, prompt: 'More' },
  'event_msg/collab_waiting_end': { call_id: 'c', sender_thread_id: fixtureId(1), statuses: {} },
  'event_msg/collab_close_end': agents,
  'event_msg/collab_resume_end': agents,
  'event_msg/dynamic_tool_call_request': { callId: 'c', turnId: 't1', tool: 'water', arguments: {} },
  'event_msg/dynamic_tool_call_response': {
    call_id: 'c',
    tool: 'water',
    content_items: [],
    success: true,
    duration: one,
  },
  'event_msg/error': { message: 'out of water' },
  'event_msg/stream_error': { message: 'again' },
  'event_msg/warning': { message: 'dry' },
  'event_msg/guardian_assessment': { id: 'g', status: 'approved' },
  'event_msg/thread_settings_applied': { thread_settings: { model: 'm' } },
  'event_msg/thread_name_updated': { thread_name: 'Beds' },
  'event_msg/undo_completed': { success: true },
  'event_msg/background_event': { message: 'saved' },
}

function exampleOf(name: string): RolloutRecord {
  const payload = EXAMPLES[name] ?? {}
  const [type = '', inner = ''] = name.split('/')
  if (inner === '') return { type, payload }
  const fields = isJsonObject(payload) ? payload : {}
  const kind = inner.split(':')[0] ?? ''
  return type === 'event_msg' ? event(kind, fields) : responseItem(kind, fields)
}

const read = (record: RolloutRecord) => ({
  timestamp: null,
  type: record.type,
  payload: record.payload,
  ordinal: false,
})

describe('every kind of record', () => {
  it('is found by its name, and has one', () => {
    for (const kind of KINDS) expect(kindOfRecord(read(exampleOf(kind.name)))).toBe(kind)
    expect(new Set(KINDS.map(kind => kind.name)).size).toBe(KINDS.length)
    // Only what is counted and not looked at needs no example.
    const without = KINDS.filter(kind => EXAMPLES[kind.name] === undefined)
    expect(without.every(kind => kind.fate === 'kept')).toBe(true)
  })

  it.each(KINDS.map(kind => [kind.name, kind.fate] as const))(
    '%s is told in the ledger as its fate says',
    async (name, fate) => {
      const { outline, items } = await tellRecords(turnStarted('t1'), exampleOf(name))
      const kept = fate === 'kept'
      expect(outline.ledger).toMatchObject({ lines: 3, used: kept ? 2 : 3, notShown: kept ? 1 : 0, problems: 0 })
      expect(outline.ledger.notShownByKind).toEqual(kept ? { [kindOf(read(exampleOf(name)))]: 1 } : {})
      const shown = items.flat().map(item => item?.type)
      // A first report of settings is none of a change; an error in a turn is the turn's.
      const quiet = name === 'event_msg/thread_settings_applied' || name === 'event_msg/error'
      const wanted: Readonly<Record<Fate, number>> = { item: 1, folded: 1, marker: quiet ? 0 : 1, settings: 0, kept: 0 }
      expect(shown).toHaveLength(wanted[fate])
      expect(shown.every(type => (type === 'marker') === (fate === 'marker'))).toBe(true)
    },
  )

  it('that Skein does not know is a problem', () => {
    const unknown: [string, Json][] = [
      ['dream', {}],
      ['event_msg', { type: 'constructor' }],
      ['event_msg', {}],
      ['response_item', { type: 'seed_catalogue' }],
      ['response_item', 7],
      ['__proto__', {}],
    ]
    for (const [type, payload] of unknown) expect(kindOfRecord(read({ type, payload }))).toBeNull()
  })
})

describe('docs/records.md', () => {
  it('says of every kind what the code does', () => {
    const text = readFileSync(join(import.meta.dirname, '../../../../../docs/records.md'), 'utf8')
    const rows = [...text.matchAll(/^\| `([^`]+)` \| (\w+) \| (yes|no) \|/gm)].map(([, name, fate, replayed]) => ({
      name,
      fate,
      replayed: replayed === 'yes',
    }))
    expect(rows).toEqual(KINDS.map(kind => ({ ...kind })))
  })
})
