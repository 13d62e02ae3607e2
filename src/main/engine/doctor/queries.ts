import * as z from 'zod'
import { isSupported } from '../../../shared/history-mode.ts'
import type { Out, Parsed, ThreadKey } from '../../../shared/ipc/contract.ts'
import { type CheckInfo, type Finding, findingScope, profile } from '../../../shared/ipc/doctor.ts'
import type { FoundCheck } from '../../../shared/ipc/triage.ts'
import { severity } from '../../../shared/problem.ts'
import type { Index } from '../index/open.ts'
import { isCheckName } from '../problems.ts'
import { filesOfRow, modeOfRow, type ThreadRow } from '../threads/rows.ts'
import { type CheckName, catalogue } from './catalogue.ts'
import type { Check } from './check.ts'
import { coverageOf } from './coverage.ts'
import { endedGroups, endedTogether } from './ended-together.ts'
import { knownOf, orderOf, whereOf } from './finding-filter.ts'
import { problemsOf } from './thread-problems.ts'
import { barsOf, dayRow } from './times.ts'

/** What the index holds of the doctor's findings, as the window asks for it. */

const checks = new Map<CheckName, Check<CheckName>>(catalogue.map(check => [check.name, check]))
const MAX_OF_THREAD = 500

const findingRow = z.object({
  home_id: z.number(),
  thread_id: z.string().nullable(),
  thread_title: z.string().nullable(),
  check: z.string(),
  severity,
  scope: findingScope,
  path: z.string(),
  line: z.number().nullable(),
  offset: z.number().nullable(),
  message: z.string(),
  remedy: z.string(),
  release: z.string(),
  at: z.number().nullable(),
  deciding: z.number(),
})
const numberRow = z.object({ n: z.number() })
const cellRow = z.object({
  check: z.string(),
  severity,
  release: z.string(),
  scope: findingScope,
  count: z.number(),
  threads: z.number(),
})
const checkRow = z.object({ check: z.string(), count: z.number(), threads: z.number() })
const severityRow = z.object({ severity, count: z.number(), threads: z.number() })
const keyRow = z.object({ homeId: z.number(), id: z.string() })
const filesRow = z.object({ checked: z.number(), waiting: z.number() })
const profileRow = z.object({ path: z.string(), profile: z.string().nullable() })

const COLUMNS = `p.home_id, f.thread_id, t.title AS thread_title, p."check", p.severity, p.scope, p.path, p.line, p."offset",
  p.message, p.remedy, p.release, p.at_ms AS at, coalesce(t.files ->> '$[0]' = p.path, 0) AS deciding`
const FROM = `problems p LEFT JOIN files f ON f.id = p.file_id
  LEFT JOIN threads t ON t.home_id = f.home_id AND t.id = f.thread_id`
const COUNTED = 'problem_counts p LEFT JOIN files f ON f.id = p.file_id'
/** A thread is named by home and id. */
const THREADS = `count(DISTINCT f.home_id || ' ' || f.thread_id)`

/** Every check as people read of it. */
export function checkCatalogue(): CheckInfo[] {
  return [...checks.values()].map(({ name, about, severity: grave, title, meaning, remedy, rules }) => ({
    check: name,
    about,
    severity: grave,
    title,
    meaning,
    remedy,
    ofRefused: rules === undefined || rules.records === undefined || rules.structure !== undefined,
  }))
}

export class DoctorFacts {
  readonly #db: Index

  constructor(db: Index) {
    this.#db = db
  }

  /** @param homes the numbers of homes that are open. */
  summary(homes: readonly number[], known: Parsed<'doctor.summary'>['known']): Out<'doctor.summary'> {
    const conditions = [{ sql: oneOfHomes(homes), values: homes }, ...knownOf(known)]
    const where = conditions.map(({ sql }) => `(${sql})`).join(' AND ')
    const values = conditions.flatMap(condition => condition.values)
    const counts = (columns: string, more: string) =>
      this.#db
        .prepare(
          `SELECT ${columns}, sum(p.count) AS count, ${THREADS} AS threads FROM ${COUNTED} WHERE ${where} ${more}`,
        )
        .all(...values)
    const cells = counts(
      'p."check", p.severity, p.release, p.scope',
      'GROUP BY p."check", p.release, p.scope ORDER BY count DESC, p."check", p.release',
    )
    const threads = (more: string) =>
      numberRow.parse(this.#db.prepare(`SELECT ${THREADS} AS n FROM ${COUNTED} WHERE ${where} ${more}`).get(...values))
        .n
    const files = this.#db
      .prepare(
        `SELECT coalesce(sum(p.examined), 0) AS checked, coalesce(sum(1 - p.examined), 0) AS waiting
         FROM files p WHERE ${oneOfHomes(homes)}`,
      )
      .get(...homes)
    return {
      cells: z
        .array(cellRow)
        .parse(cells)
        .map(cell => ({ ...cell, title: checkTitle(cell.check) })),
      checks: z.array(checkRow).parse(counts('p."check"', 'GROUP BY p."check"')),
      severities: z.array(severityRow).parse(counts('p.severity', 'GROUP BY p.severity')),
      threads: threads(''),
      threadsWithProblems: threads("AND p.severity <> 'info'"),
      files: filesRow.parse(files),
    }
  }

  /** @param homes the numbers of homes that are open. */
  times(homes: readonly number[], filter: Parsed<'doctor.times'>['filter'], now: number): Out<'doctor.times'> {
    const { sql, values } = whereOf({ ...filter, from: null, to: null }, homes, 'rows')
    const rows = this.#db
      .prepare(
        `SELECT date(p.at_ms / 1000, 'unixepoch', 'localtime') AS day, p.severity, count(*) AS count
         FROM ${FROM} WHERE ${sql} AND p.at_ms IS NOT NULL GROUP BY day, p.severity HAVING day IS NOT NULL`,
      )
      .all(...values)
    return barsOf(z.array(dayRow).parse(rows), now)
  }

  /** Threads with errors or warnings that are not known: those with errors first, then the newest. */
  threadsWithProblems(homes: readonly number[], known: Parsed<'doctor.summary'>['known']): ThreadKey[] {
    const conditions = [{ sql: oneOfHomes(homes), values: homes }, ...knownOf(known)]
    const rows = this.#db
      .prepare(
        `SELECT t.home_id AS homeId, t.id FROM ${COUNTED}
         JOIN threads t ON t.home_id = f.home_id AND t.id = f.thread_id
         WHERE p.severity <> 'info' AND ${conditions.map(({ sql }) => `(${sql})`).join(' AND ')}
         GROUP BY t.home_id, t.id ORDER BY min(p.severity), t.updated_ms DESC, t.home_id, t.id`,
      )
      .all(...conditions.flatMap(condition => condition.values))
    return z.array(keyRow).parse(rows)
  }

  /** What is wrong with each of some threads, by `homeId id`; remarks are left out. */
  problemsOf(threads: readonly ThreadKey[]): ReadonlyMap<string, readonly FoundCheck[]> {
    return problemsOf(this.#db, threads, checkTitle)
  }

  /** @param homes the numbers of homes that are open. */
  ended(homes: readonly number[], page: Pick<Parsed<'doctor.ended'>, 'offset' | 'limit'>): Out<'doctor.ended'> {
    return endedGroups(this.#db, homes, page)
  }

  /** @param homes the numbers of homes that are open. */
  coverage(homes: readonly number[]): Out<'doctor.coverage'> {
    return coverageOf(this.#db, homes)
  }

  /** @param homes the numbers of homes that are open. */
  findings(
    homes: readonly number[],
    { filter, sort, offset, limit }: Parsed<'doctor.findings'>,
  ): Out<'doctor.findings'> {
    const { sql, values } = whereOf(filter, homes, 'rows')
    const rows = this.#db
      .prepare(`SELECT ${COLUMNS} FROM ${FROM} WHERE ${sql} ORDER BY ${orderOf(sort)} LIMIT ? OFFSET ?`)
      .all(...values, limit, offset)
    const total = numberRow.parse(this.#db.prepare(`SELECT count(*) AS n FROM ${FROM} WHERE ${sql}`).get(...values)).n
    return {
      findings: z.array(findingRow).parse(rows).map(toFinding),
      offset,
      total,
      counted: this.#counted(filter, homes, total),
    }
  }

  ofThread(row: ThreadRow): Out<'doctor.thread'> {
    const key = [row.home_id, row.id]
    const rows = this.#db
      .prepare(
        `SELECT ${COLUMNS} FROM ${FROM} WHERE f.home_id = ? AND f.thread_id = ?
         ORDER BY ${orderOf({ key: 'severity', direction: 'asc' })} LIMIT ${MAX_OF_THREAD}`,
      )
      .all(...key)
    const counted = this.#db
      .prepare(`SELECT coalesce(sum(p.count), 0) AS n FROM ${COUNTED} WHERE f.home_id = ? AND f.thread_id = ?`)
      .get(...key)
    const profiles = this.#db
      .prepare('SELECT path, profile FROM files WHERE home_id = ? AND thread_id = ? ORDER BY path')
      .all(...key)
    const files = z
      .array(profileRow)
      .parse(profiles)
      .map(file => ({
        path: file.path,
        deciding: file.path === filesOfRow(row)[0],
        profile: file.profile === null ? null : profile.parse(JSON.parse(file.profile)),
      }))
    return {
      structureOnly: !isSupported(modeOfRow(row)),
      findings: z
        .array(findingRow)
        .parse(rows)
        .map(one => ({ ...toFinding(one), meaning: meaningOf(one.check) })),
      counted: numberRow.parse(counted).n,
      endedTogether: endedTogether(
        this.#db,
        { homeId: row.home_id, id: row.id },
        files.map(file => file.profile),
      ),
      files,
    }
  }

  /** Counts know nothing of times: of a stretch of time, there are as many findings as rows. */
  #counted(filter: Parsed<'doctor.findings'>['filter'], homes: readonly number[], total: number): number {
    if (filter.from !== null || filter.to !== null) return total
    const { sql, values } = whereOf(filter, homes, 'counts')
    const row = this.#db.prepare(`SELECT coalesce(sum(p.count), 0) AS n FROM ${COUNTED} WHERE ${sql}`).get(...values)
    return numberRow.parse(row).n
  }
}

function oneOfHomes(homes: readonly number[]): string {
  return `p.home_id IN (${homes.map(() => '?').join(', ')})`
}

function toFinding({ home_id, thread_id, thread_title, deciding, ...row }: z.infer<typeof findingRow>): Finding {
  return {
    ...row,
    homeId: home_id,
    threadId: thread_id,
    threadTitle: thread_title,
    title: checkTitle(row.check),
    deciding: deciding === 1,
  }
}

/** What a check is called where people read; its name where this Skein has none of that name. */
export function checkTitle(check: string): string {
  return (isCheckName(check) ? checks.get(check)?.title : undefined) ?? check
}

function meaningOf(check: string): string {
  return (isCheckName(check) ? checks.get(check)?.meaning : undefined) ?? ''
}
