import { describe, expect, it } from 'vitest'
import { fixtureId } from '../../../../fixtures/ids.ts'
import { isJsonObject } from '../../../../fixtures/json.ts'
import {
  applyPatchCall,
  customToolCall,
  customToolCallOutput,
  execCommandCall,
  execCommandText,
  functionCall,
  functionCallOutput,
  outputParts,
  shellText,
} from '../../../../fixtures/records/calls.ts'
import { event, type RolloutRecord, responseItem } from '../../../../fixtures/records/line.ts'
import {
  collabEnd,
  collabSpawnEnd,
  collabWaitingEnd,
  dynamicToolCall,
} from '../../../../fixtures/records/old-events.ts'
import {
  execCommandEnd,
  mcpToolCallEnd,
  patchApplyEnd,
  viewImageToolCall,
} from '../../../../fixtures/records/results.ts'
import { exitedReview, reviewOutput, subAgentActivity } from '../../../../fixtures/records/thread-events.ts'
import { turnStarted } from '../../../../fixtures/records/turns.ts'
import { tellRecords } from '../../testing-transcript.ts'

const items = async (...records: RolloutRecord[]) => (await tellRecords(turnStarted('t1'), ...records)).items.flat()
const files = async (...records: RolloutRecord[]) =>
  (await tellRecords(turnStarted('t1'), ...records)).outline.turns[0]?.files

describe('tools of MCP servers', () => {
  it('are known by their names', async () => {
    const answer = '[{"type":"text","text":"fine"}]'
    expect(
      await items(
        functionCall('a', 'mcp__gauges__read__all', { port: 'x' }),
        functionCallOutput('a', answer),
        functionCall('b', 'mcp__gauges__read', {}),
        functionCallOutput('b', 'tool call error: no answer'),
        responseItem('function_call', { name: 'read', namespace: 'mcp__gauges__', arguments: '{}', call_id: 'c' }),
        responseItem('function_call', { name: 'read', namespace: 'gauges', arguments: '{}', call_id: 'd' }),
      ),
    ).toMatchObject([
      {
        type: 'mcpToolCall',
        server: 'gauges',
        tool: 'read__all',
        arguments: { port: 'x' },
        status: 'completed',
        result: { content: [{ type: 'text', text: 'fine' }] },
      },
      {
        type: 'mcpToolCall',
        server: 'gauges',
        status: 'failed',
        result: null,
        error: { message: 'tool call error: no answer' },
      },
      { type: 'mcpToolCall', server: 'gauges', tool: 'read', status: 'inProgress', result: null },
      { type: 'dynamicToolCall', namespace: 'gauges', tool: 'read' },
    ])
  })
})

describe('other tools', () => {
  it('may have names with two underscores', async () => {
    const call = functionCall('a', 'notes__read_all', { page: 1 })
    expect(await items(call, functionCall('b', '__init__', {}), functionCall('c', 'mcp__notes', {}))).toMatchObject([
      { type: 'dynamicToolCall', tool: 'notes__read_all', arguments: { page: 1 } },
      { type: 'dynamicToolCall', tool: '__init__' },
      { type: 'dynamicToolCall', tool: 'mcp__notes' },
    ])
    const told = mcpToolCallEnd('a', { server: 'notes', tool: 'read_all', result: 'read' })
    expect(await items(call, told)).toMatchObject([{ type: 'mcpToolCall', server: 'notes', tool: 'read_all' }])
  })

  it('keep the pictures that they answered with', async () => {
    const parts = outputParts(['one'], ['skein-image:3/0/70/image/png'])
    expect(await items(customToolCall('a', 'notebook', 'x'), customToolCallOutput('a', parts))).toMatchObject([
      {
        type: 'dynamicToolCall',
        tool: 'notebook',
        arguments: 'x',
        contentItems: [
          { type: 'inputText', text: 'one' },
          { type: 'inputImage', imageUrl: 'skein-image:3/0/70/image/png' },
        ],
      },
    ])
  })

  it('of the host are told by their old events, once', async () => {
    const [request, answer] = dynamicToolCall('d', 't1', 'water', { bed: 3 }, 'wet')
    if (request === undefined || answer === undefined) throw new Error('two events make a call')
    const told = { type: 'dynamicToolCall', id: 'd', tool: 'water', arguments: { bed: 3 } }
    expect(await items(request)).toMatchObject([{ ...told, status: 'inProgress', contentItems: null }])
    expect(await items(request, answer)).toMatchObject([
      { ...told, status: 'completed', success: true, contentItems: [{ text: 'wet' }], durationMs: 300 },
    ])
  })

  it('that look at pictures, wait or search become what they are', async () => {
    expect(
      await items(
        functionCall('a', 'view_image', { path: '/a b.png' }),
        viewImageToolCall('a', '/a%20b.png'),
        functionCall('b', 'sleep', { duration_ms: 50 }),
        functionCall('c', 'web_search', { query: 'beans' }),
        event('item_completed', {
          turn_id: 't1',
          item: {
            type: 'Extension',
            kind: 'web.search',
            id: 'e',
            query: 'peas',
            action: { type: 'openPage', url: 'u' },
          },
        }),
      ),
    ).toMatchObject([
      { type: 'imageView', id: 'a', path: '/a b.png' },
      { type: 'sleep', durationMs: 50 },
      { type: 'webSearch', query: 'beans' },
      { type: 'webSearch', query: 'peas', action: { type: 'openPage', url: 'u' } },
    ])
  })
})

describe('commands that run on', () => {
  it('have a session, and what is typed into it', async () => {
    const running = 'Chunk ID: a\nWall time: 1.0 seconds\nProcess running with session ID 31\nOutput:\nready\n'
    expect(
      await items(
        execCommandCall('a', 'npm run watch'),
        functionCallOutput('a', running),
        functionCall('b', 'write_stdin', { session_id: 31, chars: 'q\n' }),
        functionCallOutput('b', execCommandText('bye\n', 0, 0.1)),
      ),
    ).toMatchObject([
      { command: 'npm run watch', processId: '31', status: 'inProgress', aggregatedOutput: 'ready\n', exitCode: null },
      { command: 'q\n', processId: '31', status: 'completed', source: 'unifiedExecInteraction', exitCode: 0 },
    ])
  })

  it('have actions where an old event has them', async () => {
    const actions = [
      { type: 'read', cmd: 'cat a', name: 'a', path: '/a' },
      { type: 'list_files', cmd: 'ls', path: null },
      { type: 'search', cmd: 'rg x', query: 'x', path: 'src' },
      { type: 'unknown', cmd: 'make' },
    ]
    const exec = execCommandEnd('c', {
      turnId: 't1',
      command: ['bash', '-lc', 'cat a'],
      cwd: '/a%20b',
      output: '',
      exitCode: 0,
    })
    const payload = isJsonObject(exec.payload) ? exec.payload : {}
    const [command] = await items({ ...exec, payload: { ...payload, parsed_cmd: actions, source: 'user_shell' } })
    expect(command).toMatchObject({
      command: 'cat a',
      cwd: '/a b',
      source: 'userShell',
      commandActions: [
        { type: 'read', command: 'cat a', name: 'a', path: '/a' },
        { type: 'listFiles', command: 'ls', path: null },
        { type: 'search', command: 'rg x', query: 'x', path: 'src' },
        { type: 'unknown', command: 'make' },
      ],
    })
  })
})

describe('calls about agents', () => {
  const id = fixtureId(2)

  it('name the agents that their arguments and outputs name', async () => {
    expect(
      await items(
        functionCall('a', 'spawn_agent', { message: 'Dig', model: 'm' }),
        functionCallOutput('a', JSON.stringify({ agent_id: id })),
        functionCall('b', 'wait', { ids: [id] }),
        functionCallOutput('b', JSON.stringify({ status: { [id]: { completed: 'done' } }, timed_out: false })),
        functionCall('c', 'close_agent', { id }),
        functionCallOutput('c', JSON.stringify({ status: { [id]: 'not_found' } })),
        functionCall('d', 'wait', { cell_id: '1' }),
      ),
    ).toMatchObject([
      {
        type: 'collabAgentToolCall',
        tool: 'spawnAgent',
        prompt: 'Dig',
        model: 'm',
        receiverThreadIds: [id],
        status: 'completed',
      },
      { tool: 'wait', receiverThreadIds: [id], agentsStates: { [id]: { status: 'completed', message: 'done' } } },
      { tool: 'closeAgent', status: 'failed', agentsStates: { [id]: { status: 'notFound', message: null } } },
      { type: 'dynamicToolCall', tool: 'wait' },
    ])
  })

  it('are told once where an event tells of them too', async () => {
    const pair = { sender: fixtureId(1), receiver: id }
    const call = [functionCall('s', 'spawn_agent', { message: 'Dig' }), functionCallOutput('s', '{}')]
    expect(await items(...call, collabSpawnEnd('s', pair, 'Dig'))).toMatchObject([
      { id: 's', tool: 'spawnAgent', senderThreadId: fixtureId(1), receiverThreadIds: [id] },
    ])
    expect(
      await items(...call, subAgentActivity({ threadId: id, path: '/root/a' }, 'started', { event_id: 's' })),
    ).toMatchObject([{ id: 's', type: 'subAgentActivity', skein: { reconstructed: false } }])
    const { outline } = await tellRecords(
      collabWaitingEnd('w', fixtureId(1), { [id]: { errored: 'lost' } }),
      collabEnd('resume', 'r', pair, 'running'),
    )
    expect(outline.turns[0]?.items).toMatchObject([
      { letter: 'l', outcome: 'x' },
      { letter: 'l', outcome: '.' },
    ])
  })
})

describe('the files of a turn', () => {
  const patch =
    '*** Begin Patch\n*** Update File: a.txt\n@@\n-old\n+new\n+++ b\n*** Add File: b.txt\n+x\n*** Delete File: c.txt\n*** End Patch'

  it('are those of changes that were made, with their lines', async () => {
    const made = customToolCallOutput('c', shellText('Success', 0, 0))
    expect(
      await files(
        applyPatchCall('c', patch),
        made,
        applyPatchCall('d', patch),
        customToolCallOutput('d', shellText('', 0, 0)),
      ),
    ).toEqual([
      { path: 'a.txt', added: 4, removed: 2 },
      { path: 'b.txt', added: 2, removed: 0 },
      { path: 'c.txt', added: 0, removed: 0 },
    ])
    expect(await files(applyPatchCall('c', patch), customToolCallOutput('c', shellText('', 1, 0)))).toEqual([])
    expect(await files(applyPatchCall('c', patch))).toEqual([])
  })

  it('are those of the event where one tells of the same change', async () => {
    const changes = {
      '/a.txt': {
        type: 'update' as const,
        unified_diff: '--- a\n+++ b\n@@ -1 +1 @@\n-a\n+b\n--- x\n',
        move_path: '/z.txt',
      },
      '/c.txt': { type: 'delete' as const, content: 'one\ntwo' },
    }
    const told = patchApplyEnd('c', { turnId: 't1', changes })
    expect(await files(applyPatchCall('c', patch), told, customToolCallOutput('c', shellText('', 0, 0)))).toEqual([
      { path: '/z.txt', added: 1, removed: 2 },
      { path: '/c.txt', added: 0, removed: 2 },
    ])
    const declined = patchApplyEnd('c', { turnId: 't1', changes, status: 'declined' })
    expect(await files(applyPatchCall('c', patch), declined)).toEqual([])
  })

  it('may have any name', async () => {
    const changes = JSON.parse('{"constructor":{"type":"add","content":"x"},"__proto__":{"type":"add","content":"y"}}')
    const told = patchApplyEnd('c', { turnId: 't1', changes })
    expect(JSON.stringify(told)).toContain('__proto__')
    expect(await items(told)).toMatchObject([{ changes: [{ path: '__proto__', diff: 'y' }, { path: 'constructor' }] }])
    expect(await files(told)).toMatchObject([{ path: '__proto__' }, { path: 'constructor' }])
  })

  it('are told by events of before 2026-02-12 too, which Codex does not read', async () => {
    const old = event('patch_apply_end', {
      call_id: 'c',
      stdout: '',
      stderr: '',
      success: false,
      changes: { '/a': { type: 'add', content: 'x' } },
    })
    expect(await items(old)).toMatchObject([
      { type: 'fileChange', status: 'failed', changes: [{ path: '/a' }], skein: { reconstructed: true } },
    ])
  })
})

describe('a review', () => {
  it('comes with its findings', async () => {
    const finding = { title: 'Weeds', body: 'Pull them', path: '/bed.txt', lines: [3, 5] as const, priority: 1 }
    const [review] = await items(exitedReview(reviewOutput('Tidy', [finding])))
    expect(review?.skein?.findings).toEqual([
      { title: 'Weeds', body: 'Pull them', priority: 1, path: '/bed.txt', startLine: 3, endLine: 5 },
    ])
    expect((await items(exitedReview(null)))[0]?.skein?.findings).toEqual([])
  })
})
