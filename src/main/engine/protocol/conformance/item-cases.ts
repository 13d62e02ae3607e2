import { itemCompleted, plan, userMessage } from '../../../../fixtures/records/items.ts'
import { responseItem } from '../../../../fixtures/records/line.ts'
import { agentMessageEvent, textElement, userMessageEvent } from '../../../../fixtures/records/messages.ts'
import {
  execCommandEnd,
  imageGenerationEnd,
  mcpToolCallEnd,
  patchApplyEnd,
  viewImageToolCall,
  webSearchEnd,
} from '../../../../fixtures/records/results.ts'
import {
  enteredReview,
  exitedReview,
  reviewOutput,
  subAgentActivity,
} from '../../../../fixtures/records/thread-events.ts'
import { errorEvent, turnCompleted, turnStarted } from '../../../../fixtures/records/turns.ts'
import { agent, type ConformanceCase, caseId, says, threadOf, turn, user } from './case.ts'

const done = { startedAt: 100, completedAt: 101, durationMs: 10 }
const begin = turnStarted('t1', 100)
const end = turnCompleted('t1', { completedAt: 101, durationMs: 10 })
const hook = (run: string, text: string) => `<hook_prompt hook_run_id="${run}">${text}</hook_prompt>`
const inputText = (text: string) => ({ type: 'input_text', text })

/** What becomes an item, and in which turn. */
export const itemCases: readonly ConformanceCase[] = [
  {
    name: 'images, elements and the client id of a user message',
    spec: threadOf(20, [
      begin,
      userMessageEvent('See @beds', {
        clientId: 'c-1',
        images: ['data:image/png;base64,AA=='],
        imageDetails: ['high'],
        localImages: ['/home/dev/garden/bed.png'],
        textElements: [textElement('See @beds', '@beds', 'beds')],
      }),
      userMessageEvent('', { images: ['https://example.com/a.png'] }),
      end,
    ]),
    turns: [
      turn(
        't1',
        [
          {
            type: 'userMessage',
            id: 'item-1',
            clientId: 'c-1',
            content: [
              {
                type: 'text',
                text: 'See @beds',
                text_elements: [{ byteRange: { start: 4, end: 9 }, placeholder: 'beds' }],
              },
              { type: 'image', url: 'data:image/png;base64,AA==', detail: 'high' },
              { type: 'localImage', path: '/home/dev/garden/bed.png', detail: null },
            ],
          },
          {
            type: 'userMessage',
            id: 'item-2',
            clientId: null,
            content: [{ type: 'image', url: 'https://example.com/a.png', detail: null }],
          },
        ],
        done,
      ),
    ],
  },
  {
    name: 'patches go to the turn that they name; one of an unknown turn is dropped',
    spec: threadOf(21, [
      begin,
      says('Dig'),
      patchApplyEnd('p1', {
        turnId: 't1',
        changes: {
          '/g/b.txt': { type: 'update', unified_diff: '@@ -1 +1 @@\n-a\n+b\n', move_path: '/g/c.txt' },
          '/g/a.txt': { type: 'add', content: 'new\n' },
        },
      }),
      patchApplyEnd('p2', { turnId: 'nobody', changes: { '/g/x.txt': { type: 'add', content: 'x\n' } } }),
      patchApplyEnd('p3', {
        turnId: '',
        changes: { '/g/d.txt': { type: 'delete', content: 'd\n' } },
        status: 'declined',
      }),
      end,
    ]),
    turns: [
      turn(
        't1',
        [
          user('item-1', 'Dig'),
          {
            type: 'fileChange',
            id: 'p1',
            changes: [
              { path: '/g/a.txt', kind: { type: 'add' }, diff: 'new\n' },
              {
                path: '/g/b.txt',
                kind: { type: 'update', move_path: '/g/c.txt' },
                diff: '@@ -1 +1 @@\n-a\n+b\n\n\nMoved to: /g/c.txt',
              },
            ],
            status: 'completed',
          },
          {
            type: 'fileChange',
            id: 'p3',
            changes: [{ path: '/g/d.txt', kind: { type: 'delete' }, diff: 'd\n' }],
            status: 'declined',
          },
        ],
        done,
      ),
    ],
  },
  {
    name: 'tool results replace the item of their id',
    spec: threadOf(22, [
      begin,
      says('Look'),
      webSearchEnd('w1', 'beans'),
      webSearchEnd('w2', 'https://example.com', { type: 'open_page', url: 'https://example.com' }),
      webSearchEnd('w1', 'runner beans'),
      mcpToolCallEnd('m1', { server: 'garden', tool: 'beds', arguments: { n: 3 }, result: 'three', seconds: 1.5 }),
      mcpToolCallEnd('m2', { server: 'garden', tool: 'frost', result: { error: 'too cold' } }),
      imageGenerationEnd('g1', 'AA==', { revised_prompt: 'a bean' }),
      agentMessageEvent('Seen'),
      end,
    ]),
    turns: [
      turn(
        't1',
        [
          user('item-1', 'Look'),
          {
            type: 'webSearch',
            id: 'w1',
            query: 'runner beans',
            action: { type: 'search', query: 'runner beans', queries: null },
          },
          {
            type: 'webSearch',
            id: 'w2',
            query: 'https://example.com',
            action: { type: 'openPage', url: 'https://example.com' },
          },
          {
            type: 'mcpToolCall',
            id: 'm1',
            server: 'garden',
            tool: 'beds',
            status: 'completed',
            arguments: { n: 3 },
            appContext: null,
            pluginId: null,
            result: { content: [{ type: 'text', text: 'three' }], structuredContent: null, _meta: null },
            error: null,
            durationMs: 1500,
          },
          {
            type: 'mcpToolCall',
            id: 'm2',
            server: 'garden',
            tool: 'frost',
            status: 'failed',
            arguments: null,
            appContext: null,
            pluginId: null,
            result: null,
            error: { message: 'too cold' },
            durationMs: 200,
          },
          { type: 'imageGeneration', id: 'g1', status: 'completed', revisedPrompt: 'a bean', result: 'AA==' },
          agent('item-2', 'Seen'),
        ],
        done,
      ),
    ],
  },
  {
    name: 'a review without hint or answer has words of its own',
    spec: threadOf(23, [
      says('Review'),
      enteredReview({ type: 'uncommittedChanges' }),
      exitedReview(null),
      enteredReview({ type: 'custom', instructions: 'beds' }, 'the beds'),
      exitedReview(reviewOutput('  All fine.\n')),
    ]),
    turns: [
      turn('rollout-1', [
        user('item-1', 'Review'),
        { type: 'enteredReviewMode', id: 'item-2', review: 'Review requested.' },
        { type: 'exitedReviewMode', id: 'item-3', review: 'Reviewer failed to output a response.' },
        { type: 'enteredReviewMode', id: 'item-4', review: 'the beds' },
        { type: 'exitedReviewMode', id: 'item-5', review: 'All fine.' },
      ]),
    ],
  },
  {
    name: 'hook prompts are items, other messages of the model’s history are not',
    spec: threadOf(24, [
      begin,
      says('Hook'),
      responseItem('message', {
        id: 'hook-1',
        role: 'user',
        content: [inputText(hook('r1', 'first')), inputText(hook('r2', 'a &amp; b'))],
      }),
      responseItem('message', { role: 'user', content: [inputText(hook('r3', 'x')), inputText('and words')] }),
      responseItem('message', { role: 'user', content: [inputText('only words')] }),
      end,
    ]),
    turns: [
      turn(
        't1',
        [
          user('item-1', 'Hook'),
          {
            type: 'hookPrompt',
            id: 'hook-1',
            fragments: [
              { text: 'first', hookRunId: 'r1' },
              { text: 'a & b', hookRunId: 'r2' },
            ],
          },
        ],
        done,
      ),
    ],
  },
  {
    name: 'of finished items only plans count',
    spec: threadOf(25, [
      begin,
      says('Plan'),
      itemCompleted(caseId(25), 't1', plan('plan-1', '1. dig'), 5000),
      itemCompleted(caseId(25), 't1', plan('plan-1', '1. dig deeper'), 6000),
      itemCompleted(caseId(25), 't1', userMessage('u-1', 'not again'), 6000),
      itemCompleted(caseId(25), 'nobody', plan('plan-2', 'lost'), 6000),
      end,
    ]),
    turns: [turn('t1', [user('item-1', 'Plan'), { type: 'plan', id: 'plan-1', text: '1. dig deeper' }], done)],
  },
  {
    name: 'old events about commands, images and errors are left out',
    spec: threadOf(26, [
      begin,
      says('Run'),
      execCommandEnd('e1', { turnId: 't1', command: ['ls'], cwd: '/g', output: 'beds\n', exitCode: 0 }),
      viewImageToolCall('v1', '/g/bed.png'),
      errorEvent('the model is tired'),
      end,
      says('Next'),
    ]),
    turns: [turn('t1', [user('item-1', 'Run')], done), turn('rollout-4', [user('item-2', 'Next')])],
  },
  {
    name: 'activity of a sub-agent',
    spec: threadOf(27, [
      begin,
      says('Send help'),
      subAgentActivity({ threadId: caseId(51), path: '/root/digger' }, 'started'),
      subAgentActivity({ threadId: caseId(51), path: '/root/digger' }, 'interacted'),
      end,
    ]),
    turns: [
      turn(
        't1',
        [
          user('item-1', 'Send help'),
          {
            type: 'subAgentActivity',
            id: 'activity-started',
            kind: 'started',
            agentThreadId: caseId(51),
            agentPath: '/root/digger',
          },
          {
            type: 'subAgentActivity',
            id: 'activity-interacted',
            kind: 'interacted',
            agentThreadId: caseId(51),
            agentPath: '/root/digger',
          },
        ],
        done,
      ),
    ],
  },
]
