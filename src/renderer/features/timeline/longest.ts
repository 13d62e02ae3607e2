import type { ItemMarks } from '../../../shared/ipc/history.ts'
import type { ShownItem } from '../../../shared/item.ts'
import { LANE } from './lanes.ts'
import type { Track } from './track.ts'

export interface LongItem {
  readonly item: number
  readonly turn: number
  readonly ms: number
  readonly failed: boolean
}

/** The commands and other calls that took longest among the shown turns from `from` to `to`, the longest first. */
export function longestItems(
  track: Track,
  marks: Pick<ItemMarks, 'outcomes'>,
  from: number,
  to: number,
  shown: (turn: number) => boolean,
  most: number,
): readonly LongItem[] {
  const found: LongItem[] = []
  let least = 0
  for (const turn of track.turns) {
    if (!turn.byTime || turn.turn < from || turn.turn > to || !shown(turn.turn)) continue
    for (let item = turn.first; item < turn.first + turn.count; item += 1) {
      const lane = track.lanes[item] ?? LANE.none
      if (lane < LANE.commands || lane > LANE.files) continue
      const ms = (track.to[item] ?? 0) - (track.from[item] ?? 0)
      if (ms <= least) continue
      found.push({ item, turn: turn.turn, ms, failed: marks.outcomes[item] === 'x' })
      if (found.length > most * 4) {
        found.sort((a, b) => b.ms - a.ms).splice(most)
        least = found.at(-1)?.ms ?? 0
      }
    }
  }
  return found.sort((a, b) => b.ms - a.ms).slice(0, most)
}

/** What ran, in one line. Text of the file: untrusted. */
export function itemName(item: ShownItem): string {
  switch (item.type) {
    case 'commandExecution':
      return item.command
    case 'fileChange':
      return item.changes.map(change => change.path).join(', ')
    case 'mcpToolCall':
      return `${item.server}: ${item.tool}`
    case 'dynamicToolCall':
    case 'collabAgentToolCall':
      return item.tool
    case 'webSearch':
      return item.query
    case 'imageView':
      return item.path
    case 'imageGeneration':
      return item.revisedPrompt ?? ''
    case 'subAgentActivity':
      return item.agentPath
    default:
      return ''
  }
}
