import * as z from 'zod'
import type { Out, Parsed } from '../../../shared/ipc/contract.ts'
import {
  type FailedThread,
  type FailureCluster,
  type FailureFilter,
  type FailureSort,
  failureKind,
} from '../../../shared/ipc/failures.ts'
import { and, type Condition } from '../index/condition.ts'
import type { Index } from '../index/open.ts'

/** What the index knows of failures. Reads nothing else; of refused threads it knows none. */

const number = z.number()
const time = z.number().nullable()
const clusterRow = z.object({
  fingerprint: number,
  kind: failureKind,
  code: z.string(),
  text: z.string(),
  count: number,
  threads: number,
  firstKey: time,
  lastKey: time,
  firstAt: time,
  lastAt: time,
})
const threadRow = z.object({
  homeId: number,
  id: z.string(),
  title: z.string(),
  release: z.string(),
  count: number,
  firstAt: time,
  lastAt: time,
  line: number,
})
/** Both in JSON: counting the failures is what takes time, and is done once for the two. */
const countedRow = z.object({ kinds: z.string(), clusters: z.string() })
const kindRows = z.array(z.object({ kind: failureKind, fingerprints: number, failures: number }))
const stateRow = z.object({ read: number, waiting: number, notOpened: number })
const releaseRow = z.object({ release: z.string() })

/**
 * Fingerprints as they lie in the index, file after file: joining threads to each would take ten times as long, so the few
 * files that are left out are named instead. The deciding file of each thread counts alone; of refused threads there is none.
 */
const grouped = (homes: Condition) => `(SELECT f.fingerprint, sum(f.count) AS count, count(*) AS threads,
    min(f.release_key) AS firstKey, max(f.release_key) AS lastKey, min(f.first_ms) AS firstAt, max(f.last_ms) AS lastAt
  FROM file_failures f WHERE f.file_id NOT IN
    (SELECT o.id FROM files o WHERE NOT ${homes.sql} OR NOT EXISTS (SELECT 1 FROM threads t WHERE t.usage_file = o.id))
  GROUP BY f.fingerprint) g JOIN fingerprints p ON p.id = g.fingerprint`
const THREAD = `SELECT t.home_id AS homeId, t.id, t.title, t.cli_version AS release, f.count, f.first_ms AS firstAt,
  f.last_ms AS lastAt, f.line`
const LATEST = 'ORDER BY f.last_ms DESC, t.updated_ms DESC, t.home_id, t.id'

const KEYS = {
  threads: 'threads',
  count: 'count',
  text: 'text COLLATE NOCASE',
  firstRelease: 'firstKey',
  lastRelease: 'lastKey',
  firstAt: 'firstAt',
  lastAt: 'lastAt',
} as const satisfies Record<FailureSort['key'], string>

export class FailureFacts {
  readonly #db: Index

  constructor(db: Index) {
    this.#db = db
  }

  /** @param homes the numbers of homes that are open. @param known fingerprints that a person has marked so */
  list(
    homes: readonly number[],
    { filter, sort, offset, limit }: Parsed<'failures.list'>,
    known: readonly number[],
  ): Out<'failures.list'> {
    const files = oneOf('o.home_id', homes)
    const words = and([...wordsOf(filter), ...knownOf(filter, known)])
    const chosen = and(kindsOf(filter))
    const counted = countedRow.parse(
      this.#db
        .prepare(
          `WITH found AS MATERIALIZED (SELECT p.kind, p.code, p.text, g.* FROM ${grouped(files)} WHERE ${words.sql})
           SELECT
             (SELECT json_group_array(json_object('kind', kind, 'fingerprints', fingerprints, 'failures', failures)) FROM
               (SELECT kind, count(*) AS fingerprints, sum(count) AS failures FROM found GROUP BY kind ORDER BY kind)) AS kinds,
             (SELECT json_group_array(json_object('fingerprint', fingerprint, 'kind', kind, 'code', code, 'text', text,
               'count', count, 'threads', threads, 'firstKey', firstKey, 'lastKey', lastKey, 'firstAt', firstAt,
               'lastAt', lastAt)) FROM
               (SELECT * FROM found WHERE ${chosen.sql} ORDER BY ${orderOf(sort)} LIMIT ? OFFSET ?)) AS clusters`,
        )
        .get(...files.values, ...words.values, ...chosen.values, limit, offset),
    )
    const rows = z.array(clusterRow).parse(JSON.parse(counted.clusters))
    const kinds = kindRows.parse(JSON.parse(counted.kinds))
    const shown = kinds.filter(({ kind }) => filter.kinds.length === 0 || filter.kinds.includes(kind))
    const here = oneOf('t.home_id', homes)
    const state = this.#db
      .prepare(
        `SELECT coalesce(sum(t.usage_file IS NOT NULL AND t.read = 1), 0) AS read,
           coalesce(sum(t.usage_file IS NOT NULL AND t.read = 0), 0) AS waiting,
           coalesce(sum(t.usage_file IS NULL), 0) AS notOpened FROM threads t WHERE ${here.sql}`,
      )
      .get(...here.values)
    return {
      clusters: rows.map(row => this.#cluster(homes, row)),
      offset,
      total: shown.reduce((sum, { fingerprints }) => sum + fingerprints, 0),
      failures: shown.reduce((sum, { failures }) => sum + failures, 0),
      kinds,
      threads: stateRow.parse(state),
    }
  }

  /** Where a fingerprint stands in a list, from 0; null where it is not in it. @param homes as for `list` */
  locate(
    homes: readonly number[],
    { filter, sort, fingerprint }: Parsed<'failures.locate'>,
    known: readonly number[],
  ): number | null {
    const files = oneOf('o.home_id', homes)
    const where = and([...wordsOf(filter), ...knownOf(filter, known), ...kindsOf(filter)])
    const index = this.#db
      .prepare(
        `SELECT place FROM (SELECT *, row_number() OVER (ORDER BY ${orderOf(sort)}) - 1 AS place FROM
           (SELECT p.kind, p.code, p.text, g.* FROM ${grouped(files)} WHERE ${where.sql})) WHERE fingerprint = ?`,
      )
      .pluck()
      .get(...files.values, ...where.values, fingerprint)
    return number.optional().parse(index) ?? null
  }

  /** @param homes the numbers of homes that are open */
  threads(homes: readonly number[], fingerprint: number, offset: number, limit: number): Out<'failures.threads'> {
    const where = and([oneOf('t.home_id', homes), { sql: 'f.fingerprint = ?', values: [fingerprint] }])
    const total = this.#db
      .prepare(`SELECT count(*) FROM file_failures f JOIN threads t ON t.usage_file = f.file_id WHERE ${where.sql}`)
      .pluck()
      .get(...where.values)
    return { threads: this.#threads(where, offset, limit), offset, total: number.parse(total) }
  }

  #threads(where: Condition, offset: number, limit: number): FailedThread[] {
    const rows = this.#db
      .prepare(
        `${THREAD} FROM file_failures f JOIN threads t ON t.usage_file = f.file_id
         WHERE ${where.sql} ${LATEST} LIMIT ? OFFSET ?`,
      )
      .all(...where.values, limit, offset)
    return z.array(threadRow).parse(rows)
  }

  #cluster(homes: readonly number[], { firstKey, lastKey, ...row }: z.infer<typeof clusterRow>): FailureCluster {
    const where = and([oneOf('t.home_id', homes), { sql: 'f.fingerprint = ?', values: [row.fingerprint] }])
    const [example] = this.#threads(where, 0, 1)
    if (example === undefined) throw new Error('a fingerprint is of no thread')
    return { ...row, firstRelease: this.#release(where, firstKey), lastRelease: this.#release(where, lastKey), example }
  }

  /** A release by its number, as the threads of a fingerprint have it. */
  #release(where: Condition, key: number | null): string | null {
    if (key === null) return null
    const row = this.#db
      .prepare(
        `SELECT t.cli_version AS release FROM file_failures f JOIN threads t ON t.usage_file = f.file_id
         WHERE ${where.sql} AND f.release_key = ? LIMIT 1`,
      )
      .get(...where.values, key)
    return releaseRow.parse(row).release
  }
}

function oneOf(column: string, values: readonly (string | number)[]): Condition {
  return { sql: `${column} IN (${values.map(() => '?').join(', ')})`, values }
}

function kindsOf({ kinds }: FailureFilter): Condition[] {
  return kinds.length === 0 ? [] : [oneOf('kind', kinds)]
}

/** One JSON text, for there may be more of them than a statement takes values. */
function knownOf({ known: which }: FailureFilter, known: readonly number[]): Condition[] {
  if (which === null) return []
  const among = which === 'these' ? 'IN' : 'NOT IN'
  return [{ sql: `p.id ${among} (SELECT value FROM json_each(?))`, values: [JSON.stringify(known)] }]
}

/** All words must stand somewhere. */
function wordsOf({ text }: FailureFilter): Condition[] {
  return text
    .split(/\s+/)
    .filter(word => word !== '')
    .map(word => ({ sql: `instr(lower(p.code || ' ' || p.text), lower(?)) > 0`, values: [word] }))
}

/** Ends in an order of its own, so that pages fit together; what is not known comes last. */
function orderOf({ key, direction }: FailureSort): string {
  const way = direction === 'asc' ? 'ASC' : 'DESC'
  return `${KEYS[key]} IS NULL, ${KEYS[key]} ${way}, threads DESC, count DESC, fingerprint`
}
