import { describe, expect, it } from 'vitest'
import { fixtureId } from '../../../../fixtures/ids.ts'
import { shellCall } from '../../../../fixtures/records/calls.ts'
import { itemCompleted, plan } from '../../../../fixtures/records/items.ts'
import { type RolloutRecord, responseItem } from '../../../../fixtures/records/line.ts'
import {
  agentMessageEvent,
  agentReasoningEvent,
  assistantMessageItem,
  environmentContext,
  reasoningItem,
  userMessageEvent,
  userMessageItem,
} from '../../../../fixtures/records/messages.ts'
import { bareHead, bareItem } from '../../../../fixtures/records/pre-envelope.ts'
import { compacted, contextCompacted } from '../../../../fixtures/records/thread-events.ts'
import { tokenCount, usage } from '../../../../fixtures/records/tokens.ts'
import { turnCompleted, turnStarted } from '../../../../fixtures/records/turns.ts'
import { tell, tellRecords } from '../../testing-transcript.ts'
import { protocolTurns } from '../turns.ts'

const [user, say, think] = [userMessageEvent, agentMessageEvent, agentReasoningEvent]
const [userItem, sayItem] = [userMessageItem, assistantMessageItem]
const thinkItem = (...texts: string[]) => reasoningItem(texts)

/** Of each turn the ids and types of the items, rebuilt ones with a star. */
async function shown(...records: RolloutRecord[]) {
  const { outline, items } = await tellRecords(...records)
  expect(outline.ledger.problems).toBe(0)
  return items.map(of => of.map(item => `${item?.id} ${item?.type}${item?.skein?.reconstructed ? '*' : ''}`))
}

describe('messages that are told twice', () => {
  it('are shown once, whichever record comes first', async () => {
    const whole = ['item-1 userMessage', 'item-2 reasoning', 'item-3 agentMessage']
    expect(
      await shown(
        turnStarted('t1'),
        userItem('Hi'),
        user('Hi'),
        think('Hm'),
        thinkItem('Hm'),
        say('Yes.'),
        sayItem('Yes.'),
      ),
    ).toEqual([whole])
    expect(
      await shown(
        turnStarted('t1'),
        user('Hi'),
        userItem('Hi'),
        thinkItem('Hm'),
        think('Hm'),
        sayItem('Yes.'),
        say('Yes.\n'),
      ),
    ).toEqual([whole])
  })

  it('begin a turn with the words, not before them', async () => {
    expect(
      await shown(userItem('One'), user('One'), say('Yes.'), sayItem('Yes.'), userItem('Two'), user('Two')),
    ).toEqual([['item-1 userMessage', 'item-2 agentMessage'], ['item-3 userMessage']])
  })

  it('may be in parts, with pictures among them', async () => {
    const picture = [
      { type: 'input_text', text: '<image name=[Image #1]>' },
      { type: 'input_image', image_url: 'data:image/png;base64,AA==' },
      { type: 'input_text', text: '</image>' },
    ]
    const message = (...content: object[]) =>
      responseItem('message', { role: 'user', content: content.map(part => ({ ...part })) })
    expect(await shown(message({ type: 'input_text', text: 'Look' }, ...picture), user('Look'))).toEqual([
      ['item-1 userMessage'],
    ])
    expect(await shown(message(...picture), user('', { images: ['data:image/png;base64,AA=='] }))).toEqual([
      ['item-1 userMessage'],
    ])
    const answer = responseItem('message', {
      role: 'assistant',
      content: ['One.', 'Two.'].map(text => ({ type: 'output_text', text })),
    })
    expect(await shown(say('One.'), say('Two.'), answer)).toEqual([['item-1 agentMessage', 'item-2 agentMessage']])
    expect(await shown(think('a'), think('b'), thinkItem('a', 'b'))).toEqual([['item-1 reasoning']])
  })

  it('may have had a plan or citations in them', async () => {
    const planned = sayItem(
      'Here it is.\n<proposed_plan>\n1. Dig\n</proposed_plan>\n<oai-mem-citation>x</oai-mem-citation>',
    )
    const finished = itemCompleted(fixtureId(1), 't1', plan('p', '1. Dig'), 1)
    expect(await shown(turnStarted('t1'), say('Here it is.'), finished, planned)).toEqual([
      ['item-1 agentMessage', 'p plan'],
    ])
    const only = sayItem('<proposed_plan>\n1. Dig\n</proposed_plan>')
    expect(await shown(turnStarted('t1'), only, finished)).toEqual([['p plan']])
    expect(await shown(turnStarted('t1'), finished, only)).toEqual([['p plan']])
  })
})

describe('messages that no event tells', () => {
  it('are shown as they are stored, each in its turn', async () => {
    expect(
      await shown(
        turnStarted('t1'),
        userItem('Hi'),
        thinkItem('Hm', 'Oh'),
        sayItem('Yes.'),
        turnCompleted('t1'),
        userItem('And?'),
      ),
    ).toEqual([['line-3 userMessage*', 'line-4 reasoning*', 'line-5 agentMessage*'], ['line-7 userMessage*']])
    expect(await shown(user('Hi'), say('Yes.'), sayItem('No.'))).toEqual([
      ['item-1 userMessage', 'item-2 agentMessage', 'line-4 agentMessage*'],
    ])
  })

  it('are not taken for the same words in another turn', async () => {
    const again = [turnStarted('t1'), say('Yes.'), turnCompleted('t1'), turnStarted('t2'), sayItem('Yes.')]
    expect(await shown(...again)).toEqual([['item-1 agentMessage'], ['line-6 agentMessage*']])
    expect(await shown(turnStarted('t1'), say('Yes.'), sayItem('Yes.'), sayItem('Yes.'))).toEqual([
      ['item-1 agentMessage', 'line-5 agentMessage*'],
    ])
  })

  it('are nothing where they are encrypted or empty', async () => {
    const { outline } = await tellRecords(turnStarted('t1'), thinkItem(), sayItem(''))
    expect(outline.turns.flatMap(turn => turn.items)).toEqual([])
    expect(outline.ledger.notShownByKind).toEqual({
      'response_item/reasoning': 1,
      'response_item/message:assistant': 1,
    })
  })

  it('make up a file without events, which reads as one with them', async () => {
    const records = [
      userItem(environmentContext('/', '2025-08-01')),
      userItem('One'),
      sayItem('Yes.'),
      userItem('Two'),
      shellCall('c', ['ls']),
    ]
    const head = { id: fixtureId(1), timestamp: '2025-08-01T00:00:00.000Z' }
    const bare = await tell([bareHead(head), ...records.map(bareItem)], { bare: true })
    const enveloped = await tellRecords(...records)
    for (const { outline, items } of [bare, enveloped]) {
      expect(outline.turns.map(turn => [turn.own, turn.prompt])).toEqual([
        [true, 'One'],
        [true, 'Two'],
      ])
      expect(items.map(of => of.map(item => item?.type))).toEqual([
        ['marker', 'userMessage', 'agentMessage'],
        ['userMessage', 'commandExecution'],
      ])
    }
  })
})

describe('reasoning', () => {
  it('goes on in its place, which in Codex it does not', async () => {
    const { outline, items } = await tellRecords(
      turnStarted('t1'),
      think('one'),
      shellCall('c', ['ls']),
      think('two'),
      think('three'),
      say('Yes.'),
    )
    expect(items[0]).toMatchObject([
      { id: 'item-1', summary: ['one'] },
      { id: 'c' },
      { id: 'line-5', type: 'reasoning', summary: ['two', 'three'], skein: { reconstructed: false } },
      { id: 'item-2', type: 'agentMessage' },
    ])
    for (const reconstructed of [false, true]) {
      const [first] = protocolTurns(outline, reconstructed)[0]?.items ?? []
      expect(first?.lines.map(line => line.number)).toEqual([3, 5, 6])
    }
    expect(protocolTurns(outline, true)[0]?.items.map(item => item.id)).toEqual(['item-1', 'c', 'item-2'])
  })
})

describe('a compaction', () => {
  const count = (context: number) => tokenCount({ total: usage(context, 0, 0, 0), last: usage(context, 0, 0, 0) })

  it('has its summary and its tokens, and takes in the answer that is the summary', async () => {
    const records = [count(9000), sayItem('We dug.'), compacted('So far:\nWe dug.'), count(400), contextCompacted()]
    const { items } = await tellRecords(turnStarted('t1'), ...records, turnCompleted('t1'))
    expect(items.flat()).toMatchObject([
      {
        type: 'contextCompaction',
        id: 'item-1',
        skein: {
          reconstructed: false,
          lines: [5, 7],
          summary: 'So far:\nWe dug.',
          compactedTokens: { before: 9000, after: 400 },
        },
      },
    ])
  })

  it('may be told by one record alone, or in the other order', async () => {
    const only = async (...records: RolloutRecord[]) => (await tellRecords(turnStarted('t1'), ...records)).items.flat()
    expect(await only(compacted(' '))).toMatchObject([
      { type: 'contextCompaction', skein: { reconstructed: true, summary: null } },
    ])
    expect(await only(contextCompacted())).toMatchObject([{ skein: { reconstructed: false, summary: null } }])
    const turned = await only(contextCompacted(), compacted('We dug.'), count(5))
    expect(turned).toMatchObject([{ skein: { lines: [3, 4], summary: 'We dug.' } }])
    expect(turned[0]?.skein?.compactedTokens).toBeUndefined()
  })
})

describe('a person who says something else while a turn runs', () => {
  it('steers it', async () => {
    const { items } = await tellRecords(
      turnStarted('t1'),
      user('Dig'),
      user('Dig'),
      user('Deeper'),
      turnCompleted('t1'),
      user('Next'),
    )
    expect(items.flat().map(item => item?.skein?.steering === true)).toEqual([false, false, true, false])
  })
})
