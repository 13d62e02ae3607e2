import type { LineVerdict, RawLine } from '../../../shared/ipc/history.ts'
import type { Problem } from '../../../shared/problem.ts'
import type { Ledger } from '../../../shared/thread.ts'
import { escapeHidden } from '../../content/visible.ts'
import { bytes, count, plural } from '../../util/format.ts'
import { cutText } from '../../util/text.ts'

/** What the raw view says of lines. */

const VERDICT: Readonly<Record<LineVerdict, string>> = { used: 'Used', notShown: 'Not shown', problem: 'Problem' }

/** The verdict in a word, or what the problem is. */
export function verdictWord(line: RawLine): string {
  return line.verdict === 'problem' && line.problem !== null ? escapeHidden(line.problem) : VERDICT[line.verdict]
}

/** The verdict in a sentence. */
export function verdictSentence(line: RawLine): string {
  switch (line.verdict) {
    case 'used':
      return line.item === null
        ? 'Used: it says something of the thread or of a turn, and is no item of its own.'
        : 'Used: it went into an item of the transcript.'
    case 'notShown':
      return line.length === 0 ? 'An empty line.' : 'Known, and not shown in the transcript.'
    case 'problem':
      return `Problem: ${line.problem === null ? 'this line could not be used.' : escapeHidden(line.problem)}`
  }
}

/** What the record is, as ledgers name it, in two parts of which the first may give way. */
export function kindParts(line: RawLine): readonly [string, string] {
  const text = kindText(line)
  const end = line.kind === null ? 0 : text.indexOf('/') + 1
  return [text.slice(0, end), text.slice(end)]
}

/** What the record is, as ledgers name it. */
export function kindText(line: RawLine): string {
  return line.kind === null ? 'no record' : escapeHidden(cutText(line.kind, 120))
}

/** Everything of a line in one: `Line 812, from byte 3,104,660, 1.21 kB, event_msg/token_count, no ordinal, Used`. */
export function placeWords(line: RawLine): string {
  const { number, offset, length } = line
  const parts = [`Line ${count(number)}`, `from byte ${count(offset)}`, bytes(length), kindText(line), NO_ORDINAL]
  return [...parts, verdictWord(line).replaceAll('`', '')].join(', ')
}

/** Only paginated threads number their records: a file with numbers is not opened. */
export const NO_ORDINAL = 'no ordinal'

/** `3,204 lines: 2,900 used, 290 not shown, 14 with problems or remarks`. */
export function ledgerWords({ lines, used, notShown, problems }: Ledger): string {
  const parts = [`${count(used)} used`, `${count(notShown)} not shown`, `${count(problems)} with problems or remarks`]
  return `${plural(lines, 'line')}: ${parts.join(', ')}`
}

/** How many of the lines with problems are shown, while no others are. */
export function shownWords(shown: number, problems: number): string {
  return shown < problems
    ? `The first ${count(shown)} of ${plural(problems, 'line')}`
    : `${plural(shown, 'line')} shown`
}

/** Problems that are reported of a line. */
export function problemsOf(problems: readonly Problem[], line: number): readonly Problem[] {
  return problems.filter(problem => problem.line === line)
}

const CLOCK = /[T ](\d{2}:\d{2}:\d{2})(?:[.,](\d{1,3}))?/

/** The time of day to the millisecond, where the window's clock stands; the text itself where it is no time. */
export function lineTime(timestamp: string | null): string {
  if (timestamp === null) return 'none'
  const parsed = new Date(timestamp)
  if (Number.isNaN(parsed.getTime()) || !CLOCK.test(timestamp)) return escapeHidden(cutText(timestamp, 40))
  const two = (value: number) => String(value).padStart(2, '0')
  const ms = String(parsed.getMilliseconds()).padStart(3, '0')
  return `${two(parsed.getHours())}:${two(parsed.getMinutes())}:${two(parsed.getSeconds())}.${ms}`
}
