import { describe, expect, it } from 'vitest'
import { fixtureId } from '../../../../fixtures/ids.ts'
import { event, type RolloutRecord, responseItem } from '../../../../fixtures/records/line.ts'
import {
  agentMessageEvent,
  developerMessageItem,
  environmentContext,
  userMessageEvent,
  userMessageItem,
} from '../../../../fixtures/records/messages.ts'
import { guardianAssessment, retiredEvents } from '../../../../fixtures/records/old-events.ts'
import { agentMessageItem, goalUpdated, interAgentCommunication } from '../../../../fixtures/records/thread-events.ts'
import {
  errorEvent,
  threadSettingsApplied,
  turnAborted,
  turnCompleted,
  turnStarted,
  worldState,
} from '../../../../fixtures/records/turns.ts'
import { tellRecords } from '../../testing-transcript.ts'
import { protocolTurns } from '../turns.ts'

const permissions = developerMessageItem('<permissions instructions>All</permissions instructions>')
const environment = userMessageItem(environmentContext('/a', '2026-03-04'))
const instructions = userMessageItem('# AGENTS.md instructions for /a\n\n<INSTRUCTIONS>\nDig.\n</INSTRUCTIONS>')

/** Of each turn the markers (kind and label) and the types of other items. */
async function shown(...records: RolloutRecord[]) {
  const { outline, items } = await tellRecords(...records)
  expect(
    protocolTurns(outline, true)
      .flatMap(turn => turn.items)
      .some(item => item.kind === 'marker'),
  ).toBe(false)
  return items.map(of =>
    of.map(item => (item?.type === 'marker' ? `${item.marker}: ${item.label}` : (item?.type ?? 'nothing'))),
  )
}

describe('context', () => {
  it('folds into one marker, with all its names and words', async () => {
    const skill = userMessageItem('<skill>\n<name>x</name>\n</skill>')
    const { items } = await tellRecords(turnStarted('t1'), permissions, environment, worldState({}), skill, environment)
    expect(items.flat()).toMatchObject([
      { type: 'marker', marker: 'context', label: 'Permissions, Environment, Skill', skein: { lines: [3, 4, 6, 7] } },
    ])
    const [marker] = items.flat()
    expect(marker?.type === 'marker' && marker.text).toMatch(/All[\s\S]*<cwd>\/a<\/cwd>[\s\S]*<name>x<\/name>/)
  })

  it('stands at the beginning of the turn that it leads up to', async () => {
    expect(
      await shown(
        permissions,
        environment,
        turnStarted('t1'),
        userMessageEvent('One'),
        turnCompleted('t1'),
        instructions,
      ),
    ).toEqual([['context: Permissions, Environment', 'userMessage'], ['context: AGENTS.md']])
    expect(
      await shown(environment, userMessageItem('One'), userMessageEvent('One'), agentMessageEvent('Yes.')),
    ).toEqual([['context: Environment', 'userMessage', 'agentMessage']])
    expect(await shown(userMessageEvent('One'), environment, userMessageItem('Two'), userMessageEvent('Two'))).toEqual([
      ['userMessage'],
      ['context: Environment', 'userMessage'],
    ])
  })

  it('about the end of a turn stays with it', async () => {
    const aborted = userMessageItem('<turn_aborted>\nThe user stopped.\n</turn_aborted>')
    expect(
      await shown(turnStarted('t1'), userMessageEvent('One'), aborted, turnAborted('t1'), turnStarted('t2')),
    ).toEqual([['userMessage', 'context: Turn interrupted'], []])
  })

  it('in one message of several parts has several names; words of a person among them make it theirs', async () => {
    const part = (text: string) => ({ type: 'input_text', text })
    const two = responseItem('message', {
      role: 'user',
      content: [part('<user_instructions>\nDig\n</user_instructions>'), part(environmentContext('/', '2026-03-04'))],
    })
    const mixed = responseItem('message', {
      role: 'user',
      content: [part(environmentContext('/', '2026-03-04')), part('Plant beans')],
    })
    expect(await shown(turnStarted('t1'), two, mixed)).toEqual([['context: AGENTS.md, Environment', 'userMessage']])
    expect(await shown(turnStarted('t1'), developerMessageItem('Be brief.'))).toEqual([['context: Instructions']])
    expect(await shown(turnStarted('t1'), userMessageItem('<user_action>\nreview\n</user_action>\n'))).toEqual([
      ['context: Review result'],
    ])
  })
})

describe('mail between agents', () => {
  it('names both, and says what is encrypted', async () => {
    const mail = { author: '/root', recipient: '/root/fern', content: 'Dig' }
    expect(
      await shown(
        turnStarted('t1'),
        interAgentCommunication(mail),
        agentMessageItem('/root', '/root/fern', 'Dig'),
        interAgentCommunication(
          { ...mail, content: '' },
          { encrypted_content: 'QUJD', other_recipients: ['/root/moss'] },
        ),
      ),
    ).toEqual([['mail: /root → /root/fern', 'mail: /root → /root/fern, /root/moss (encrypted)']])
  })
})

describe('errors', () => {
  it('are markers where they fail no turn, and where a turn has failed already', async () => {
    const limit = errorEvent('Limit reached', 'usage_limit_exceeded')
    const { outline, items } = await tellRecords(
      turnStarted('t1'),
      errorEvent('cannot take back', 'thread_rollback_failed'),
      limit,
      errorEvent('refused', 'cyber_policy'),
      turnCompleted('t1'),
      errorEvent('late'),
    )
    expect(items.flat()).toMatchObject([{ text: 'cannot take back' }, { text: 'refused' }, { text: 'late' }])
    expect(outline.turns).toMatchObject([
      { failure: { message: 'refused', codexErrorInfo: 'cyber_policy' }, items: [{ outcome: 'x' }, {}, {}] },
    ])
  })
})

describe('other markers', () => {
  it('tell of goals, reviews of actions, names and what is taken back', async () => {
    const goal = (status: 'active' | 'complete') =>
      goalUpdated({ threadId: fixtureId(1), objective: 'Harvest', status, at: 1 })
    expect(await shown(turnStarted('t1'), goal('active'), goal('complete'), guardianAssessment('t1', 'Fine.'))).toEqual(
      [['goal: Goal', 'goal: Goal reached', 'notice: Automatic review: approved, low risk']],
    )
    expect(await shown(turnStarted('t1'), ...retiredEvents(), event('warning', { message: 'dry' }))).toEqual([
      ['notice: Notice', 'notice: Undo', 'notice: Renamed: Tides', 'notice: Warning'],
    ])
  })

  it('tell of settings that changed, in the turn that they are for', async () => {
    const settings = (model: string) => threadSettingsApplied({ cwd: '/', model })
    expect(
      await shown(
        settings('m1'),
        turnStarted('t1'),
        settings('m1'),
        turnCompleted('t1'),
        settings('m2'),
        turnStarted('t2'),
        agentMessageEvent('Yes.'),
      ),
    ).toEqual([[], ['notice: Settings: m2', 'agentMessage']])
  })
})
