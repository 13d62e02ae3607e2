import * as z from 'zod'
import type { Counter } from '../../../shared/ipc/library.ts'
import type { CompatibilityReport } from '../../../shared/report.ts'
import { historyModeKind } from '../../../shared/thread.ts'
import type { Index } from '../index/open.ts'
import { compareVersions } from './rollout-tally.ts'

/** Which releases write which history mode, as far as the heads of the index's threads say. */

const cell = z.object({
  mode: historyModeKind,
  release: z.string(),
  month: z.string(),
  threads: z.number(),
  first: z.number(),
  last: z.number(),
})
type Cell = z.infer<typeof cell>
const first = z.object({
  mode: historyModeKind,
  id: z.string(),
  home: z.string(),
  release: z.string(),
  created: z.number(),
})

/**
 * @param homes the numbers of homes in the index.
 * @param counters of the library.
 */
export function compatibilityOf(
  db: Index,
  homes: readonly number[],
  counters: readonly Counter[],
): CompatibilityReport {
  const among = `home_id IN (${homes.map(() => '?').join(', ')})`
  const cells = z.array(cell).parse(
    db
      .prepare(
        `SELECT history_mode AS mode, cli_version AS release, strftime('%Y-%m', created_ms / 1000, 'unixepoch') AS month,
           count(*) AS threads, min(created_ms) AS first, max(created_ms) AS last
         FROM threads WHERE ${among} GROUP BY mode, release, month ORDER BY month, release, mode`,
      )
      .all(...homes),
  )
  const firsts = z.array(first).parse(
    db
      .prepare(
        // Beside a min(), SQLite takes the other columns from the row that has it.
        `SELECT t.history_mode AS mode, t.id, h.path AS home, t.cli_version AS release, min(t.created_ms) AS created
         FROM threads t JOIN homes h ON h.id = t.home_id WHERE t.${among} GROUP BY mode ORDER BY created`,
      )
      .all(...homes),
  )
  return {
    threads: cells.reduce((sum, { threads }) => sum + threads, 0),
    modes: modesOf(cells),
    cells: cells.map(({ mode, release, month, threads }) => ({ mode, release, month, threads })),
    releases: releasesOf(cells),
    firsts: firsts.map(({ created, ...thread }) => ({ ...thread, createdAt: isoOf(created) })),
    refusals: counters
      .filter(({ name }) => name === 'refusal')
      .map(({ label, month, count }) => ({ mode: label, month, count })),
  }
}

function modesOf(cells: readonly Cell[]): CompatibilityReport['modes'] {
  const modes = { legacy: 0, paginated: 0, unknown: 0 }
  for (const { mode, threads } of cells) modes[mode] += threads
  return modes
}

function releasesOf(cells: readonly Cell[]): CompatibilityReport['releases'] {
  return [...new Set(cells.map(({ release }) => release))]
    .sort((a, b) => compareVersions(b, a))
    .map(release => {
      const own = cells.filter(one => one.release === release)
      return {
        release,
        modes: modesOf(own),
        first: isoOf(Math.min(...own.map(one => one.first))),
        last: isoOf(Math.max(...own.map(one => one.last))),
      }
    })
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString()
}
