import {
  agentMessageEvent,
  agentRawReasoningEvent,
  agentReasoningEvent,
  assistantMessageItem,
  environmentContext,
  userMessageItem,
} from '../../../../fixtures/records/messages.ts'
import { compacted, contextCompacted } from '../../../../fixtures/records/thread-events.ts'
import { rolledBack, turnAborted, turnCompleted, turnContext, turnStarted } from '../../../../fixtures/records/turns.ts'
import { agent, type ConformanceCase, says, threadOf, turn, user } from './case.ts'

/** Where turns begin, how they end, and what takes them back. */
export const turnCases: readonly ConformanceCase[] = [
  {
    name: 'reasoning is one item until something else comes between',
    spec: threadOf(1, [
      turnStarted('t1', 100),
      userMessageItem(environmentContext('/home/dev/garden', '2026-03-04')),
      turnContext({ cwd: '/home/dev/garden', turnId: 't1' }),
      userMessageItem('Plant beans'),
      says('Plant beans'),
      agentReasoningEvent('first'),
      agentReasoningEvent('second'),
      agentRawReasoningEvent('raw'),
      agentReasoningEvent(''),
      agentMessageEvent('Working.', 'commentary'),
      agentReasoningEvent('third'),
      assistantMessageItem('Planted.'),
      agentMessageEvent('Planted.', 'final_answer'),
      agentMessageEvent(''),
      turnCompleted('t1', { completedAt: 109, durationMs: 8765, lastAgentMessage: 'Planted.' }),
    ]),
    turns: [
      turn(
        't1',
        [
          user('item-1', 'Plant beans'),
          { type: 'reasoning', id: 'item-2', summary: ['first', 'second'], content: ['raw'] },
          agent('item-3', 'Working.', 'commentary'),
          { type: 'reasoning', id: 'item-4', summary: ['third'], content: [] },
          agent('item-5', 'Planted.', 'final_answer'),
        ],
        { startedAt: 100, completedAt: 109, durationMs: 8765 },
      ),
    ],
  },
  {
    name: 'steering stays in the turn that is open',
    spec: threadOf(2, [
      turnStarted('t1', 100),
      says('Plant beans'),
      agentMessageEvent('Where?'),
      says('In bed 3'),
      turnCompleted('t1', { completedAt: 101, durationMs: 1000 }),
    ]),
    turns: [
      turn('t1', [user('item-1', 'Plant beans'), agent('item-2', 'Where?'), user('item-3', 'In bed 3')], {
        startedAt: 100,
        completedAt: 101,
        durationMs: 1000,
      }),
    ],
  },
  {
    name: 'without turn events every user message begins a turn named after its record',
    spec: threadOf(3, [
      userMessageItem('One'),
      says('One'),
      agentMessageEvent('1'),
      userMessageItem('Two'),
      says('Two'),
      agentMessageEvent('2'),
    ]),
    turns: [
      turn('rollout-2', [user('item-1', 'One'), agent('item-2', '1')]),
      turn('rollout-5', [user('item-3', 'Two'), agent('item-4', '2')]),
    ],
  },
  {
    name: 'a rollback removes turns and item numbers go on from what is left',
    spec: threadOf(4, [
      turnStarted('t1', 100),
      says('Keep'),
      agentMessageEvent('Kept'),
      turnCompleted('t1', { completedAt: 101, durationMs: 1 }),
      turnStarted('t2', 102),
      says('Take back'),
      agentMessageEvent('Done'),
      turnCompleted('t2', { completedAt: 103, durationMs: 2 }),
      rolledBack(1),
      turnStarted('t3', 104),
      says('Instead'),
      turnCompleted('t3', { completedAt: 105, durationMs: 3 }),
    ]),
    turns: [
      turn('t1', [user('item-1', 'Keep'), agent('item-2', 'Kept')], {
        startedAt: 100,
        completedAt: 101,
        durationMs: 1,
      }),
      turn('t3', [user('item-3', 'Instead')], { startedAt: 104, completedAt: 105, durationMs: 3 }),
    ],
  },
  {
    name: 'a rollback of more turns than there are removes all',
    spec: threadOf(5, [says('One'), rolledBack(7), says('Again'), agentMessageEvent('Ready')]),
    turns: [turn('rollout-3', [user('item-1', 'Again'), agent('item-2', 'Ready')])],
  },
  {
    name: 'a late end of a turn leaves the open one alone',
    spec: threadOf(6, [
      turnStarted('t1', 100),
      says('One'),
      turnAborted('t1', 'replaced', { completedAt: 101, durationMs: 900 }),
      turnStarted('t2', 102),
      says('Two'),
      turnCompleted('t1', { completedAt: 103, durationMs: 3000 }),
      agentMessageEvent('Still here'),
      turnCompleted('t2', { completedAt: 104, durationMs: 2000 }),
    ]),
    turns: [
      turn('t1', [user('item-1', 'One')], {
        status: 'interrupted',
        startedAt: 100,
        completedAt: 103,
        durationMs: 3000,
      }),
      turn('t2', [user('item-2', 'Two'), agent('item-3', 'Still here')], {
        startedAt: 102,
        completedAt: 104,
        durationMs: 2000,
      }),
    ],
  },
  {
    name: 'an abort interrupts, and so does a file that ends inside a turn',
    spec: threadOf(7, [
      turnStarted('t1', 100),
      says('Stop'),
      turnAborted(null, 'interrupted', { completedAt: 101, durationMs: 500 }),
      turnStarted('t2', 102),
      says('Go on'),
    ]),
    turns: [
      turn('t1', [user('item-1', 'Stop')], {
        status: 'interrupted',
        startedAt: 100,
        completedAt: 101,
        durationMs: 500,
      }),
      turn('t2', [user('item-2', 'Go on')], { status: 'interrupted', startedAt: 102 }),
    ],
  },
  {
    name: 'a turn that only compacted is kept, and takes the next message in',
    spec: threadOf(8, [
      says('Before'),
      turnStarted('t2', 100),
      compacted('Summary'),
      contextCompacted(),
      turnCompleted('t2', { completedAt: 101, durationMs: 10 }),
      compacted('Summary'),
      says('After'),
    ]),
    turns: [
      turn('rollout-1', [user('item-1', 'Before')]),
      turn('t2', [{ type: 'contextCompaction', id: 'item-2' }], { startedAt: 100, completedAt: 101, durationMs: 10 }),
      turn('rollout-6', [user('item-3', 'After')]),
    ],
  },
  {
    name: 'a turn without any item is kept when the file names it, dropped when it does not',
    spec: threadOf(9, [says('One'), turnStarted('t2', 100), turnCompleted('t2', { completedAt: 101, durationMs: 10 })]),
    turns: [
      turn('rollout-1', [user('item-1', 'One')]),
      turn('t2', [], { startedAt: 100, completedAt: 101, durationMs: 10 }),
    ],
  },
]
