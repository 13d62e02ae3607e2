import { HISTORY_MODE_KINDS, type HistoryModeKind } from './history-mode.ts'
import type { CompatibilityReport } from './report.ts'

/** What the compatibility report says in a few sentences; window and command line say the same. */

type Releases = CompatibilityReport['recent']['releases']

const whole = new Intl.NumberFormat('en-GB')
const many = (count: number, word: string) => `${whole.format(count)} ${word}${count === 1 ? '' : 's'}`

/** Sentences for the question when paginated can become the default. */
export function compatibilityWords(report: CompatibilityReport): string[] {
  return [recentWords(report.recent), ...sinceWords(report.releases), refusalWords(report)]
}

function recentWords({ days, threads, modes, releases }: CompatibilityReport['recent']): string {
  if (threads === 0) return `No thread was begun in the last ${days} days.`
  const { paginated, unknown } = modes
  const of = `of ${many(threads, 'thread')} of the last ${days} days`
  const first =
    paginated === 0
      ? `None ${of} is paginated`
      : `${whole.format(paginated)} ${of} ${paginated === 1 ? 'is' : 'are'} paginated, ${writtenBy(releases, paginated)}`
  if (unknown === 0) return `${first}.`
  return `${first}; ${whole.format(unknown)} ${unknown === 1 ? 'has' : 'have'} a history mode that Skein does not know.`
}

function writtenBy(releases: Releases, paginated: number): string {
  const writers = releases.filter(({ modes }) => modes.paginated > 0)
  const named = writers.filter(({ release }) => release !== '')
  const oldest = named.at(-1)
  if (oldest === undefined) return 'and no release says that it wrote them'
  const by = `written by ${oldest.release}${named.length > 1 ? ' or later' : ''}`
  if (named.length < writers.length) return `${by} as far as they say`
  return paginated === 1 ? by : `all ${by}`
}

/** How many threads of the releases that can write paginated ones are such. */
function sinceWords(releases: Releases): string[] {
  const named = releases.filter(({ release }) => release !== '')
  const at = named.findLastIndex(({ modes }) => modes.paginated > 0)
  const oldest = named[at]
  if (oldest === undefined) return []
  const since = named.slice(0, at + 1)
  const sum = (mode: HistoryModeKind) => since.reduce((all, { modes }) => all + modes[mode], 0)
  const threads = HISTORY_MODE_KINDS.reduce((all, mode) => all + sum(mode), 0)
  const who = at === 0 ? `${oldest.release} wrote` : `Releases from ${oldest.release} on wrote`
  return [`${who} ${many(threads, 'thread')} here in all, ${whole.format(sum('paginated'))} of them paginated.`]
}

function refusalWords({ refusals, at }: CompatibilityReport): string {
  if (refusals === null) return 'How often opening was refused is not known: what Skein keeps cannot be used.'
  const sum = (counts: typeof refusals) => counts.reduce((all, { count }) => all + count, 0)
  const all = sum(refusals)
  if (all === 0) return 'Opening has not been refused here.'
  const now = sum(refusals.filter(({ month }) => month === at.slice(0, 7)))
  return `Opening was refused ${many(all, 'time')} here, ${whole.format(now)} of them this month.`
}
