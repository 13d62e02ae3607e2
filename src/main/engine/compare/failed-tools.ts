import { isObject, parseLine } from '../rollout/record.ts'
import type { OpenHistory } from '../threads/transcripts.ts'
import { isCall, toolName } from '../transcript/items/read-call.ts'
import type { LineRef, OutlineTurn } from '../transcript/outline.ts'
import { readLineBytes } from '../transcript/reading/line-bytes.ts'

/** Failed calls whose tools are looked up; of further ones only the kind of item is counted. */
const MOST_CALLS = 1000
/** Longer lines are left alone: a call is short, but for the patch or script in it. */
const MAX_LINE = 1024 * 1024

/** Failed calls by tool; the others are those whose tool was not looked up. */
export interface FailedTools {
  readonly byTool: ReadonlyMap<string, number>
  readonly others: number
}

/**
 * How often each tool failed in a thread's own turns. Reads the calls that failed and little else.
 * @throws the system's error, CompressionError, the signal's reason
 */
export async function failedTools({ opened, outline }: OpenHistory, signal: AbortSignal): Promise<FailedTools> {
  const failed = outline.turns.filter(isOwn).flatMap(turn => turn.items.filter(item => item.outcome === 'x'))
  const calls = failed.filter(item => item.kind === 'call').slice(0, MOST_CALLS)
  const first = calls.flatMap(({ lines: [line] }): LineRef[] =>
    line === undefined || line.length > MAX_LINE ? [] : [line],
  )
  const bytes = await readLineBytes(opened, first, signal)
  const byTool = new Map<string, number>()
  for (const line of first) {
    const found = bytes.get(line.number)
    if (found === undefined) continue
    const parsed = parseLine({ ...line, bytes: found, whole: true, terminated: true }, opened.bare)
    const payload = parsed.kind === 'record' ? parsed.record.payload : null
    if (!isObject(payload) || !isCall(payload)) continue
    const tool = toolName(payload)
    byTool.set(tool, (byTool.get(tool) ?? 0) + 1)
  }
  const told = [...byTool.values()].reduce((sum, count) => sum + count, 0)
  return { byTool, others: failed.length - told }
}

/** Not copied from the thread that it was forked from. */
function isOwn({ inherited }: OutlineTurn): boolean {
  return !inherited
}
