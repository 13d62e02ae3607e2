import type { ThreadItem } from '../shared/item.ts'
import type { Turn } from '../shared/turn.ts'
import { dateText, durationText } from './dates.ts'
import { itemText } from './item-text.ts'
import { visible, visibleLines } from './terminal.ts'

/** A turn as plain text. Texts of the thread are indented, so that none can look like a heading of ours. */
export function turnText(turn: Turn, number: number, count: number): string[] {
  const heading = [
    `Turn ${number} of ${count}`,
    turn.status,
    turn.startedAt === null ? null : dateText(turn.startedAt),
    turn.durationMs === null ? null : durationText(turn.durationMs),
  ]
  const lines = [`── ${heading.filter(part => part !== null).join(' · ')} ──`]
  if (turn.error !== null) lines.push(`error: ${visible(turn.error.message)}`)
  return [...lines, ...turn.items.flatMap(linesOfItem)]
}

function linesOfItem(item: ThreadItem): string[] {
  const { label, body } = itemText(item)
  const mark = item.skein?.reconstructed === true ? ' (reconstructed)' : ''
  const lines = visibleLines(body).replace(/\n+$/, '').split('\n')
  return [`[${visible(label)}]${mark}`, ...lines.filter((line, i) => i > 0 || line !== '').map(line => `  ${line}`)]
}
