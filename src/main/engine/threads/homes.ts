import * as z from 'zod'
import type { Home, HomeWatch } from '../../../shared/ipc/status.ts'
import { home as homeSchema } from '../../../shared/ipc/status.ts'
import type { InDatabase } from '../../../shared/parity.ts'
import { type Problem, severity } from '../../../shared/problem.ts'
import type { HomeSpec } from '../api.ts'
import type { Index } from '../index/open.ts'
import { givenNames, type ProjectionRow, projectionRow, type StateRow, stateRow } from '../index/stored-facts.ts'
import { WHOLE_FOLDER } from '../scan/discover.ts'
import type { GivenName } from '../side/name-index.ts'

/** What the index knows of homes: their counts, their problems, and what stands beside their rollouts. */

const homeRow = z.object({
  id: z.number(),
  places: z.string(),
  threads: z.number(),
  size: z.number(),
  problems: z.number(),
})
const valueRow = z.object({ value: z.string() })
const problemRow = z.object({
  check: z.string(),
  severity,
  path: z.string(),
  line: z.number().nullable(),
  offset: z.number().nullable(),
  message: z.string(),
  remedy: z.string(),
}) satisfies z.ZodType<Problem>

const PROBLEM_COLUMNS = '"check", severity, path, line, "offset", message, remedy'

export class HomeFacts {
  readonly #db: Index

  constructor(db: Index) {
    this.#db = db
  }

  /** A home's number; null before it was scanned for the first time. */
  id(path: string): number | null {
    const row = this.#db.prepare('SELECT id FROM homes WHERE path = ?').get(path)
    return row === undefined ? null : z.object({ id: z.number() }).parse(row).id
  }

  home(id: number, { path, origin, name, source }: HomeSpec, watch: HomeWatch = 'none'): Home {
    const row = homeRow.parse(
      this.#db
        .prepare(
          `SELECT id, places, (SELECT count(*) FROM threads WHERE home_id = homes.id) AS threads,
            (SELECT coalesce(sum(size_bytes), 0) FROM threads WHERE home_id = homes.id) AS size,
            (SELECT coalesce(sum(count), 0) FROM problem_counts WHERE home_id = homes.id AND severity <> 'info') AS problems
           FROM homes WHERE id = ?`,
        )
        .get(id),
    )
    const places = homeSchema.shape.places.parse(JSON.parse(row.places))
    return {
      id,
      path,
      origin,
      name: name ?? null,
      source: source ?? null,
      // A folder of another layout is walked as a whole, and nothing in it is watched. An empty one has no layout yet.
      watch: places.some(place => place.path === WHOLE_FOLDER && place.files > 0) ? 'none' : watch,
      threadCount: row.threads,
      sizeBytes: row.size,
      problemCount: row.problems,
      places,
    }
  }

  /** The gravest problems first. */
  problems(homes: readonly number[], limit: number): { problems: Problem[]; total: number } {
    const among = homes.map(() => '?').join(', ')
    const rank = "CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END"
    const rows = this.#db
      .prepare(
        `SELECT ${PROBLEM_COLUMNS} FROM problems WHERE home_id IN (${among}) ORDER BY ${rank}, path, line LIMIT ?`,
      )
      .all(...homes, limit)
    const total = this.#db
      .prepare(`SELECT coalesce(sum(count), 0) AS n FROM problem_counts WHERE home_id IN (${among})`)
      .get(...homes)
    return { problems: z.array(problemRow).parse(rows), total: z.object({ n: z.number() }).parse(total).n }
  }

  problemsOfThread(homeId: number, threadId: string, limit: number): Problem[] {
    const rows = this.#db
      .prepare(
        `SELECT ${PROBLEM_COLUMNS} FROM problems
         WHERE file_id IN (SELECT id FROM files WHERE home_id = ? AND thread_id = ?) ORDER BY path, line LIMIT ?`,
      )
      .all(homeId, threadId, limit)
    return z.array(problemRow).parse(rows)
  }

  /** The state database's row of a thread, and whether there could be one. */
  stateRow(homeId: number, threadId: string): { row: StateRow | null; state: InDatabase } {
    const value = this.#side(homeId, 'state', threadId)
    if (value !== null) return { row: stateRow.parse(JSON.parse(value)), state: 'present' }
    return { row: null, state: this.#missingFrom(homeId, 'state') }
  }

  /**
   * What the history projection has of a thread, and whether there could be something; and when it was so, in unix ms.
   * @param ids that it may be kept under: the thread's, and the second ones in its files' names.
   */
  projection(
    homeId: number,
    ids: readonly string[],
  ): { readonly rows: ReadonlyMap<string, ProjectionRow>; readonly found: InDatabase; readonly readAt: number } {
    const rows = new Map<string, ProjectionRow>()
    for (const id of ids) {
      const value = this.#side(homeId, 'projection', id)
      if (value !== null) rows.set(id, projectionRow.parse(JSON.parse(value)))
    }
    const source = this.#db
      .prepare("SELECT read_ms AS at FROM side_sources WHERE home_id = ? AND kind = 'projection'")
      .get(homeId)
    const readAt = source === undefined ? 0 : z.object({ at: z.number() }).parse(source).at
    return { rows, found: rows.size > 0 ? 'present' : this.#missingFrom(homeId, 'projection'), readAt }
  }

  #missingFrom(homeId: number, kind: 'state' | 'projection'): InDatabase {
    const source = this.#db
      .prepare('SELECT state AS value FROM side_sources WHERE home_id = ? AND kind = ?')
      .get(homeId, kind)
    const state = source === undefined ? 'absent' : valueRow.parse(source).value
    return state === 'ok' ? 'absent' : state === 'unreadable' ? 'unreadable' : 'no-database'
  }

  /** The names that `session_index.jsonl` has had for a thread, oldest first. */
  givenNames(homeId: number, threadId: string): GivenName[] {
    const value = this.#side(homeId, 'names', threadId)
    return value === null ? [] : givenNames.parse(JSON.parse(value))
  }

  /** The thread's name in `session_index.jsonl`. */
  indexName(homeId: number, threadId: string): string | null {
    return this.#side(homeId, 'name', threadId)
  }

  #side(homeId: number, kind: string, threadId: string): string | null {
    const row = this.#db
      .prepare('SELECT value FROM side_facts WHERE home_id = ? AND kind = ? AND thread_id = ?')
      .get(homeId, kind, threadId)
    return row === undefined ? null : valueRow.parse(row).value
  }
}
