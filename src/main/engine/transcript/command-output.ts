import { isObject, numberOf, objectOf, stringOf } from '../rollout/record.ts'

/** What a stored command output says beside the output itself. */
export interface CommandOutput {
  readonly text: string
  readonly exitCode: number | null
  readonly durationMs: number | null
}

/**
 * Reads the three shapes that releases have written: JSON `{output, metadata: {exit_code, duration_seconds}}`, and two
 * headers before `Output:` (`Exit code: n`, or `Process exited with code n`, each with `Wall time: s seconds`).
 */
export function parseCommandOutput(stored: string): CommandOutput {
  return parseJsonOutput(stored) ?? parseHeadedOutput(stored) ?? { text: stored, exitCode: null, durationMs: null }
}

function parseJsonOutput(stored: string): CommandOutput | null {
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

const HEADER_CHARS = 500

function parseHeadedOutput(stored: string): CommandOutput | null {
  const at = stored.slice(0, HEADER_CHARS).search(/^Output:$/m)
  if (at === -1) return null
  const header = stored.slice(0, at)
  const exit = /^(?:Exit code: |Process exited with code )(-?\d+)$/m.exec(header)?.[1]
  const wall = /^Wall time: ([\d.]+) seconds$/m.exec(header)?.[1]
  if (exit === undefined && wall === undefined) return null
  const rest = stored.slice(at + 'Output:\n'.length)
  const inner = parseJsonOutput(rest)
  return {
    text: inner?.text ?? rest,
    exitCode: exit === undefined ? (inner?.exitCode ?? null) : Number(exit),
    durationMs: wall === undefined ? (inner?.durationMs ?? null) : toMs(Number(wall)),
  }
}

function toMs(seconds: number | null): number | null {
  return seconds === null ? null : Math.round(seconds * 1000)
}
