import { visible } from '../main/engine/export/visible.ts'
import { bytesText, countText, dateText, durationText } from '../main/engine/export/words.ts'
import {
  type ComparedHomeThread,
  type ComparedRow,
  type ComparedSection,
  type ComparedUnit,
  type HeadComparison,
  type HomeComparison,
  type HomeThreadState,
  homeThreadState,
  type ThreadComparison,
  type Verdict,
} from '../shared/ipc/compare.ts'
import { titleText } from './describe.ts'

/** Comparisons in words, for people. */

const SIGNS: Readonly<Record<Verdict, string>> = { same: ' ', differs: '*', unknown: '?' }
const MOST_CHARS = 60

/** Rows of both sides beside each other; those that differ begin with `*`, those that cannot be compared with `?`. */
export function comparisonText({ a, b, sections }: ThreadComparison, differencesOnly: boolean): string {
  const lines = [`A  ${a.thread.id}  ${titleText(a.thread)}`, `B  ${b.thread.id}  ${titleText(b.thread)}`]
  return `${[...lines, ...sectionLines(sections, differencesOnly)].join('\n')}\n`
}

/** Two heads, member by member. */
export function headsText({ a, b, rows, left }: HeadComparison, differencesOnly: boolean): string {
  const lines = [['A', a] as const, ['B', b] as const].map(([name, { heads, chosen }]) => {
    const head = heads[chosen ?? 0]
    const which = heads.length > 1 ? `, head ${(chosen ?? 0) + 1} of ${heads.length}` : ''
    return head === undefined ? name : `${name}  ${visible(head.path)}, line ${head.line}${which}`
  })
  const shown = differencesOnly ? rows.filter(row => row.verdict === 'differs') : rows
  const cells = (text: string | null) => (text === null ? '-' : cut(visible(text)))
  const table = [
    ['', 'Member', 'A', 'B'],
    ...shown.map(row => [SIGNS[row.verdict], cut(visible(row.path)), cells(row.a), cells(row.b)]),
  ]
  const more = left > 0 ? [`  ${left} more rows are not listed`] : []
  return `${[...lines, '', ...aligned(table), ...more].join('\n')}\n`
}

const STATES: Readonly<Record<HomeThreadState, string>> = {
  changed: 'changed',
  onlyA: 'only in A',
  onlyB: 'only in B',
  same: 'the same',
}

/** Two homes: what they hold, and their threads with what has changed of each. */
export function homesText(
  { sections, counts, threads }: HomeComparison,
  [a, b = a]: readonly { readonly path: string }[],
  differencesOnly: boolean,
): string {
  const shown = differencesOnly ? threads.filter(({ state }) => state !== 'same') : threads
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const lines = [
    `A  ${visible(a?.path ?? '')}`,
    `B  ${visible(b?.path ?? '')}`,
    '',
    homeThreadState.options.map(state => `${countText(counts[state])} ${STATES[state]}`).join(', '),
    ...sectionLines(sections, differencesOnly),
  ]
  if (shown.length > 0) lines.push('', ...aligned([['STATE', 'ID', 'CHANGES', 'TITLE'], ...shown.map(threadCells)]))
  if (threads.length < all)
    lines.push(`${countText(all - threads.length)} more threads are not listed: --limit lists more`)
  return `${lines.join('\n')}\n`
}

function threadCells({ id, state, a, b }: ComparedHomeThread): string[] {
  return [
    STATES[state],
    id,
    a === null || b === null ? '' : changesOf(a, b).join(', '),
    cut(visible(b?.title ?? a?.title ?? '')),
  ]
}

type InHome = NonNullable<ComparedHomeThread['a']>

function changesOf(a: InHome, b: InHome): string[] {
  const change = (name: string, of: (side: InHome) => string) =>
    of(a) === of(b) ? [] : [`${name} ${cut(visible(of(a)))} -> ${cut(visible(of(b)))}`]
  return [
    ...change('mode', side => side.historyModeRaw),
    ...change('release', side => side.release || 'not stated'),
    ...change('bytes', side => countText(side.sizeBytes)),
    ...change('problems', side => countText(side.problems)),
    ...change('turns', side => (side.turns === null ? 'not known' : countText(side.turns))),
    ...change('archived', side => (side.archived ? 'yes' : 'no')),
  ]
}

function sectionLines(sections: readonly ComparedSection[], differencesOnly: boolean): string[] {
  return sections.flatMap(({ title, known, rows, left }) => {
    const shown = differencesOnly ? rows.filter(row => row.verdict === 'differs') : rows
    if (shown.length === 0) return []
    const table = [
      ['', title, 'A', 'B'],
      ...shown.map(row => [SIGNS[row.verdict], nameOf(row), cell(row, 'a', known), cell(row, 'b', known)]),
    ]
    return ['', ...aligned(table), ...(left > 0 ? [`  ${left} more rows are not listed`] : [])]
  })
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
