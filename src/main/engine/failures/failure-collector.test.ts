import { describe, expect, it } from 'vitest'
import {
  applyPatchCall,
  customToolCallOutput,
  execCommandCall,
  execCommandText,
  functionCall,
  functionCallOutput,
  shellCall,
  shellText,
} from '../../../fixtures/records/calls.ts'
import { event, type RolloutRecord as Written } from '../../../fixtures/records/line.ts'
import { errorEvent, turnAborted, turnCompleted, turnStarted } from '../../../fixtures/records/turns.ts'
import type { Line } from '../rollout/lines.ts'
import { idOf } from './failure.ts'
import { FailureCollector } from './failure-collector.ts'
import { releaseKey } from './release-key.ts'

const timestamp = '2026-03-04T05:06:07.890Z'

function lineOf(number: number): Line {
  return { number, offset: 0, length: 1, bytes: Buffer.alloc(1), whole: true, terminated: true }
}

function collect(records: readonly Written[], turn: { inherited: boolean } | null = { inherited: false }) {
  const collector = new FailureCollector()
  for (const [at, record] of records.entries()) {
    collector.add({ timestamp, type: record.type, payload: record.payload, ordinal: false }, lineOf(at + 1), turn)
  }
  return collector.failures
}

const told = (records: readonly Written[]) =>
  collect(records).map(({ kind, code, text, count }) => [kind, code, text, count])

describe('failures of a file', () => {
  it('are commands that ended badly, in every form of their output', () => {
    expect(
      told([
        execCommandCall('a', 'rg x'),
        functionCallOutput('a', execCommandText('rg: regex parse error:\n x', 2, 0.1)),
        shellCall('b', ['bash', '-lc', 'cat /a/b']),
        functionCallOutput('b', shellText('cat: /a/b: No such file or directory\n', 1, 0.1)),
        shellCall('c', ['bash', '-lc', 'cat /c/d']),
        functionCallOutput('c', shellText('cat: /c/d: No such file or directory\n', 1, 0.1)),
        execCommandCall('d', 'ls'),
        functionCallOutput('d', execCommandText('fine: 0 errors, no error', 0, 0.1)),
      ]),
    ).toEqual([
      ['command', '2', 'rg: regex parse error:', 1],
      ['command', '1', 'cat: <path>: No such file or directory', 2],
    ])
  })

  it('name the program where nothing was said', () => {
    const run = (command: string) =>
      told([execCommandCall('a', command), functionCallOutput('a', execCommandText('', 1, 0.1))])
    expect(run('cd /x && RUST_LOG=debug /usr/bin/grep y')).toEqual([['command', '1', 'no output from grep', 1]])
    expect(run('"$PROGRAM" y')).toEqual([['command', '1', 'no output', 1]])
  })

  it('are tools that failed, each told once', () => {
    const command = ['bash', '-lc', 'make']
    const end = {
      call_id: 'a',
      turn_id: 't',
      command,
      cwd: '/',
      parsed_cmd: [],
      stdout: '',
      stderr: '',
      duration: { secs: 1, nanos: 0 },
    }
    expect(
      told([
        shellCall('a', command),
        event('exec_command_end', {
          ...end,
          aggregated_output: 'make: *** No rule',
          exit_code: 2,
          formatted_output: '',
        }),
        functionCallOutput('a', shellText('make: *** No rule', 2, 1)),
        applyPatchCall('b', '*** Begin Patch\n*** End Patch'),
        event('patch_apply_end', {
          call_id: 'b',
          stdout: '',
          stderr: 'Failed to find expected lines',
          success: false,
          changes: {},
        }),
        customToolCallOutput('b', 'apply_patch verification failed: Failed to find expected lines'),
        functionCall('c', 'mcp__tides__get', {}),
        event('mcp_tool_call_end', {
          call_id: 'c',
          invocation: { server: 'tides', tool: 'get' },
          result: { Err: 'timed out after 30 s' },
        }),
        functionCallOutput('c', 'err: timed out after 30 s'),
        functionCall('d', 'weather', {}),
        functionCallOutput('d', 'unsupported call: weather'),
      ]),
    ).toEqual([
      ['command', '2', 'make: *** No rule', 1],
      ['tool', 'apply_patch', 'Failed to find expected lines', 1],
      ['tool', 'tides get', 'timed out after <n> s', 1],
      ['tool', 'weather', 'unsupported call: weather', 1],
    ])
  })

  it('are errors of turns, which their ends repeat, of streams, and stops', () => {
    const error = { message: 'Usage limit reached at 3:14 PM', codex_error_info: 'usage_limit_exceeded' }
    expect(
      told([
        turnStarted('t'),
        event('stream_error', { message: 'stream disconnected: retrying 1/5' }),
        event('stream_error', { message: 'stream disconnected: retrying 2/5' }),
        errorEvent(error.message, error.codex_error_info),
        turnCompleted('t', { error }),
        turnStarted('u'),
        turnCompleted('u', { error }),
        turnAborted('u', 'budget_limited'),
        errorEvent('lost', { response_stream_disconnected: { http_status_code: 502 } }),
      ]),
    ).toEqual([
      ['stream', '', 'stream disconnected: retrying <n>/<n>', 2],
      ['error', 'usage_limit_exceeded', 'Usage limit reached at <time>', 2],
      ['stopped', 'budget_limited', 'turn budget limited', 1],
      ['error', 'response_stream_disconnected', 'lost', 1],
    ])
  })

  it('are not those of the thread that it was forked from', () => {
    expect(collect([errorEvent('lost')], { inherited: true })).toEqual([])
  })

  it('keep times, the latest line, and a number that is theirs', () => {
    const [failure] = collect([errorEvent('lost at 1'), errorEvent('lost at 2')])
    const at = Date.parse(timestamp)
    expect(failure).toMatchObject({ count: 2, line: 2, firstAt: at, lastAt: at, code: 'other' })
    expect(failure?.id).toBe(idOf({ kind: 'error', code: 'other', text: 'lost at <n>' }))
    expect(failure?.id).not.toBe(idOf({ kind: 'stream', code: 'other', text: 'lost at <n>' }))
  })

  it('are bounded in number, and all counted', () => {
    const name = (at: number) => [...String(at)].map(digit => 'abcdefghij'[Number(digit)]).join('')
    const all = collect(Array.from({ length: 700 }, (_, at) => errorEvent(`lost ${name(at)}`)))
    expect(all).toHaveLength(501)
    expect(all.reduce((sum, { count }) => sum + count, 0)).toBe(700)
    expect(all.at(-1)).toMatchObject({ kind: 'error', code: '', text: '', count: 200 })
  })
})

describe('the number of a release', () => {
  it('grows with it', () => {
    const releases = ['0.9.0', '0.99.1', '0.144.0-alpha.3', '0.144.0', '0.144.10', '1.0.0']
    const keys = releases.map(releaseKey)
    expect(keys).toEqual([...keys].sort((a, b) => Number(a) - Number(b)))
    expect(new Set(keys).size).toBe(releases.length)
    expect(['', 'dev', '0'].map(releaseKey)).toEqual([null, null, null])
  })
})
