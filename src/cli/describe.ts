import { visible, visibleTitle } from '../main/engine/export/visible.ts'
import { dateText } from '../main/engine/export/words.ts'
import type { Parity } from '../shared/parity.ts'
import type { ListedThread, ShownThread } from '../shared/thread.ts'
import type { HomeNames } from './home-names.ts'

/** Threads in words, for people. */

const MODE_CHARS = 24
const PROJECT_CHARS = 24

/**
 * The table of `skein list`, a row for each thread.
 * @param homes what the homes are called, where there are several
 */
export function threadTable(threads: readonly ListedThread[], homes: HomeNames | null): string[] {
  const rows = threads.map(thread => [
    dateText(thread.updatedAt),
    cut(modeText(thread), MODE_CHARS),
    visible(sourceText(thread)),
    cut(visible(folderName(thread.cwd)), PROJECT_CHARS),
    ...(homes === null ? [] : [visible(homes(thread.skein.home))]),
    visible(thread.id),
    titleText(thread) + (thread.skein.archived ? ' (archived)' : ''),
  ])
  const head = ['UPDATED', 'MODE', 'SOURCE', 'PROJECT', ...(homes === null ? [] : ['HOME']), 'ID', 'TITLE']
  const table = [head, ...rows]
  const widths = table[0]?.map((_, column) => Math.max(...table.map(row => lengthOf(row[column] ?? '')))) ?? []
  return table.map(row =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

/**
 * What is known of a thread without its history.
 * @param resume how to go on with it in Codex, or why that is not possible
 * @param home where its home was opened from
 */
export function threadFacts(thread: ShownThread, resume: string, home: string): string[] {
  const { skein, gitInfo } = thread
  const facts: [string, string | null][] = [
    ['Id', thread.id],
    ['Mode', modeText(thread)],
    ['Home', home],
    ['File', skein.files.join(', ')],
    ['Folder', thread.cwd],
    ['Branch', gitInfo?.branch ?? null],
    ['Commit', gitInfo?.sha ?? null],
    ['Source', sourceText(thread)],
    ['Client', [skein.originator, thread.cliVersion].filter(Boolean).join(' ')],
    ['Provider', [thread.modelProvider, skein.model].filter(Boolean).join(' · ')],
    ['Agent', thread.agentNickname ?? thread.agentRole],
    ['Created', dateText(thread.createdAt)],
    ['Updated', dateText(thread.updatedAt)],
    ['Archived', skein.archived ? 'yes' : null],
    ['Forked from', thread.forkedFromId],
    ['Parent', thread.parentThreadId],
    ['Size', `${skein.sizeBytes} bytes${skein.lineCount === null ? '' : `, ${skein.lineCount} lines`}`],
    ['Turns', skein.turnCount === null ? null : String(skein.turnCount)],
    ['Tokens', skein.tokens === null ? null : String(skein.tokens)],
    ['Problems', skein.problemCount === 0 ? null : String(skein.problemCount)],
    ['Parity', parityText(skein.parity)],
    ['Resume', resume],
  ]
  const known = facts.filter(([, value]) => value !== null && value !== '')
  return [titleText(thread), '', ...known.map(([name, value]) => `${name.padEnd(12)}${visible(value ?? '')}`)]
}

/** How the client's databases stand to the files; nothing where it has none. */
function parityText({ state, projection, facts }: Parity): string | null {
  const differ = facts.filter(({ verdict }) => verdict === 'differ')
  if (differ.length > 0) return differ.map(differenceText).join('; ')
  const kept = [state, projection].some(found => found === 'present' || found === 'absent')
  return kept ? 'databases and files agree' : null
}

function differenceText({ fact, rollout, state, projection, note }: Parity['facts'][number]): string {
  const said = [
    rollout === null ? null : `file: ${rollout}`,
    state === null ? null : `state database: ${state}`,
    projection === null ? null : `projection: ${projection}`,
  ]
  return `${note ?? fact} (${said.filter(part => part !== null).join(', ')})`
}

/** The name that a person gave, else the first words. */
export function titleText(thread: ListedThread): string {
  return visibleTitle(thread.name ?? thread.preview) || '(no title)'
}

function modeText({ historyMode, skein }: ListedThread): string {
  return historyMode === 'unknown' ? `unknown: ${visible(skein.historyModeRaw)}` : historyMode
}

function sourceText({ source }: ListedThread): string {
  if (typeof source === 'string') return source
  return 'custom' in source ? source.custom : 'subAgent'
}

function folderName(folder: string): string {
  return folder.split(/[/\\]/).findLast(part => part !== '') ?? folder
}

function lengthOf(text: string): number {
  return Array.from(text).length
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - lengthOf(text)))
}

function cut(text: string, max: number): string {
  const points = Array.from(text)
  return points.length <= max ? text : `${points.slice(0, max - 1).join('')}…`
}
