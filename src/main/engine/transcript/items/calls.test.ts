import { describe, expect, it } from 'vitest'
import {
  applyPatchCall,
  customToolCallOutput,
  execCommandCall,
  execCommandText,
  functionCall,
  functionCallOutput,
  localShellCall,
  outputParts,
  shellCall,
  shellText,
  updatePlanCall,
  webSearchCall,
} from '../../../../fixtures/records/calls.ts'
import type { RolloutRecord } from '../../../../fixtures/records/line.ts'
import { event, responseItem } from '../../../../fixtures/records/line.ts'
import { userMessageEvent } from '../../../../fixtures/records/messages.ts'
import { execCommandEnd, mcpToolCallEnd, patchApplyEnd, webSearchEnd } from '../../../../fixtures/records/results.ts'
import { rolledBack, turnStarted } from '../../../../fixtures/records/turns.ts'
import { tellRecords } from '../../testing-transcript.ts'
import { commandText } from './command-text.ts'

const PATCH = '*** Begin Patch\n*** Update File: a.txt\n@@\n-old\n+new\n*** End Patch'
const turn = turnStarted('t1')

/** The items of one turn with these records. */
async function items(...records: RolloutRecord[]) {
  const { items: made } = await tellRecords(turn, ...records)
  return made.flat()
}

describe('a call and its output', () => {
  it.each<[string, RolloutRecord[], object]>([
    [
      'exec_command',
      [
        execCommandCall('c', 'ls -l', { workdir: '/home/dev' }),
        functionCallOutput('c', execCommandText('beds\n', 2, 0.25)),
      ],
      {
        command: 'ls -l',
        cwd: '/home/dev',
        aggregatedOutput: 'beds\n',
        exitCode: 2,
        durationMs: 250,
        status: 'failed',
      },
    ],
    [
      'shell through a shell',
      [
        shellCall('c', ['bash', '-lc', 'ls | wc -l'], { workdir: '/a' }),
        functionCallOutput('c', shellText('3\n', 0, 0.1)),
      ],
      { command: 'ls | wc -l', cwd: '/a', aggregatedOutput: '3\n', exitCode: 0, durationMs: 100, status: 'completed' },
    ],
    [
      'shell without one',
      [shellCall('c', ['git', 'log', '--format=%h %s']), functionCallOutput('c', 'plain words')],
      { command: "git log '--format=%h %s'", aggregatedOutput: 'plain words', exitCode: null, status: 'completed' },
    ],
    ['local_shell', [localShellCall('c', ['ls'])], { command: 'ls', status: 'inProgress', aggregatedOutput: null }],
    [
      'an output of parts',
      [execCommandCall('c', 'ls'), functionCallOutput('c', outputParts(['one', 'two'], ['data:x']))],
      { aggregatedOutput: 'one\ntwo\n[input_image]' },
    ],
  ])('becomes a command: %s', async (_, records, command) => {
    expect(await items(...records)).toMatchObject([{ type: 'commandExecution', id: 'c', ...command }])
  })

  it.each<[string, RolloutRecord]>([
    ['as a tool of its own', applyPatchCall('c', PATCH)],
    ['as a function', functionCall('c', 'apply_patch', { input: PATCH })],
    ['as a word of a command', shellCall('c', ['apply_patch', PATCH])],
    ['in a script', execCommandCall('c', `apply_patch <<'EOF'\n${PATCH}\nEOF`)],
    ['in a script in a shell', shellCall('c', ['bash', '-lc', `apply_patch <<"EOF"\n${PATCH}\nEOF\n`])],
    ['between quotes', execCommandCall('c', `apply_patch '${PATCH}'`)],
    ['of the built-in shell', localShellCall('c', ['bash', '-lc', `apply_patch <<EOF\n${PATCH}\nEOF`])],
  ])('becomes a file change: a patch %s', async (_, call) => {
    const change = { path: 'a.txt', kind: { type: 'update', move_path: null }, diff: '@@\n-old\n+new' }
    expect(await items(call)).toMatchObject([{ type: 'fileChange', changes: [change], status: 'inProgress' }])
    const failed = await items(call, customToolCallOutput('c', shellText('no such file', 1, 0)))
    expect(failed).toMatchObject([{ type: 'fileChange', status: 'failed' }])
  })

  it('becomes a plan, an image, or a tool', async () => {
    const steps = [
      { step: 'Dig', status: 'completed' as const },
      { step: 'Sow', status: 'in_progress' as const },
    ]
    expect(await items(updatePlanCall('a', steps, 'Spring'))).toMatchObject([
      { type: 'plan', text: 'Spring\n\n- [x] Dig\n- [~] Sow' },
    ])
    expect(await items(functionCall('b', 'view_image', { path: '/a.png' }))).toMatchObject([
      { type: 'imageView', path: '/a.png' },
    ])
    expect(await items(functionCall('d', 'weather', { town: 'X' }), functionCallOutput('d', 'rain'))).toMatchObject([
      {
        type: 'dynamicToolCall',
        tool: 'weather',
        arguments: { town: 'X' },
        status: 'completed',
        contentItems: [{ text: 'rain' }],
      },
    ])
  })

  it('survives arguments that are no JSON and outputs without a call', async () => {
    const odd = responseItem('function_call', { name: 'shell', arguments: '{"command":[', call_id: 'a' })
    expect(await items(odd, functionCallOutput('b', 'lost'))).toMatchObject([
      { type: 'commandExecution', id: 'a', command: '{"command":[' },
      { type: 'dynamicToolCall', id: 'b', tool: 'call not in this file' },
    ])
  })

  it('stays with its turn, whatever comes between', async () => {
    const { items: made } = await tellRecords(
      turn,
      execCommandCall('a', 'sleep'),
      turnStarted('t2'),
      userMessageEvent('Still there?'),
      functionCallOutput('a', execCommandText('', 0, 9)),
    )
    expect(made.map(of => of.map(item => item?.id))).toEqual([['a'], ['item-1']])
    expect(made[0]).toMatchObject([{ status: 'completed', durationMs: 9000, skein: { lines: [3, 6] } }])
  })

  it('is taken back with its turn, its late output too', async () => {
    const { outline } = await tellRecords(turn, execCommandCall('a', 'ls'), rolledBack(1), functionCallOutput('a', 'x'))
    expect(outline.turns).toMatchObject([
      { id: 't1', rolledBack: true, items: [{ id: 'a', outcome: '.', lines: [{ number: 3 }, { number: 5 }] }] },
    ])
    expect(outline.ledger).toMatchObject({ lines: 5, used: 5 })
  })
})

describe('an event about a call', () => {
  const exec = execCommandEnd('c', { turnId: 't1', command: ['ls'], cwd: '/a', output: 'cut', exitCode: 0 })
  const calls: [string, RolloutRecord[], RolloutRecord, string][] = [
    [
      'a patch',
      [applyPatchCall('c', PATCH), customToolCallOutput('c', shellText('ok', 0, 0))],
      patchApplyEnd('c', { turnId: 't1', changes: {} }),
      'fileChange',
    ],
    [
      'an MCP call',
      [functionCall('c', 'mcp__s__t', {}), functionCallOutput('c', 'ok')],
      mcpToolCallEnd('c', { server: 's', tool: 't', result: 'ok' }),
      'mcpToolCall',
    ],
    ['a search', [webSearchCall('c', { type: 'search', query: 'beans' })], webSearchEnd('c', 'beans'), 'webSearch'],
    [
      'a search of another id',
      [webSearchCall('x', { type: 'search', query: 'beans' })],
      webSearchEnd('c', 'beans'),
      'webSearch',
    ],
    [
      'a command',
      [execCommandCall('c', 'ls'), functionCallOutput('c', execCommandText('whole', 0, 1))],
      exec,
      'commandExecution',
    ],
  ]

  it.each(calls)('takes its place and never doubles it: %s', async (_, records, told, type) => {
    const orders = [
      [told, ...records],
      [...records, told],
      [...records.slice(0, 1), told, ...records.slice(1)],
    ]
    for (const order of orders) {
      expect((await items(...order)).map(item => item?.type)).toEqual([type])
    }
  })

  it('of a command brings what the output lacks', async () => {
    const [command] = await items(
      execCommandCall('c', 'ls'),
      exec,
      functionCallOutput('c', execCommandText('whole', 0, 1)),
    )
    expect(command).toMatchObject({
      aggregatedOutput: 'whole',
      cwd: '/a',
      status: 'completed',
      exitCode: 0,
      durationMs: 100,
    })
    const little = await items(event('exec_command_end', { call_id: 'c', command: ['ls'], exit_code: 1 }))
    expect(little).toMatchObject([{ command: 'ls', status: 'failed', durationMs: null }])
    expect(await items(event('exec_command_end', { call_id: 'c' }))).toEqual([])
  })

  it('leaves other calls of the same name alone', async () => {
    const search = (query: string) =>
      responseItem('web_search_call', { status: 'completed', action: { type: 'search', query } })
    const open = (url: string) =>
      responseItem('web_search_call', { status: 'completed', action: { type: 'open_page', url } })
    const found = await items(
      search('beans'),
      search('beans'),
      open('https://a'),
      open('https://b'),
      responseItem('web_search_call', {}),
    )
    expect(found.map(item => item?.type === 'webSearch' && item.query)).toEqual([
      'beans',
      'beans',
      'https://a',
      'https://b',
      '',
    ])
    expect(new Set(found.map(item => item?.id)).size).toBe(5)
    const told = await items(search('beans'), search('peas'), webSearchEnd('w', 'beans'))
    expect(told.map(item => item?.type === 'webSearch' && item.query)).toEqual(['beans', 'peas'])
  })
})

describe('commandText', () => {
  it('leaves out a shell that only runs a script, and quotes the rest', () => {
    expect(commandText(['/usr/bin/zsh', '-c', 'a && b'])).toBe('a && b')
    expect(commandText(['bash', '-lc', 'a', 'b'])).toBe('bash -lc a b')
    expect(commandText(['bash', 'script.sh'])).toBe('bash script.sh')
    expect(commandText(['fish', '-c', ''])).toBe("fish -c ''")
    expect(commandText(['echo', "it's", '$x'])).toBe("echo 'it'\\''s' '$x'")
    expect([commandText('as it is'), commandText(null), commandText([1, 'a'])]).toEqual(['as it is', '', 'a'])
  })
})
