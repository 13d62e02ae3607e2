import fc from 'fast-check'
import { BROKEN_JSON } from '../../fixtures/damage.ts'
import type { FixtureLine } from '../../fixtures/encode.ts'
import { fixtureId } from '../../fixtures/ids.ts'
import {
  applyPatchCall,
  customToolCallOutput,
  execCommandCall,
  execCommandText,
  functionCall,
  functionCallOutput,
  webSearchCall,
} from '../../fixtures/records/calls.ts'
import { sessionMeta } from '../../fixtures/records/head.ts'
import type { RolloutRecord } from '../../fixtures/records/line.ts'
import {
  agentMessageEvent,
  agentReasoningEvent,
  assistantMessageItem,
  developerMessageItem,
  reasoningItem,
  userMessageEvent,
  userMessageItem,
} from '../../fixtures/records/messages.ts'
import { execCommandEnd, mcpToolCallEnd, patchApplyEnd, webSearchEnd } from '../../fixtures/records/results.ts'
import { agentMessageItem, compacted, contextCompacted, goalUpdated } from '../../fixtures/records/thread-events.ts'
import { tokenCount, usage } from '../../fixtures/records/tokens.ts'
import {
  errorEvent,
  rolledBack,
  threadSettingsApplied,
  turnAborted,
  turnCompleted,
  turnContext,
  turnStarted,
} from '../../fixtures/records/turns.ts'
import { enveloped } from '../../fixtures/thread.ts'

/** Lines of rollouts, made up to be cut anywhere. For tests only. */

const timestamp = '2026-03-04T05:06:07.890Z'

const twice = (text: string) => [userMessageItem(text), userMessageEvent(text), assistantMessageItem(text)]
const turn = (id: string) => [turnStarted(id), turnCompleted(id), turnAborted(id), rolledBack(1)]
const call = (id: string): RolloutRecord[] => [
  execCommandCall(id, `cat beds-${id}.txt`),
  functionCall(id, 'plant', { what: 'beans' }),
  functionCallOutput(id, execCommandText('no such file: beds.txt', 1, 0.1)),
  customToolCallOutput(id, 'Exit code: 1'),
  applyPatchCall(id, '*** Begin Patch\n*** Add File: a.txt\n+beans\n*** End Patch'),
  patchApplyEnd(id, { turnId: 't1', changes: { 'a.txt': { type: 'add', content: 'beans\n' } } }),
  execCommandEnd(id, { turnId: 't2', command: ['ls'], cwd: '/home/dev', output: 'gone', exitCode: 2 }),
  mcpToolCallEnd(id, { server: 's', tool: 't', result: { error: 'stuck' } }),
  webSearchCall(id, { type: 'search', query: 'watering' }),
  webSearchEnd(id, 'watering'),
]
const count = (total: number) => tokenCount({ total: usage(total, 20, 30, 10), last: usage(7, 1, 2, 1) })

const records: readonly RolloutRecord[] = [
  ...['Plant beans', 'Water them', '豆に水をやる'].flatMap(twice),
  ...['t1', 't2', 't3'].flatMap(turn),
  ...['c1', 'c2', 'c3'].flatMap(call),
  ...[100, 200, 300].map(count),
  agentMessageEvent('Plant beans'),
  agentMessageEvent('Planted.'),
  assistantMessageItem('Planted.'),
  reasoningItem(['**Beds**', '**Soil**']),
  agentReasoningEvent('**Beds**'),
  agentReasoningEvent('**Soil**'),
  developerMessageItem('Be brief.'),
  compacted('In short: Planted.'),
  contextCompacted(),
  rolledBack(3),
  errorEvent('The bed is full'),
  turnCompleted('t1', { error: { message: 'The bed is full' } }),
  turnContext({ cwd: '/home/dev', model: 'fixture-1' }),
  turnContext({ cwd: '/home/dev', model: 'fixture-2' }),
  threadSettingsApplied({ cwd: '/home/dev' }),
  threadSettingsApplied({ cwd: '/home/dev', model: 'fixture-2' }),
  agentMessageItem('a', 'b', 'Water them'),
  goalUpdated({ threadId: fixtureId(1), objective: 'A garden', status: 'active', at: 1_770_000_000 }),
  sessionMeta({ id: fixtureId(1), timestamp }),
  sessionMeta({ id: fixtureId(2), timestamp, forkedFromId: fixtureId(3) }),
]
const times = [timestamp, '2026-03-04T05:06:08.500Z', '2026-03-05T05:06:07.000Z', '2026-03-01T00:00:00.000Z', 'never']

const later = (n: number) => new Date(Date.parse(timestamp) + n * 200).toISOString()
const dated = (all: readonly RolloutRecord[]): FixtureLine[] => all.map((record, n) => enveloped(record, later(n)))
const exec = (id: string, output: string) => [
  execCommandCall(id, `cat beds-${id}.txt`),
  functionCallOutput(id, execCommandText(output, 1, 0.1)),
]

/** Threads whose records belong together over many lines: wherever one is cut, something is open. */
export const connected: Readonly<Record<string, readonly FixtureLine[]>> = {
  'messages told twice': dated([
    turnStarted('t1'),
    userMessageItem('Plant beans'),
    reasoningItem(['**Beds**', '**Soil**']),
    assistantMessageItem('Planted.'),
    userMessageEvent('Plant beans'),
    agentReasoningEvent('**Beds**'),
    agentReasoningEvent('**Soil**'),
    agentMessageEvent('Planted.'),
    agentMessageEvent('Watered.'),
    userMessageEvent('And water'),
    userMessageItem('And water'),
    assistantMessageItem('Watered.'),
    turnCompleted('t1'),
    userMessageItem('Who told this?'),
    assistantMessageItem('Nobody.'),
  ]),
  'calls open across each other': dated([
    turnStarted('t1'),
    execCommandCall('c1', 'cat beds.txt'),
    execCommandCall('c2', 'cat soil.txt'),
    webSearchCall('c3', { type: 'search', query: 'watering' }),
    webSearchCall('c4', { type: 'search', query: 'watering' }),
    applyPatchCall('c5', '*** Begin Patch\n*** Add File: a.txt\n+beans\n*** End Patch'),
    functionCallOutput('c2', execCommandText('no such file: soil.txt', 1, 0.1)),
    webSearchEnd('', 'watering'),
    functionCallOutput('c1', execCommandText('', 2, 0.1)),
    patchApplyEnd('c5', { turnId: 't1', changes: { 'a.txt': { type: 'add', content: 'beans\n' } } }),
    webSearchEnd('', 'watering'),
    turnCompleted('t1'),
    turnStarted('t2'),
    execCommandEnd('c1', { turnId: 't1', command: ['ls'], cwd: '/home/dev', output: 'gone', exitCode: 2 }),
    mcpToolCallEnd('c6', { server: 's', tool: 't', result: { error: 'stuck' } }),
    execCommandCall('c1', 'again'),
    functionCallOutput('c1', execCommandText('fine', 0, 0.1)),
  ]),
  'turns taken back': dated([
    turnStarted('t1'),
    userMessageEvent('One'),
    agentMessageEvent('First'),
    turnCompleted('t1'),
    turnStarted('t2'),
    userMessageEvent('Two'),
    agentMessageEvent('Second'),
    turnStarted('t2'),
    agentMessageEvent('Second again'),
    rolledBack(1),
    turnAborted('t2'),
    turnStarted('t3'),
    userMessageEvent('Three'),
    rolledBack(9),
    agentMessageEvent('Fourth'),
    userMessageEvent('Five'),
  ]),
  'a compaction': dated([
    turnContext({ cwd: '/home/dev', model: 'fixture-1' }),
    turnStarted('t1'),
    userMessageEvent('Sum up'),
    count(100),
    assistantMessageItem('In short.'),
    compacted('Summary: In short.'),
    contextCompacted(),
    tokenCount({ total: usage(900, 20, 30, 10), last: usage(1, 1, 1, 1) }),
    contextCompacted(),
    compacted('Once more'),
    turnContext({ cwd: '/home/dev', model: 'fixture-2' }),
    count(100),
    count(200),
    errorEvent('The bed is full'),
    turnCompleted('t1', { error: { message: 'The bed is full' } }),
    threadSettingsApplied({ cwd: '/home/dev' }),
    threadSettingsApplied({ cwd: '/home/dev', model: 'fixture-2' }),
    developerMessageItem('Be brief.'),
    developerMessageItem('Be kind.'),
    turnStarted('t2'),
  ]),
  'a fork with the head of its source': dated([
    sessionMeta({ id: fixtureId(2), timestamp }),
    turnStarted('t1'),
    userMessageEvent('Copied'),
    count(500),
    ...exec('c1', 'no such bed'),
    turnCompleted('t1'),
    turnStarted('t2'),
    userMessageEvent('Copied too'),
    turnCompleted('t2'),
    sessionMeta({ id: fixtureId(1), timestamp }),
    turnStarted('t3', Math.floor(Date.parse(timestamp) / 1000) + 60),
    userMessageEvent('My own'),
    count(900),
    ...exec('c2', 'no such soil'),
  ]),
  'damaged lines': [
    ...dated([turnStarted('t1'), userMessageItem('Beans'), userMessageItem('Beans')]),
    BROKEN_JSON,
    '',
    ...dated([userMessageEvent('Beans'), execCommandCall('c1', 'ls')]),
    '{"a":1}{"b":2}',
    '[]',
    enveloped(agentMessageEvent('Long ago'), '2020-01-01T00:00:00.000Z'),
    enveloped(agentMessageEvent('When'), 'never'),
  ],
}

/** Lines as a file may have them, in an order that makes little sense. */
export const anyLines: fc.Arbitrary<FixtureLine[]> = fc.array(
  fc.oneof(
    {
      weight: 14,
      arbitrary: fc
        .tuple(fc.constantFrom(...records), fc.constantFrom(...times))
        .map(([record, time]): FixtureLine => enveloped(record, time)),
    },
    { weight: 1, arbitrary: fc.constantFrom<FixtureLine>(BROKEN_JSON, '', '[]', 'null', '{"a":1}{"b":2}') },
  ),
  { minLength: 1, maxLength: 60 },
)

/** Heads of a thread: its own, and that of a fork. */
export const heads: readonly [FixtureLine, FixtureLine] = [
  enveloped(sessionMeta({ id: fixtureId(1), timestamp }), timestamp),
  enveloped(sessionMeta({ id: fixtureId(1), timestamp, forkedFromId: fixtureId(2) }), timestamp),
]
export const anyHead: fc.Arbitrary<FixtureLine> = fc.constantFrom(...heads)
