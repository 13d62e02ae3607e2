import type { MarkOutcome } from '../../../../shared/marks.ts'
import { isObject, numberOf, objectOf, stringOf } from '../../rollout/record.ts'

/** What a stored command output says beside the output itself. */
export interface CommandOutput {
  readonly text: string
  readonly exitCode: number | null
  readonly durationMs: number | null
  /** The session of a process that ran on. */
  readonly session: string | null
}

const HEAD_CHARS = 600
/** Headers stand behind each other where one tool ran through another. */
const MAX_HEADS = 3

/**
 * Reads the shapes that releases have written: JSON `{output, metadata: {exit_code, duration_seconds}}`, and headers
 * before `Output:` (`Exit code: n`, `Process exited with code n` or `Process running with session ID n`, with `Wall time:
 * s seconds`). What the client remarks about the length of the output is left out; the gap itself is marked in the text.
 */
export function parseCommandOutput(stored: string): CommandOutput {
  const { exitCode, durationMs, session, bodyAt } = readHeads(stored)
  const body = bodyAt === 0 ? stored : stored.slice(bodyAt)
  const inner = parseJsonOutput(body)
  return {
    text: withoutRemarks(inner?.text ?? body),
    exitCode: exitCode ?? inner?.exitCode ?? null,
    durationMs: durationMs ?? inner?.durationMs ?? null,
    session,
  }
}

/**
 * How a call came out by the text of its output, told from its ends alone, whatever its length.
 * @returns `?` for a process that ran on
 */
export function outcomeOfOutput(stored: string): MarkOutcome {
  const { exitCode, session, bodyAt } = readHeads(stored)
  const exit = exitCode ?? (stored.startsWith('{"output"', bodyAt) ? exitCodeOfJson(stored) : null)
  if (exit !== null) return exit === 0 ? '.' : 'x'
  if (session !== null) return '?'
  const start = stored.slice(bodyAt, bodyAt + 200)
  if (DECLINED.test(start)) return 'd'
  return FAILED.test(start) ? 'x' : '.'
}

const DECLINED = /^(?:exec command |exec_command |patch |user )?rejected\b|rejected by (?:the )?user|^user cancelled/i
const FAILED =
  /^(?:aborted\b|err(?:or)?: |execution error\b|exec_command failed\b|apply_patch verification failed\b|failed (?:in sandbox|to parse|to find|for)\b|tool call error\b|unsupported (?:call|custom tool call)\b|unable to\b.{0,40}: |command timed out\b)/i

function exitCodeOfJson(stored: string): number | null {
  const exit = /"exit_code":\s*(-?\d+)/.exec(stored.slice(-300))?.[1]
  return exit === undefined ? null : Number(exit)
}

interface Heads {
  readonly exitCode: number | null
  readonly durationMs: number | null
  readonly session: string | null
  readonly bodyAt: number
}

function readHeads(stored: string): Heads {
  let heads: Heads = { exitCode: null, durationMs: null, session: null, bodyAt: 0 }
  for (let i = 0; i < MAX_HEADS; i++) {
    const start = stored.slice(heads.bodyAt, heads.bodyAt + HEAD_CHARS)
    if (!/^(?:Chunk ID|Wall time|Exit code|Process )/.test(start)) break
    const at = start.search(/^Output:$/m)
    if (at === -1) break
    const head = start.slice(0, at)
    const exit = /^(?:Exit code: |Process exited with code )(-?\d+)$/m.exec(head)?.[1]
    const wall = /^Wall time: ([\d.]+) seconds$/m.exec(head)?.[1]
    const session = /^Process running with session ID (\S+)$/m.exec(head)?.[1]
    heads = {
      exitCode: heads.exitCode ?? (exit === undefined ? null : Number(exit)),
      durationMs: heads.durationMs ?? (wall === undefined ? null : toMs(Number(wall))),
      session: heads.session ?? session ?? null,
      bodyAt: Math.min(stored.length, heads.bodyAt + at + 'Output:\n'.length),
    }
  }
  return heads
}

function withoutRemarks(text: string): string {
  return text.replace(/^(?:Warning: truncated output \(original token count: \d+\)\n)?Total output lines: \d+\n\n/, '')
}

function parseJsonOutput(stored: string): Pick<CommandOutput, 'text' | 'exitCode' | 'durationMs'> | null {
  if (!stored.startsWith('{"output"')) return null
  let value: unknown
  try {
    value = JSON.parse(stored)
  } catch {
    // Output that only looks like the wrapper is shown as it is.
    return null
  }
  const output = isObject(value) ? stringOf(value, 'output') : null
  if (!isObject(value) || output === null) return null
  const metadata = objectOf(value, 'metadata') ?? {}
  return {
    text: output,
    exitCode: numberOf(metadata, 'exit_code'),
    durationMs: toMs(numberOf(metadata, 'duration_seconds')),
  }
}

function toMs(seconds: number | null): number | null {
  return seconds === null || !Number.isFinite(seconds) ? null : Math.round(seconds * 1000)
}
