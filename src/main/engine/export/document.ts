import type { ExportOptions } from '../../../shared/ipc/history.ts'
import type { Problem } from '../../../shared/problem.ts'
import type { Ledger, ListedThread } from '../../../shared/thread.ts'
import type { TurnSummary } from '../../../shared/turn.ts'
import { known } from './blocks.ts'
import { visibleTitle } from './visible.ts'
import { bytesText, counted, countText, dateText, durationText, zoneText } from './words.ts'

/** What a document says of the thread, its turns and its file, in words; not escaped. */

/** The thread that a document is of. */
export interface ThreadFacts {
  /** With the counts of what was read. */
  readonly thread: ListedThread
  readonly turns: readonly TurnSummary[]
  /** How to go on with it in Codex, or why that is not possible. */
  readonly resume: string
  /** Of Skein. */
  readonly version: string
  readonly options: ExportOptions
}

/** What a document ends with. */
export interface Closing {
  readonly ledger: Ledger
  readonly problems: readonly Problem[]
  readonly problemCount: number
  /** Turns that were taken back and are not in the document. */
  readonly turnsLeftOut: number
  readonly options: ExportOptions
}

/** A turn with its place: counted from 1 through all turns of the file. */
export interface PlacedTurn {
  readonly turn: TurnSummary
  readonly number: number
  readonly count: number
}

/** Prompts may be as long as books. */
const TITLE_CHARS = 160

export type Fact = readonly [name: string, value: string]

/** The name that a person gave, else the first words. */
export function titleOf(thread: ListedThread): string {
  const title = Array.from(visibleTitle((thread.name ?? thread.preview).slice(0, 4 * TITLE_CHARS)))
  const cut = title.length > TITLE_CHARS ? [...title.slice(0, TITLE_CHARS), '…'] : title
  return cut.join('') || '(no title)'
}

/** Where, when, with what: the head of the document. */
export function threadFacts({ thread, turns, resume, version }: ThreadFacts): Fact[] {
  const { skein, gitInfo } = thread
  const facts: [string, string | null][] = [
    ['Thread', thread.id],
    ['Mode', skein.historyModeRaw],
    ['Folder', thread.cwd],
    ['Branch', gitInfo?.branch ?? null],
    ['Commit', gitInfo?.sha ?? null],
    ['Client', known(skein.originator, thread.cliVersion).join(' ')],
    ['Model', known(thread.modelProvider, skein.model).join(' · ')],
    ['Began', momentText(thread.createdAt)],
    ['Last record', skein.endedAt === null ? null : momentText(skein.endedAt)],
    ['Turns', countText(turns.length)],
    ['Tokens', skein.tokens === null ? null : countText(skein.tokens)],
    ['Agent', thread.agentNickname ?? thread.agentRole],
    ['Forked from', thread.forkedFromId],
    ['Sub-agent of', thread.parentThreadId],
    ['File', skein.files.join(', ')],
    ['Go on in Codex', resume],
    ['Written by', `Skein ${version}`],
  ]
  return facts.flatMap(([name, value]): Fact[] => (value === null || value === '' ? [] : [[name, value]]))
}

/** How a turn ended, in a word or two. */
export function turnState({ status, open }: TurnSummary): string {
  if (status === 'inProgress') return open ? 'no end in the file' : 'not finished'
  return status
}

/** When, how long, with what. */
export function turnFacts({ turn }: PlacedTurn): string[] {
  const { startedAt, durationMs, model, effort, approvalPolicy, sandbox, tokens, fileCount, failures } = turn
  return known(
    turn.rolledBack && 'taken back: Codex no longer has this turn',
    turn.inherited && 'copied from the thread that this one was forked from',
    startedAt !== null && momentText(startedAt),
    durationMs !== null && durationText(durationMs),
    model,
    effort !== null && `effort ${effort}`,
    approvalPolicy !== null && `approval ${approvalPolicy}`,
    sandbox !== null && `sandbox ${sandbox}`,
    tokens !== null && `${countText(tokens.input)} tokens in, ${countText(tokens.output)} out`,
    fileCount > 0 && counted(fileCount, 'changed file'),
    failures > 0 && counted(failures, 'failure'),
  )
}

/** What the file holds, and what of it the document leaves out. */
export function closingLines({ ledger, options, turnsLeftOut }: Closing): string[] {
  const { lines, used, notShown, problems } = ledger
  const sum = `${countText(used)} used + ${countText(notShown)} not shown + ${countText(problems)} with problems or remarks`
  return [
    `${counted(lines, 'line')} = ${sum}.`,
    ...(options.toolOutput ? [] : ['Outputs of commands and tools are left out.']),
    ...(turnsLeftOut === 0 ? [] : [`${counted(turnsLeftOut, 'turn')} that had been taken back left out.`]),
  ]
}

/** The kinds of the lines that are not shown, the most frequent first. */
export function notShownKinds({ notShownByKind }: Ledger): Fact[] {
  return Object.entries(notShownByKind)
    .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .map(([kind, count]) => [kind, countText(count)])
}

/** The problems that are listed, each on one line, and how many others there are. */
export function problemLines({ problems, problemCount }: Closing): string[] {
  const more = problemCount - problems.length
  return [...problems.map(problemLine), ...(more > 0 ? [`and ${counted(more, 'other problem')}`] : [])]
}

/** A problem on one line. */
function problemLine({ line, offset, check, message }: Problem): string {
  const where = line === null ? '' : `line ${line}${offset === null ? '' : `, byte ${countText(offset)}`}: `
  return `${where}${check}: ${message}`
}

/** How long a text is, for a place that only names it. */
export function sizeOf(text: string): string {
  return bytesText(Buffer.byteLength(text))
}

function momentText(seconds: number): string {
  return `${dateText(seconds)} (${zoneText(seconds)})`
}
