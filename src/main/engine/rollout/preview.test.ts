import { describe, expect, it } from 'vitest'
import type { FixtureLine } from '../../../fixtures/encode.ts'
import { fixtureId } from '../../../fixtures/ids.ts'
import { sessionMeta } from '../../../fixtures/records/head.ts'
import { agentMessage, itemCompleted, userMessage } from '../../../fixtures/records/items.ts'
import { event, line, type RolloutRecord } from '../../../fixtures/records/line.ts'
import {
  environmentContext,
  plainUserMessageEvent,
  userMessageEvent,
  userMessageItem,
} from '../../../fixtures/records/messages.ts'
import { goalUpdated } from '../../../fixtures/records/thread-events.ts'
import { tokenCount } from '../../../fixtures/records/tokens.ts'
import { startOf } from '../testing.ts'
import { isContextText, parseHookPrompt } from './context.ts'
import { userMessagePreview } from './preview.ts'

const id = fixtureId(1)
const timestamp = '2026-03-04T05:06:07.890Z'

function previewOf(...records: (RolloutRecord | string)[]): string | null {
  const lines: FixtureLine[] = [sessionMeta({ id, timestamp }), ...records].map(record =>
    typeof record === 'string' ? record : line(record, { timestamp }),
  )
  return startOf(lines).preview
}
const goal = (objective: string) => goalUpdated({ threadId: id, objective, at: 1 })
const completed = (text: string, extras = {}) => itemCompleted(id, 'turn', userMessage('u', text, extras), 1)

describe('the preview of a file', () => {
  it('is the first prompt, trimmed and never cut', () => {
    const long = 'Plant beans. '.repeat(5000).trim()
    expect(previewOf(userMessageEvent(`\n  ${long}\n`), userMessageEvent('Second'))).toBe(long)
    expect(previewOf(plainUserMessageEvent('As releases up to 0.39 wrote it'))).toBe('As releases up to 0.39 wrote it')
  })

  it('is what follows the first mark of an editor', () => {
    const text = '# Context\nmain.ts\n\n## My request for Codex:\n Rename it \n## My request for Codex: again'
    expect(previewOf(userMessageEvent(text))).toBe('Rename it \n## My request for Codex: again')
    expect(previewOf(userMessageEvent('files\n## My request for Codex:\n  '), userMessageEvent('Next'))).toBe('Next')
  })

  it('is [Image] for a picture without words, from a URL or a path', () => {
    expect(previewOf(userMessageEvent('  ', { images: ['data:image/png;base64,AAAA'] }))).toBe('[Image]')
    expect(previewOf(userMessageEvent('', { localImages: ['/pictures/a.png'] }))).toBe('[Image]')
    expect(previewOf(userMessageEvent('Look', { localImages: ['/pictures/a.png'] }))).toBe('Look')
    expect(previewOf(userMessageEvent('  '), userMessageEvent('Then words'))).toBe('Then words')
  })

  it('is the goal where that comes first, and not a blank one', () => {
    expect(previewOf(goal('Grow a garden'), userMessageEvent('Plant beans'))).toBe('Grow a garden')
    expect(previewOf(goal('  '), userMessageEvent('Plant beans'))).toBe('Plant beans')
    expect(previewOf(userMessageEvent('Plant beans'), goal('Grow a garden'))).toBe('Plant beans')
  })

  it('comes from finished items in paginated files', () => {
    expect(previewOf(completed('Plant beans'))).toBe('Plant beans')
    expect(previewOf(completed('', { images: ['https://example.com/a.png'] }))).toBe('[Image]')
    expect(previewOf(completed(' ', { localImages: ['/a.png'] }))).toBe('[Image]')
    expect(previewOf(itemCompleted(id, 'turn', agentMessage('a', 'Hello'), 1))).toBeNull()
  })

  it('prefers what Codex 0.143 looks for', () => {
    expect(previewOf(goal('Grow a garden'), completed('Plant beans'))).toBe('Grow a garden')
    expect(previewOf(userMessageItem('What the model saw'), completed('Plant beans'))).toBe('Plant beans')
  })

  it('falls back to the first message that is no context', () => {
    const context = [environmentContext('/', '2026-03-04'), '# AGENTS.md instructions for /\n\nx\n</INSTRUCTIONS>']
    expect(previewOf(...context.map(text => userMessageItem(text)), userMessageItem('Plant beans'))).toBe('Plant beans')
    expect(previewOf(...context.map(text => userMessageItem(text)))).toBeNull()
  })

  it('is found far behind the tenth line, and not beyond the 210th', () => {
    const filler = (count: number) => Array.from({ length: count }, () => tokenCount())
    expect(previewOf(...filler(208), userMessageEvent('Plant beans'))).toBe('Plant beans')
    expect(previewOf(...filler(209), userMessageEvent('Plant beans'))).toBeNull()
  })

  it('is not harmed by bad lines before it', () => {
    const odd = event('user_message', { message: 7 })
    expect(previewOf('not json', '[]', odd, userMessageEvent('Plant beans'))).toBe('Plant beans')
  })
})

describe('context', () => {
  it.each([
    '<environment_context>\n  <cwd>/</cwd>\n</environment_context>',
    '  <ENVIRONMENT_CONTEXT>x</Environment_Context>  ',
    '# AGENTS.md instructions for /home/dev\n\n<INSTRUCTIONS>\nx\n</INSTRUCTIONS>',
    '<user_instructions>\n\nx\n\n</user_instructions>',
    '<skill>\n<name>a</name></skill>',
    '<user_shell_command>ls</user_shell_command>',
    '<turn_aborted>\nx\n</turn_aborted>',
    '<subagent_notification>{}</subagent_notification>',
    '<codex_internal_context kind="a">x</codex_internal_context>',
    '<goal_context>x</goal_context>',
    '<recommended_plugins>x</recommended_plugins>',
    '<external_calendar>\nx\n</external_calendar>',
    '<hook_prompt hook_run_id="1">x</hook_prompt>',
  ])('is %j', text => {
    expect(isContextText(text)).toBe(true)
  })

  it.each([
    'Explain <environment_context>x</environment_context>',
    '<environment_context>x</environment_context> what is this?',
    '<external_a>x</external_b>',
    '# AGENTS.md instructions are too long',
    '',
  ])('is not %j', text => {
    expect(isContextText(text)).toBe(false)
  })

  it('holds the prompts of hooks', () => {
    expect(parseHookPrompt(' <hook_prompt hook_run_id="run-1">Be\nkind</hook_prompt>\n')).toEqual({
      hookRunId: 'run-1',
      text: 'Be\nkind',
    })
    expect(parseHookPrompt('Say <hook_prompt hook_run_id="1">x</hook_prompt>')).toBeNull()
  })
})

describe('userMessagePreview', () => {
  it('is null for nothing', () => {
    expect([userMessagePreview(' \n', false), userMessagePreview('## My request for Codex:', false)]).toEqual([
      null,
      null,
    ])
  })
})
