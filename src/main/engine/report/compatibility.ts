import * as z from 'zod'
import type { CompatibilityReport } from '../../../shared/report.ts'
import { historyModeKind } from '../../../shared/thread.ts'
import type { Index } from '../index/open.ts'
import type { Library } from '../library/library.ts'
import { compareVersions } from './rollout-tally.ts'

/** Which releases write which history mode, as far as the heads of the index's threads say. No file is read for it. */

const cell = z.object({
  mode: historyModeKind,
  raw: z.string(),
  release: z.string(),
  month: z.string(),
  threads: z.number(),
  recent: z.number(),
  first: z.number().nullable(),
  last: z.number().nullable(),
})
type Cell = z.infer<typeof cell>
const first = z.object({
  homeId: z.number(),
  id: z.string(),
  home: z.string(),
  title: z.string(),
  release: z.string(),
})

const RECENT_DAYS = 30
const DAY_MS = 86_400_000
/** Texts of files are cut here: the report counts, and quotes no more than it needs. */
const LONGEST = 200
/** Files may name times that no calendar has: those from the year 0 to 9999 can be told. */
const CALENDAR = { from: -62_167_219_200_000, to: 253_402_300_799_999 }

/**
 * @param homes the numbers of homes in the index.
 * @param library counts refusals.
 * @param now unix ms.
 */
export function compatibilityOf(
  db: Index,
  homes: readonly number[],
  library: Library,
  now: number,
): CompatibilityReport {
  const among = `home_id IN (${homes.map(() => '?').join(', ')})`
  const since = now - RECENT_DAYS * DAY_MS
  const cells = z.array(cell).parse(
    db
      .prepare(
        `SELECT history_mode AS mode, substr(mode_raw, 1, ${LONGEST}) AS raw, substr(cli_version, 1, ${LONGEST}) AS release,
           COALESCE(strftime('%Y-%m', born / 1000, 'unixepoch'), '') AS month, count(*) AS threads,
           COALESCE(sum(born BETWEEN ? AND ?), 0) AS recent, min(born) AS first, max(born) AS last
         FROM (
           SELECT history_mode, mode_raw, cli_version,
             CASE WHEN created_ms BETWEEN ? AND ? THEN created_ms END AS born
           FROM threads WHERE ${among}
         )
         GROUP BY mode, raw, release, month ORDER BY month, release, mode, raw`,
      )
      .all(since, now, CALENDAR.from, CALENDAR.to, ...homes),
  )
  const recent = cells.filter(one => one.recent > 0).map(one => ({ ...one, threads: one.recent }))
  return {
    at: new Date(now).toISOString(),
    threads: sumOf(cells),
    modes: modesOf(cells),
    cells: cells.map(({ mode, raw, release, month, threads }) => ({ mode, raw, release, month, threads })),
    releases: byRelease(cells).map(({ release, cells: own }) => ({
      release,
      modes: modesOf(own),
      first: isoOf(own.flatMap(one => one.first ?? []).reduce(lower, Number.POSITIVE_INFINITY)),
      last: isoOf(own.flatMap(one => one.last ?? []).reduce(higher, Number.NEGATIVE_INFINITY)),
    })),
    firsts: firstsOf(db, among, homes, cells),
    recent: {
      days: RECENT_DAYS,
      since: new Date(since).toISOString(),
      threads: sumOf(recent),
      modes: modesOf(recent),
      releases: byRelease(recent).map(({ release, cells: own }) => ({ release, modes: modesOf(own) })),
    },
    refusals: library.readOr(null, ({ counters }) =>
      counters
        .all()
        .filter(({ name }) => name === 'refusal')
        .map(({ label, month, count }) => ({ mode: label, month, count })),
    ),
  }
}

/** The first thread of each mode, in order of time: the cells tell when it was begun. */
function firstsOf(
  db: Index,
  among: string,
  homes: readonly number[],
  cells: readonly Cell[],
): CompatibilityReport['firsts'] {
  const begun = new Map<Cell['mode'], number>()
  for (const { mode, first: ms } of cells) {
    if (ms !== null) begun.set(mode, Math.min(ms, begun.get(mode) ?? ms))
  }
  const find = db.prepare(
    `SELECT t.home_id AS homeId, t.id, h.path AS home, substr(t.title, 1, ${LONGEST}) AS title,
       substr(t.cli_version, 1, ${LONGEST}) AS release
     FROM threads t JOIN homes h ON h.id = t.home_id
     WHERE t.created_ms = ? AND t.history_mode = ? AND t.${among} ORDER BY t.home_id, t.id LIMIT 1`,
  )
  return [...begun]
    .sort(([, a], [, b]) => a - b)
    .map(([mode, ms]) => ({
      mode,
      ...first.parse(find.get(ms, mode, ...homes)),
      createdAt: new Date(ms).toISOString(),
    }))
}

type Counted = Pick<Cell, 'mode' | 'threads'>

function sumOf(cells: readonly Counted[]): number {
  return cells.reduce((sum, { threads }) => sum + threads, 0)
}

function modesOf(cells: readonly Counted[]): CompatibilityReport['modes'] {
  const modes = { legacy: 0, paginated: 0, unknown: 0 }
  for (const { mode, threads } of cells) modes[mode] += threads
  return modes
}

/** Newest first. */
function byRelease(cells: readonly Cell[]): { readonly release: string; readonly cells: readonly Cell[] }[] {
  const groups = new Map<string, Cell[]>()
  for (const one of cells) {
    const group = groups.get(one.release) ?? []
    group.push(one)
    groups.set(one.release, group)
  }
  return [...groups]
    .map(([release, own]) => ({ release, cells: own }))
    .sort((a, b) => compareVersions(b.release, a.release))
}

const lower = (a: number, b: number) => Math.min(a, b)
const higher = (a: number, b: number) => Math.max(a, b)

/** Null where none of the times is one. */
function isoOf(ms: number): string | null {
  return Number.isFinite(ms) ? new Date(ms).toISOString() : null
}
