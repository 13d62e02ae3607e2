import type { CsvCell, Table } from './csv.ts'
import type { ComparedHomeThread, HeadRow, ThreadComparison } from './ipc/compare.ts'
import { isoTime } from './iso-time.ts'

/** Comparisons as tables. Pure. */

/** A row for each fact; numbers as they are (bytes, ms, unix ms), what is not known or not there is empty. */
export function comparisonTable({ sections }: Pick<ThreadComparison, 'sections'>): Table {
  return {
    header: ['section', 'fact', 'part', 'unit', 'a', 'b', 'verdict'],
    rows: sections.flatMap(({ title, rows }) =>
      rows.map(({ name, part, unit, a, b, verdict }): CsvCell[] => [title, name, part, unit, a, b, verdict]),
    ),
  }
}

/** Both heads, member by member; what is not there is empty. `from`: the character from which on long texts are told. */
export function headsTable(rows: readonly HeadRow[]): Table {
  return {
    header: ['member', 'from', 'a', 'b', 'verdict'],
    rows: rows.map(({ path, from, a, b, verdict }) => [path, from, a, b, verdict]),
  }
}

const HOME_FACTS = ['title', 'mode', 'release', 'bytes', 'problems', 'turns', 'archived', 'updated'] as const

/** A row for each thread of two homes, what is known of it in each side by side; times in UTC. */
export function homesTable(threads: readonly ComparedHomeThread[]): Table {
  const cells = (side: ComparedHomeThread['a']): CsvCell[] =>
    side === null
      ? HOME_FACTS.map(() => null)
      : [
          ...[side.title, side.historyModeRaw, side.release, side.sizeBytes, side.problems, side.turns],
          ...[side.archived ? 'yes' : 'no', isoTime(side.updatedAt * 1000)],
        ]
  return {
    header: ['thread', 'state', ...(['a', 'b'] as const).flatMap(side => HOME_FACTS.map(fact => `${side}_${fact}`))],
    rows: threads.map(({ id, state, a, b }) => [id, state, ...cells(a), ...cells(b)]),
  }
}
