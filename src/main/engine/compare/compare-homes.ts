import * as z from 'zod'
import type { ComparedHomeThread, HomeComparison, HomeThreadState } from '../../../shared/ipc/compare.ts'
import { historyModeKind } from '../../../shared/thread.ts'
import { checkTitle } from '../doctor/queries.ts'
import type { Index } from '../index/open.ts'
import { bySeverity, problemCounts } from './index-facts.ts'
import { type Fact, fact, section } from './rows.ts'

/** Two homes by what the index knows of them. Reads no file, and of refused threads the index knows no history. */

const STATES = ['changed', 'onlyA', 'onlyB', 'same'] as const

const namedRows = z.array(z.object({ name: z.string(), count: z.number() }))
const totalsRow = z.object({ threads: z.number(), bytes: z.number(), archived: z.number(), waiting: z.number() })
const stateRows = z.array(z.object({ state: z.enum(STATES), count: z.number() }))
const sideColumns = z.object({
  mode: historyModeKind,
  raw: z.string(),
  release: z.string(),
  sizeBytes: z.number(),
  problems: z.number(),
  archived: z.number(),
  turns: z.number().nullable(),
  updatedMs: z.number(),
  title: z.string(),
})
const threadRows = z.array(
  z.object({ id: z.string(), state: z.enum(STATES), a: sideColumns.nullable(), b: sideColumns.nullable() }),
)
/** Both in JSON: joining the homes is what takes time, and is done once for the two. */
const foundRow = z.object({ counts: z.string(), threads: z.string() })

/** What is compared of a thread that both homes have: one index holds it all (migration 7). */
const COMPARED = ['history_mode', 'archived', 'size_bytes', 'problem_count', 'release']
const OF_HOME = `SELECT id, updated_ms, ${COMPARED.join(', ')} FROM threads INDEXED BY threads_facets WHERE home_id`
const BOTH = `
  a AS MATERIALIZED (${OF_HOME} = @a), b AS MATERIALIZED (${OF_HOME} = @b),
  both AS MATERIALIZED (
    SELECT a.id, max(a.updated_ms, COALESCE(b.updated_ms, a.updated_ms)) AS at, CASE WHEN b.id IS NULL THEN 'onlyA'
      WHEN ${COMPARED.map(column => `a.${column} IS b.${column}`).join(' AND ')} THEN 'same' ELSE 'changed' END AS state
    FROM a LEFT JOIN b ON b.id = a.id
    UNION ALL SELECT b.id, b.updated_ms, 'onlyB' FROM b WHERE b.id NOT IN (SELECT id FROM a)
  )`
const SIDE = (
  home: 'a' | 'b',
) => `(SELECT json_object('mode', t.history_mode, 'raw', t.mode_raw, 'release', t.cli_version,
  'sizeBytes', t.size_bytes, 'problems', t.problem_count, 'archived', t.archived, 'turns', t.turn_count,
  'updatedMs', t.updated_ms, 'title', t.title) FROM threads t WHERE t.home_id = @${home} AND t.id = page.id)`

interface HomesAsked {
  readonly a: number
  readonly b: number
  /** Null for all of them. */
  readonly show: HomeThreadState | null
  readonly offset: number
  readonly limit: number
}

/** Compares two homes that the index knows, and lists a window of their threads: the last changed first. */
export function compareHomes(db: Index, { a, b, show, offset, limit }: HomesAsked): HomeComparison {
  const of = (facts: (db: Index, home: number) => Fact[]) => ({ a: facts(db, a), b: facts(db, b) })
  const counts: Record<HomeThreadState, number> = { changed: 0, onlyA: 0, onlyB: 0, same: 0 }
  const found = foundRow.parse(
    db
      .prepare(
        `WITH ${BOTH}, page AS (SELECT * FROM both WHERE @show IS NULL OR state = @show
           ORDER BY at DESC, id LIMIT @limit OFFSET @offset)
         SELECT (SELECT json_group_array(json_object('state', state, 'count', count)) FROM
             (SELECT state, count(*) AS count FROM both GROUP BY state)) AS counts,
           (SELECT json_group_array(json_object('id', id, 'state', state, 'a', json(${SIDE('a')}), 'b', json(${SIDE('b')}))) FROM
             (SELECT * FROM page ORDER BY at DESC, id) page) AS threads`,
      )
      .get({ a, b, show, offset, limit }),
  )
  for (const { state, count } of stateRows.parse(JSON.parse(found.counts))) counts[state] = count
  return {
    sections: [
      ...section('home', of(totals), 0),
      ...section('modes', of(modes), 0),
      ...section('releases', of(releases), 0),
      ...section('problems', of(problems), 0),
    ],
    counts,
    threads: threadRows
      .parse(JSON.parse(found.threads))
      .map(({ a, b, ...row }) => ({ ...row, a: sideOf(a), b: sideOf(b) })),
    offset,
  }
}

function sideOf(side: z.infer<typeof sideColumns> | null): ComparedHomeThread['a'] {
  if (side === null) return null
  const { archived, updatedMs, raw, mode, ...rest } = side
  return {
    ...rest,
    historyMode: mode,
    historyModeRaw: raw,
    archived: archived === 1,
    updatedAt: Math.floor(updatedMs / 1000),
  }
}

function totals(db: Index, home: number): Fact[] {
  const row = totalsRow.parse(
    db
      .prepare(
        `SELECT count(*) AS threads, coalesce(sum(size_bytes), 0) AS bytes, coalesce(sum(archived), 0) AS archived,
           (SELECT count(*) FROM files WHERE home_id = @home AND examined = 0) AS waiting
         FROM threads INDEXED BY threads_facets WHERE home_id = @home`,
      )
      .get({ home }),
  )
  return [
    fact('Threads', 'count', row.threads),
    fact('Archived', 'count', row.archived),
    fact('Size on disk', 'bytes', row.bytes),
    fact('Files not read yet', 'count', row.waiting),
  ]
}

function modes(db: Index, home: number): Fact[] {
  return grouped(db, home, 'history_mode')
}

function releases(db: Index, home: number): Fact[] {
  return grouped(db, home, 'release').map(one => (one.name === '' ? { ...one, name: 'Not stated' } : one))
}

function grouped(db: Index, home: number, column: 'history_mode' | 'release'): Fact[] {
  const rows = db
    .prepare(
      `SELECT ${column} AS name, count(*) AS count FROM threads INDEXED BY threads_facets WHERE home_id = ?
       GROUP BY 1 ORDER BY 2 DESC, 1`,
    )
    .all(home)
  return namedRows.parse(rows).map(({ name, count }) => fact(name, 'count', count, 'threads'))
}

function problems(db: Index, home: number): Fact[] {
  const rows = db
    .prepare(
      'SELECT "check", severity, sum(count) AS count FROM problem_counts WHERE home_id = ? GROUP BY "check", severity',
    )
    .all(home)
  return problemCounts
    .parse(rows)
    .sort(bySeverity)
    .map(row => fact(checkTitle(row.check), 'count', row.count, row.severity))
}
