import { describe, expect, it } from 'vitest'
import { fixtureId } from '../../../../fixtures/ids.ts'
import { itemCompleted, plan } from '../../../../fixtures/records/items.ts'
import {
  agentMessageEvent,
  agentRawReasoningEvent,
  agentReasoningEvent,
  userMessageEvent,
  userMessageItem,
} from '../../../../fixtures/records/messages.ts'
import { mcpToolCallEnd, patchApplyEnd } from '../../../../fixtures/records/results.ts'
import { enteredReview, exitedReview, reviewOutput } from '../../../../fixtures/records/thread-events.ts'
import { turnCompleted, turnStarted } from '../../../../fixtures/records/turns.ts'
import { tellRecords } from '../../testing-transcript.ts'

const user = userMessageEvent
const say = agentMessageEvent

describe('items', () => {
  it('of reasoning join while nothing comes between', async () => {
    const { items } = await tellRecords(
      turnStarted('t1'),
      agentReasoningEvent('one'),
      agentRawReasoningEvent('raw'),
      agentReasoningEvent('two'),
      agentReasoningEvent(''),
      say('Yes.'),
      agentReasoningEvent('three'),
    )
    expect(items[0]).toMatchObject([
      { type: 'reasoning', id: 'item-1', summary: ['one', 'two'], content: ['raw'] },
      { type: 'agentMessage', id: 'item-2' },
      { type: 'reasoning', id: 'item-3', summary: ['three'] },
    ])
  })

  it('go to the turn that they name, and stay rebuilt where it is unknown', async () => {
    const changes = { '/a': { type: 'add' as const, content: 'x' } }
    const { items } = await tellRecords(
      turnStarted('t1'),
      turnCompleted('t1'),
      turnStarted('t2'),
      patchApplyEnd('late', { turnId: 't1', changes }),
      itemCompleted(fixtureId(1), 't2', plan('p', 'First'), 1),
      itemCompleted(fixtureId(1), 't2', plan('p', 'Second'), 1),
      patchApplyEnd('nowhere', { turnId: 'no such turn', changes }),
      itemCompleted(fixtureId(1), 'no such turn', plan('q', 'Lost'), 1),
    )
    expect(items[0]).toMatchObject([{ type: 'fileChange', id: 'late', skein: { reconstructed: false } }])
    expect(items[1]).toMatchObject([
      { type: 'plan', id: 'p', text: 'Second', skein: { reconstructed: false } },
      { type: 'fileChange', id: 'nowhere', changes: [{ path: '/a', diff: 'x' }], skein: { reconstructed: true } },
      { type: 'plan', id: 'q', text: 'Lost', skein: { reconstructed: true } },
    ])
  })

  it('of a review have words in any case', async () => {
    const { items } = await tellRecords(
      enteredReview({ type: 'uncommittedChanges' }, 'current changes'),
      enteredReview({ type: 'uncommittedChanges' }),
      exitedReview(reviewOutput('  Looks good.  ')),
      exitedReview(reviewOutput('  ')),
      exitedReview(null),
    )
    expect(items[0]?.map(item => item && 'review' in item && item.review)).toEqual([
      'current changes',
      'Review requested.',
      'Looks good.',
      'Reviewer failed to output a response.',
      'Reviewer failed to output a response.',
    ])
  })

  it('of user messages have text, pictures and elements', async () => {
    const extras = { images: ['data:a'], imageDetails: ['low'], localImages: ['/b.png'], clientId: 'c1' }
    const { items } = await tellRecords(user('Look', extras), user('  ', { images: ['data:c'] }))
    expect(items.flat()).toMatchObject([
      {
        clientId: 'c1',
        content: [
          { type: 'text', text: 'Look', text_elements: [] },
          { type: 'image', url: 'data:a', detail: 'low' },
          { type: 'localImage', path: '/b.png', detail: null },
        ],
      },
      { content: [{ type: 'image', url: 'data:c' }] },
    ])
  })

  it('of hooks come from messages alone', async () => {
    const text = '<hook_prompt hook_run_id="run-1">Be kind</hook_prompt>'
    const { items } = await tellRecords(
      userMessageItem(text),
      userMessageItem('plain'),
      userMessageItem(`${text} and more`),
    )
    expect(items.flat()).toMatchObject([
      { type: 'hookPrompt', fragments: [{ text: 'Be kind', hookRunId: 'run-1' }], skein: { reconstructed: false } },
      { type: 'userMessage', skein: { reconstructed: true } },
      { type: 'userMessage', skein: { reconstructed: true } },
    ])
  })

  it('of MCP calls tell how they went', async () => {
    const call = { server: 's', tool: 't', arguments: { a: 1 }, seconds: 1.5 }
    const { items } = await tellRecords(
      mcpToolCallEnd('a', { ...call, result: 'fine' }),
      mcpToolCallEnd('b', {
        ...call,
        result: { error: 'no' },
        fields: { connector_id: 'c', mcp_app_resource_uri: 'ui://x' },
      }),
    )
    expect(items.flat()).toMatchObject([
      { status: 'completed', durationMs: 1500, arguments: { a: 1 }, appContext: null, error: null },
      {
        status: 'failed',
        result: null,
        error: { message: 'no' },
        appContext: { connectorId: 'c', resourceUri: 'ui://x' },
      },
    ])
  })
})
