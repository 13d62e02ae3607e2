import { ghostSnapshot, unknownItem } from '../../../../fixtures/records/calls.ts'
import { threadSpawnSource } from '../../../../fixtures/records/head.ts'
import { agentMessageEvent, userMessageEvent, userMessageItem } from '../../../../fixtures/records/messages.ts'
import { goalUpdated } from '../../../../fixtures/records/thread-events.ts'
import { forkOf, minimalPaginatedThread, minimalThread } from '../../../../fixtures/thread.ts'
import { agent, type ConformanceCase, caseId, headOf, says, threadOf, turn, user } from './case.ts'

const parent = threadOf(50, [says('Sow'), agentMessageEvent('Sown')])

/** The turn of `minimalThread`. */
const minimalTurn = (text: string) => turn('rollout-2', [user('item-1', text)])

/** Damage, families, places and heads. */
export const fileCases: readonly ConformanceCase[] = [
  {
    name: 'lines that cannot be read and items that nobody knows',
    spec: threadOf(40, [
      says('One'),
      '{"timestamp": broken',
      '',
      '{"timestamp":"2026-03-04T05:06:07.890Z","type":"event_msg","payload":{"type":"never_heard_of"}}',
      ghostSnapshot('abc'),
      unknownItem(),
      says('Two'),
      '{"timestamp":"2026-03-04T05:06:07.890Z","type":"event_msg","payload":{"type":"agent_message","mess',
    ]),
    turns: [turn('rollout-1', [user('item-1', 'One')]), turn('rollout-2', [user('item-2', 'Two')])],
  },
  { name: 'a parent', spec: parent, turns: [turn('rollout-1', [user('item-1', 'Sow'), agent('item-2', 'Sown')])] },
  {
    name: 'a sub-agent',
    spec: minimalThread({
      ...headOf(51),
      preview: 'Dig',
      parentThreadId: caseId(50),
      sessionId: caseId(50),
      threadSource: 'subagent',
      source: threadSpawnSource(caseId(50), { path: '/root/digger', nickname: 'Mole', role: 'digger' }),
      agentNickname: 'Mole',
      agentRole: 'digger',
      agentPath: '/root/digger',
    }),
    turns: [minimalTurn('Dig')],
  },
  {
    name: 'a fork: the first head decides, what is copied is replayed',
    spec: forkOf(parent, { ...headOf(52), sessionId: caseId(50) }, [says('Water')]),
    turns: [
      turn('rollout-2', [user('item-1', 'Sow'), agent('item-2', 'Sown')]),
      turn('rollout-4', [user('item-3', 'Water')]),
    ],
  },
  {
    name: 'archived, from an editor, with git and a large head',
    spec: {
      ...minimalThread({
        ...headOf(53),
        preview: 'Rake',
        source: 'vscode',
        cliVersion: '0.142.5',
        modelProvider: 'openai',
        baseInstructions: 22_000,
        historyMode: 'legacy',
        git: { commit_hash: 'abc123', branch: 'main', repository_url: 'https://example.com/garden.git' },
      }),
      archived: true,
    },
    turns: [minimalTurn('Rake')],
  },
  {
    name: 'compressed',
    spec: { ...minimalThread({ ...headOf(54), preview: 'Press', source: 'exec' }), compressed: true },
    turns: [minimalTurn('Press')],
  },
  {
    name: 'a review',
    spec: minimalThread({
      ...headOf(55),
      preview: 'Inspect',
      source: { subagent: 'review' },
      parentThreadId: caseId(50),
    }),
    turns: [minimalTurn('Inspect')],
  },
  {
    name: 'a custom client, without a provider',
    spec: minimalThread({ ...headOf(56), preview: 'Chat', source: { custom: 'chatgpt' }, modelProvider: null }),
    turns: [minimalTurn('Chat')],
  },
  {
    name: 'a goal stands for the thread, as it came first',
    spec: threadOf(57, [
      goalUpdated({ threadId: caseId(57), objective: 'Feed the village', at: 100 }),
      userMessageItem('Begin'),
      says('Begin'),
    ]),
    turns: [turn('rollout-3', [user('item-1', 'Begin')])],
  },
  {
    name: 'a picture alone',
    spec: threadOf(58, [userMessageEvent(' ', { images: ['https://example.com/a.png'] })]),
    turns: [
      turn('rollout-1', [
        {
          type: 'userMessage',
          id: 'item-1',
          clientId: null,
          content: [{ type: 'image', url: 'https://example.com/a.png', detail: null }],
        },
      ]),
    ],
  },
  {
    name: 'what an editor puts before the request is not in the preview',
    spec: threadOf(59, [says('# Context\nfiles\n\n## My request for Codex:\n  Weed  \n')], { source: 'vscode' }),
    turns: [turn('rollout-1', [user('item-1', '# Context\nfiles\n\n## My request for Codex:\n  Weed  \n')])],
  },
  {
    name: 'the mode legacy',
    spec: minimalThread({ ...headOf(60), historyMode: 'legacy' }),
    turns: [minimalTurn('Hello')],
  },
  {
    name: 'the mode paginated, in a file of legacy shape',
    spec: minimalThread({ ...headOf(61), historyMode: 'paginated' }),
    turns: null,
  },
]

/** Threads that Codex 0.143 does not list, and Skein does when asked for all. */
export const unlistedCases: readonly (ConformanceCase & { readonly raw: string })[] = [
  ...['streamed', 'Paginated', '', null, 7].map((historyMode, i) => ({
    name: `the mode ${JSON.stringify(historyMode)}`,
    spec: minimalThread({ ...headOf(70 + i), historyMode }),
    turns: null,
    raw: String(historyMode),
  })),
  {
    name: 'a file of a release that paginates',
    spec: minimalPaginatedThread({ ...headOf(80), preview: 'Numbered' }),
    turns: null,
    raw: 'paginated',
  },
  { name: 'nothing but a head', spec: threadOf(81, []), turns: [], raw: 'legacy' },
]
