import type { HeavyLine, Profile } from '../../../shared/ipc/doctor.ts'
import { bytes, count, plural } from '../../util/format.ts'
import { shareText } from '../../util/share-text.ts'

/** Why a file is as large as it is, in sentences. Pure. */

export interface Reason {
  readonly text: string
  /** The line that it speaks of; null for none. */
  readonly heavy: HeavyLine | null
}

/** Shares from which on something is worth a sentence. */
const WORTH = 0.01
const HEAVY_LINE = 0.1
const HEAVY_LINES = 0.3

/** What the records of a kind are, in plain words. */
const PLAIN: Readonly<Record<string, string>> = {
  session_meta: 'the head with its instructions',
  turn_context: 'settings of turns',
  compacted: 'compactions',
  'response_item/message': 'messages as the model was sent them',
  'response_item/reasoning': 'reasoning of the model',
  'response_item/function_call': 'calls of tools',
  'response_item/function_call_output': 'outputs of tools',
  'response_item/custom_tool_call': 'calls of tools',
  'response_item/custom_tool_call_output': 'outputs of tools',
  'response_item/image_generation_call': 'generated pictures',
  'response_item/ghost_snapshot': 'snapshots of the folder',
  'event_msg/exec_command_end': 'outputs of commands',
  'event_msg/exec_command_output_delta': 'outputs of commands, piece by piece',
  'event_msg/mcp_tool_call_end': 'outputs of MCP tools',
  'event_msg/patch_apply_end': 'changes of files',
  'event_msg/token_count': 'counts of tokens',
  'event_msg/user_message': 'messages of the person',
  'event_msg/agent_message': 'answers of the model',
  'event_msg/agent_reasoning': 'reasoning of the model',
  '?': 'lines that are no plain records',
}

/** The reasons, the weightiest first; none for an empty file. */
export function reasonsOf(profile: Profile): readonly Reason[] {
  const { bytes: all, kinds, heaviest, imageBytes, copyBytes, badLines, lines } = profile
  if (all === 0) return []
  const share = (part: number) => part / all
  const reasons: Reason[] = []
  const say = (text: string, heavy: HeavyLine | null = null) => reasons.push({ text, heavy })

  const [first, second] = kinds
  if (first !== undefined) {
    const one = `${shareText(share(first.bytes))} is ${wordsOf(first.kind)}: ${plural(first.count, 'record')}`
    const more = second !== undefined && share(first.bytes) < 0.5
    say(more ? `${one}. Another ${shareText(share(second.bytes))} is ${wordsOf(second.kind)}.` : `${one}.`)
  }
  const [top] = heaviest
  const together = heaviest.reduce((sum, line) => sum + line.bytes, 0)
  if (top !== undefined && share(top.bytes) >= HEAVY_LINE && lines > 1)
    say(`Line ${count(top.line)} alone has ${shareText(share(top.bytes))}: ${bytes(top.bytes)}.`, top)
  if (heaviest.length < lines && heaviest.length > 1 && share(together) >= HEAVY_LINES)
    say(`The ${heaviest.length} heaviest of ${plural(lines, 'line')} together have ${shareText(share(together))}.`)
  else if (heaviest.length > 0 && reasons.every(({ heavy }) => heavy === null))
    say(`No line stands out: ${plural(lines, 'line')} of ${bytes(all / lines)} on average.`)
  if (imageBytes !== null && share(imageBytes) >= WORTH)
    say(`Pictures within the records have ${shareText(share(imageBytes))}: ${bytes(imageBytes)}.`)
  if (share(copyBytes) >= WORTH)
    say(`Compactions repeat the conversation: ${shareText(share(copyBytes))}, ${bytes(copyBytes)}.`)
  if (badLines > 0) say(`${plural(badLines, 'line is', 'lines are')} no record.`)
  return reasons
}

function wordsOf(kind: string): string {
  return PLAIN[kind] ?? `records of the kind ${kind}`
}
