import type { ReactNode } from 'react'
import type { CsvCell } from '../../../shared/csv.ts'
import { HISTORY_MODE_KINDS } from '../../../shared/history-mode.ts'
import { ModeBadge } from '../../components/ModeBadge.tsx'
import { Word } from '../../content/Labels.tsx'
import { count, plural } from '../../util/format.ts'
import { threadName } from '../../util/same-thread.ts'
import { Aside } from '../pages/index.ts'
import { DataTable, ThreadLink } from '../tables/index.ts'
import styles from './CompatibilityPage.module.css'
import type { Report } from './store.ts'
import { type ByMode, type Month, type ReleaseMonth, total, unknownModes } from './sums.ts'
import { dayWord, modeWord, monthWord } from './words.ts'

/** Rows that are shown; a CSV has them all. */
const MOST_ROWS = 100

function More({ of }: { readonly of: readonly unknown[] }) {
  if (of.length <= MOST_ROWS) return null
  return <Aside>And {plural(of.length - MOST_ROWS, 'more', 'more')}: the CSV has all of them.</Aside>
}

function releaseName(release: string): ReactNode {
  return release === '' ? 'Not told' : <Word text={release} />
}

function releaseNames(releases: readonly string[]): string {
  const [first, last] = [releases.at(-1), releases[0]]
  if (first === undefined || last === undefined) return ''
  const name = (release: string) => (release === '' ? 'not told' : release)
  if (releases.length < 3) return releases.map(name).join(', ')
  return `${name(last)} and ${releases.length - 1} before`
}

/** Numbers of threads that are none are quiet: the eye is to fall on the others. */
const numbers = (modes: ByMode): readonly ReactNode[] =>
  [...HISTORY_MODE_KINDS.map(mode => modes[mode]), total(modes)].map((threads, at) =>
    threads === 0 ? (
      <span key={HISTORY_MODE_KINDS[at] ?? 'all'} className={styles.none}>
        0
      </span>
    ) : (
      count(threads)
    ),
  )
const csvNumbers = (modes: ByMode): readonly CsvCell[] => [...HISTORY_MODE_KINDS.map(mode => modes[mode]), total(modes)]
const NUMBERS = [
  ...HISTORY_MODE_KINDS.map(mode => ({ name: modeWord(mode), number: true })),
  { name: 'All', number: true },
]

/** The chart in numbers. */
export function MonthTable({ months }: { readonly months: readonly Month[] }) {
  return (
    <DataTable
      title="Months"
      testId="compatibility-months"
      columns={[{ name: 'Month' }, ...NUMBERS]}
      rows={months.slice(0, MOST_ROWS).map(({ month, modes }) => ({
        key: month,
        cells: [monthWord(month), ...numbers(modes)],
      }))}
      csv={{
        name: 'compatibility-months',
        header: ['month', ...HISTORY_MODE_KINDS, 'all'],
        rows: months.map(({ month, modes }) => [month, ...csvNumbers(modes)]),
      }}
    >
      <More of={months} />
    </DataTable>
  )
}

/** Months and releases together. */
export function ReleaseMonthTable({ rows }: { readonly rows: readonly ReleaseMonth[] }) {
  return (
    <DataTable
      title="Releases by month"
      testId="compatibility-release-months"
      columns={[{ name: 'Month' }, { name: 'Release' }, ...NUMBERS]}
      rows={rows.slice(0, MOST_ROWS).map(({ month, release, modes }) => ({
        key: `${month} ${release}`,
        cells: [monthWord(month), releaseName(release), ...numbers(modes)],
      }))}
      csv={{
        name: 'compatibility-releases-by-month',
        header: ['month', 'release', ...HISTORY_MODE_KINDS, 'all'],
        rows: rows.map(({ month, release, modes }) => [month, release, ...csvNumbers(modes)]),
      }}
    >
      <More of={rows} />
    </DataTable>
  )
}

/** Which release writes what, and since when it has been seen here. */
export function ReleaseTable({ releases }: { readonly releases: Report['releases'] }) {
  return (
    <DataTable
      title="Releases on this machine"
      testId="compatibility-releases"
      columns={[{ name: 'Release' }, ...NUMBERS, { name: 'First thread' }, { name: 'Last thread' }]}
      rows={releases.slice(0, MOST_ROWS).map(({ release, modes, first, last }) => ({
        key: release,
        cells: [releaseName(release), ...numbers(modes), dayWord(first), dayWord(last)],
      }))}
      csv={{
        name: 'compatibility-releases',
        header: ['release', ...HISTORY_MODE_KINDS, 'all', 'first_thread', 'last_thread'],
        rows: releases.map(({ release, modes, first, last }) => [release, ...csvNumbers(modes), first, last]),
      }}
    >
      <More of={releases} />
    </DataTable>
  )
}

interface FirstsProps {
  readonly firsts: Report['firsts']
  readonly onOpen: (thread: Report['firsts'][number]) => void
}

/** Since when threads of each mode are written here. */
export function FirstTable({ firsts, onOpen }: FirstsProps) {
  return (
    <DataTable
      title="First thread of each mode"
      testId="compatibility-firsts"
      columns={[{ name: 'Thread' }, { name: 'Mode' }, { name: 'Begun' }, { name: 'Release' }]}
      rows={firsts.map(thread => ({
        key: threadName(thread),
        cells: [
          <ThreadLink key="title" title={thread.title} onOpen={() => onOpen(thread)} />,
          <ModeBadge key="mode" kind={thread.mode} />,
          dayWord(thread.createdAt),
          releaseName(thread.release),
        ],
      }))}
      csv={{
        name: 'compatibility-first-threads',
        header: ['mode', 'thread', 'title', 'begun', 'release'],
        rows: firsts.map(({ mode, id, title, createdAt, release }) => [mode, id, title, createdAt, release]),
      }}
    />
  )
}

/** What stands in files for a mode that Skein does not know. */
export function UnknownTable({ cells, order }: { readonly cells: Report['cells']; readonly order: readonly string[] }) {
  const unknown = unknownModes(cells, order)
  if (unknown.length === 0) return null
  return (
    <DataTable
      title="Unknown modes"
      testId="compatibility-unknown"
      columns={[{ name: 'As the file says it' }, { name: 'Threads', number: true }, { name: 'Written by' }]}
      rows={unknown.slice(0, MOST_ROWS).map(({ raw, threads, releases }) => ({
        key: raw,
        cells: [<Word key="raw" text={raw} />, count(threads), <Word key="by" text={releaseNames(releases)} />],
      }))}
      csv={{
        name: 'compatibility-unknown-modes',
        header: ['mode', 'threads', 'written_by'],
        rows: unknown.map(({ raw, threads, releases }) => [raw, threads, releases.join(' ')]),
      }}
    >
      <More of={unknown} />
    </DataTable>
  )
}
