import type { ThreadOutline } from '../../../shared/ipc/history.ts'
import { markOutcomes } from '../../../shared/marks.ts'
import type { TokenUsage, TurnStatus, TurnSummary } from '../../../shared/turn.ts'
import { clock, clockOfRecord, compact, count, dayClock, duration, isoTime, plural } from '../../util/format.ts'
import { cutText } from '../../util/text.ts'
import type { Axis, ShortWait } from './axis.ts'
import type { Bar } from './bars.ts'
import type { TimeForm } from './labels.ts'
import { kindWord } from './lanes.ts'
import type { Spot } from './spot.ts'
import { tokenParts } from './totals.ts'

/** What the charts say in words: for tips, screen readers and the text beside them. Texts of threads stay untrusted. */

const STATUS: Readonly<Record<TurnStatus, string>> = {
  completed: 'completed',
  interrupted: 'interrupted',
  failed: 'failed',
  inProgress: 'no end recorded',
}

/** How a turn ended, in running text. */
export function turnStatusWord(status: TurnStatus): string {
  return STATUS[status]
}

/** `a, b and c` */
export function listWords(parts: readonly string[]): string {
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`
}

/** One-based numbers of turns; at most `most`, then how many more there are. */
export function turnNumbers(turns: readonly number[], most = 12): string {
  const numbers = turns.slice(0, most).map(turn => count(turn + 1))
  if (turns.length > most) numbers.push(plural(turns.length - most, 'other'))
  return `${turns.length === 1 ? 'turn' : 'turns'} ${listWords(numbers)}`
}

/** What is said of a turn besides its prompt. */
function turnFacts(turn: TurnSummary): readonly string[] {
  const facts: string[] = []
  if (turn.startedAt !== null) facts.push(clock(turn.startedAt))
  if (turn.durationMs !== null) facts.push(duration(turn.durationMs))
  if (turn.status !== 'completed') facts.push(STATUS[turn.status])
  if (turn.failures > 0) facts.push(`${count(turn.failures)} failed`)
  if (turn.fileCount > 0) facts.push(`${plural(turn.fileCount, 'file')} changed`)
  if (turn.rolledBack) facts.push('rolled back')
  if (turn.inherited) facts.push('inherited')
  return facts
}

/** A time below the line. */
export function timeText(ms: number, form: TimeForm): string {
  if (form === 'day') return dayClock(ms / 1000)
  const iso = isoTime(ms / 1000)
  return form === 'seconds' && iso !== undefined ? clockOfRecord(iso) : clock(ms / 1000)
}

/** `Turn 6 of 14 · 08:47 · 6 min 07 s · 1 failed: The delays never grow`. */
export function turnWords(turns: readonly TurnSummary[], at: number): string {
  const turn = turns[at]
  if (turn === undefined) return 'No turn'
  const facts = [`Turn ${count(at + 1)} of ${count(turns.length)}`, ...turnFacts(turn)].join(' · ')
  return turn.prompt === null ? facts : `${facts}: ${cutText(turn.prompt, 80)}`
}

function outcomeOf(sign: string): string {
  for (const [key, outcome] of Object.entries(markOutcomes)) if (key === sign) return outcome
  return 'fine'
}

/** What stands under the pointer: `Turn 6 · 08:52 · Command, failed · 12.4 s`. */
function spotWords({ marks }: Pick<ThreadOutline, 'marks'>, spot: Spot): string {
  const parts = [`Turn ${count(spot.turn + 1)}`]
  if (spot.item !== null) {
    const start = marks.startedAt[spot.item] ?? 0
    const end = marks.endedAt[spot.item] ?? 0
    const outcome = outcomeOf(marks.outcomes[spot.item] ?? '.')
    if (start > 0) parts.push(clock(start / 1000))
    const kind = kindWord(marks.kinds[spot.item] ?? '')
    parts.push(outcome === 'fine' ? kind : `${kind}, ${outcome === 'open' ? 'no result in the file' : outcome}`)
    if (start > 0 && end > start) parts.push(duration(end - start))
  }
  return parts.join(' · ')
}

/** `3 h 20 min between turns 6 and 7, drawn short`. */
function waitWords({ ms, turns: [before, after] }: ShortWait): string {
  const where =
    before === after ? `within turn ${count(before + 1)}` : `between turns ${count(before + 1)} and ${count(after + 1)}`
  return `${duration(ms)} ${where}, drawn short`
}

/**
 * What is said of a place on the line: the wait there that is drawn short, else what stands there.
 * @param spot what stands there; null where nothing does.
 */
export function tipWords(
  outline: Pick<ThreadOutline, 'marks'>,
  axis: Axis,
  place: number,
  spot: Spot | null,
): string | null {
  const wait = axis.shortWaits.find(({ from, to }) => place >= from && place <= to)
  if (wait !== undefined) return waitWords(wait)
  return spot === null ? null : spotWords(outline, spot)
}

/** The whole picture in a sentence or two. */
export function strandWords(
  outline: ThreadOutline,
  turnsShown: readonly number[],
  byTime: boolean,
  waits: number,
  found: number,
): string {
  const shown = turnsShown.flatMap(at => outline.turns[at] ?? [])
  if (shown.length === 0) return 'The file holds no turns.'
  const failed = turnsShown.filter(at => (outline.turns[at]?.failures ?? 0) > 0)
  const failures = shown.reduce((sum, turn) => sum + turn.failures, 0)
  const changed = turnsShown.filter(at => (outline.turns[at]?.fileCount ?? 0) > 0)
  const said = [
    byTime
      ? `Time line of ${plural(shown.length, 'turn')}: thinking, writing and commands.`
      : `${plural(shown.length, 'turn')} in the order of the file, which holds no times.`,
    failures === 0 ? 'Nothing failed.' : `${plural(failures, 'failure')}, in ${turnNumbers(failed)}.`,
  ]
  if (changed.length > 0) said.push(`Files changed in ${turnNumbers(changed)}.`)
  if (found > 0) said.push(`What one looks for stands in ${plural(found, 'item')}: F3 goes to the next.`)
  if (waits > 0) said.push(`${plural(waits, 'long wait')} drawn short.`)
  return said.join(' ')
}

/** `Turn 6`, `Turns 6 to 10`. */
export function barName({ from, to }: Pick<Bar, 'from' | 'to'>): string {
  return from === to ? `Turn ${count(from + 1)}` : `Turns ${count(from + 1)} to ${count(to + 1)}`
}

function part(value: number, name: string): string {
  return `${compact(value)} ${name}`
}

/** `38.2 k tokens: 10 k input, 20 k cached, 7.6 k output, 612 reasoning`. */
export function tokenWords(tokens: TokenUsage): string {
  const { input, cached, output, reasoning } = tokenParts(tokens)
  const parts = [part(input, 'input'), part(cached, 'cached'), part(output, 'output'), part(reasoning, 'reasoning')]
  return `${compact(tokens.total)} tokens: ${parts.join(', ')}`
}

/** `31%`; nothing where it cannot be said. */
export function percent(part: number, whole: number): string {
  if (!(whole > 0)) return ''
  const share = (part / whole) * 100
  return share > 0 && share < 1 ? 'under 1%' : `${Math.round(share)}%`
}

/** How full the context was. */
export function contextWords({ context, window }: Pick<Bar, 'context' | 'window'>): string | null {
  if (context === null) return null
  const tokens = `context ${compact(context)}`
  return window === null ? `${tokens} tokens` : `${tokens} of ${compact(window)} (${percent(context, window)})`
}

/** All that a bar shows. */
export function barWords(bar: Bar): string {
  const said = [barName(bar), bar.tokens === null ? 'no token counts' : tokenWords(bar.tokens)]
  const context = contextWords(bar)
  if (context !== null) said.push(context)
  if (bar.compactions > 0) said.push(bar.compactions === 1 ? 'compacted' : `compacted ${count(bar.compactions)} times`)
  if (bar.share === 'rolledBack') said.push('rolled back')
  if (bar.share === 'inherited') said.push('inherited')
  return said.join(' · ')
}
