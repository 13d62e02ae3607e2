import { visible } from '../main/engine/export/visible.ts'
import { bytesText, countText, dateText, durationText } from '../main/engine/export/words.ts'
import type { ComparedRow, ComparedUnit, ThreadComparison, Verdict } from '../shared/ipc/compare.ts'
import { titleText } from './describe.ts'

/** Comparisons in words, for people. */

const SIGNS: Readonly<Record<Verdict, string>> = { same: ' ', differs: '*', unknown: '?' }
const MOST_CHARS = 60

/** Rows of both sides under each other; those that differ begin with `*`, those that cannot be compared with `?`. */
export function comparisonText({ a, b, sections }: ThreadComparison, differencesOnly: boolean): string {
  const lines = [`A  ${a.thread.id}  ${titleText(a.thread)}`, `B  ${b.thread.id}  ${titleText(b.thread)}`]
  for (const { title, known, rows, left } of sections) {
    const shown = differencesOnly ? rows.filter(row => row.verdict === 'differs') : rows
    if (shown.length === 0) continue
    const table = [
      ['', title, 'A', 'B'],
      ...shown.map(row => [
        SIGNS[row.verdict],
        nameOf(row),
        ...(['a', 'b'] as const).map(side => cell(row, side, known)),
      ]),
    ]
    lines.push('', ...aligned(table))
    if (left > 0) lines.push(`  ${left} more rows are not listed`)
  }
  return `${lines.join('\n')}\n`
}

function nameOf({ name, part }: ComparedRow): string {
  return cut(visible(part === null ? name : `${name}: ${part}`))
}

function cell(row: ComparedRow, side: 'a' | 'b', known: Readonly<Record<'a' | 'b', boolean>>): string {
  const value = row[side]
  if (value === null) return known[side] ? '-' : 'not known'
  return cut(typeof value === 'string' ? visible(value) : numberText(value, row.unit))
}

function numberText(value: number, unit: ComparedUnit): string {
  switch (unit) {
    case 'bytes':
      return bytesText(value)
    case 'ms':
      return durationText(value)
    case 'time':
      return dateText(value / 1000)
    default:
      return countText(value)
  }
}

function cut(text: string): string {
  const points = Array.from(text)
  return points.length <= MOST_CHARS ? text : `${points.slice(0, MOST_CHARS - 1).join('')}…`
}

function aligned(table: readonly (readonly string[])[]): string[] {
  const widths = (table[0] ?? []).map((_, column) => Math.max(1, ...table.map(row => row[column]?.length ?? 0)))
  return table.map(row =>
    row
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
