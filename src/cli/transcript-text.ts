import type { ReadTurn } from '../main/engine/export/reading.ts'
import { visible, visibleLines } from '../main/engine/export/visible.ts'
import { dateText, durationText } from '../main/engine/export/words.ts'
import type { ShownItem } from '../shared/item.ts'
import { itemText } from './item-text.ts'

/** A turn's heading and what went wrong in it, as plain text. */
export function turnText({ summary, number }: ReadTurn, count: number): string[] {
  const { status, startedAt, durationMs, rolledBack, inherited, error } = summary
  const heading = [
    `Turn ${number} of ${count}`,
    status,
    startedAt === null ? null : dateText(startedAt),
    durationMs === null ? null : durationText(durationMs),
    rolledBack ? 'taken back' : null,
    inherited ? 'inherited' : null,
  ]
  const line = `── ${heading.filter(part => part !== null).join(' · ')} ──`
  return error === null ? [line] : [line, `error: ${visible(error.message)}`]
}

/** An item as plain text. Texts of the thread are indented, so that none can look like a heading of ours. */
export function itemLines(item: ShownItem): string[] {
  const { label, body } = itemText(item)
  const mark = item.skein?.reconstructed === true && item.type !== 'marker' ? ' (reconstructed)' : ''
  const lines = visibleLines(body).replace(/\n+$/, '').split('\n')
  return [`[${visible(label)}]${mark}`, ...lines.filter((line, i) => i > 0 || line !== '').map(line => `  ${line}`)]
}
