import * as z from 'zod'
import type { FindingScope, Profile } from '../../../shared/ipc/doctor.ts'
import { type Extent, extentOf } from '../doctor/extent.ts'
import type { Finding, Found } from '../doctor/findings.ts'
import type { HomeFile } from '../doctor/home-facts.ts'
import { checks, isCheckName } from '../problems.ts'
import { fileName, isCompressed, parseRolloutName } from '../rollout/names.ts'
import type { Index } from './open.ts'
import { Statements } from './statements.ts'
import { historyMode, lineStart } from './stored-facts.ts'
import { isArchived } from './thread-row.ts'

/** Writes what the doctor found, of files and of homes. Calls belong inside the writer's `batch`. */

/** Who found it; what somebody finds takes the place of what he found before. */
export type Origin = 'start' | 'pass' | 'structure' | 'home' | 'folders' | 'name' | 'names' | 'state' | 'projection'

const fileRow = z.object({ id: z.number(), release: z.string().nullable(), modified_ms: z.number() })
const homeFileRow = z.object({
  path: z.string(),
  thread_id: z.string(),
  in_codex_place: z.number(),
  mode: z.string(),
  head_at: z.string(),
  base: z.string().nullable(),
  listed: z.number().nullable(),
})
const extentRow = z.object({
  path: z.string(),
  size_bytes: z.number(),
  modified_ms: z.number(),
  lines: z.number(),
  bytes: z.number(),
  last_offset: z.number().nullable(),
})
const threadCount = z.object({ thread_id: z.string(), count: z.number() })

interface Subject {
  readonly homeId: number
  readonly fileId: number | null
  readonly release: string
  readonly at: number | null
  readonly scope: FindingScope
}

export class ProblemWriter {
  readonly #statements: Statements

  constructor(db: Index) {
    this.#statements = new Statements(db)
  }

  /** Replaces what was found of a file. @param replaced whose findings go; those of `origin` in any case */
  putFile(
    homeId: number,
    path: string,
    origin: Origin,
    found: Found,
    scope: FindingScope,
    replaced: readonly Origin[] = [],
  ): void {
    const { id, release, modified_ms } = fileRow.parse(
      this.#statements
        .of(
          "SELECT id, facts ->> '$.head.cliVersion' AS release, modified_ms FROM files WHERE home_id = ? AND path = ?",
        )
        .get(homeId, path),
    )
    for (const old of new Set([origin, ...replaced])) {
      this.#statements.run('DELETE FROM problems WHERE file_id = ? AND origin = ?', id, old)
      this.#statements.run('DELETE FROM problem_counts WHERE file_id = ? AND origin = ?', id, old)
    }
    this.add({ homeId, fileId: id, release: release ?? '', at: modified_ms, scope }, origin, found)
  }

  /** Replaces what was found of a home itself. */
  putHome(homeId: number, origin: Origin, found: Found): void {
    for (const table of ['problems', 'problem_counts']) {
      this.#statements.run(`DELETE FROM ${table} WHERE home_id = ? AND file_id IS NULL AND origin = ?`, homeId, origin)
    }
    this.add({ homeId, fileId: null, release: '', at: null, scope: 'full' }, origin, found)
  }

  /** Takes away what an origin has found of a home's files. */
  clearFiles(homeId: number, origin: Origin): void {
    for (const table of ['problems', 'problem_counts']) {
      this.#statements.run(
        `DELETE FROM ${table} WHERE home_id = ? AND file_id IS NOT NULL AND origin = ?`,
        homeId,
        origin,
      )
    }
  }

  /** Notes that all lines of a file have been looked at. @returns false where the file is another one by now */
  putProfile(homeId: number, path: string, fingerprint: string, profile: Profile | null): boolean {
    const done = this.#statements
      .of('UPDATE files SET examined = 1, profile = ? WHERE home_id = ? AND path = ? AND fingerprint = ?')
      .run(profile === null ? null : JSON.stringify(profile), homeId, path, fingerprint)
    return done.changes > 0
  }

  /** Forgets what a file is made of: it is another one, or must not be opened any more. */
  dropProfile(homeId: number, path: string): void {
    this.#statements.run('UPDATE files SET profile = NULL WHERE home_id = ? AND path = ?', homeId, path)
  }

  /** Whether all lines of a file have been looked at. */
  isExamined(homeId: number, path: string): boolean {
    return (
      this.#statements.of('SELECT id FROM files WHERE home_id = ? AND path = ? AND examined = 1').get(homeId, path) !==
      undefined
    )
  }

  /** The files of a home, as its checks see them. */
  filesOf(homeId: number): HomeFile[] {
    const rows = this.#statements
      .of(
        `SELECT path, thread_id, in_codex_place, facts -> '$.head.mode' AS mode, facts ->> '$.head.baseId' AS base,
           facts -> '$.headAt' AS head_at, facts ->> '$.listedByCodex' AS listed FROM files WHERE home_id = ?`,
      )
      .all(homeId)
    return z
      .array(homeFileRow)
      .parse(rows)
      .flatMap(row => {
        const name = parseRolloutName(fileName(row.path))
        if (name === null) return []
        const head = { mode: historyMode.parse(JSON.parse(row.mode)), baseId: row.base }
        const listed = row.listed === 1 && row.in_codex_place === 1
        const headAt = lineStart.nullable().parse(JSON.parse(row.head_at))
        return [{ path: row.path, name, threadId: row.thread_id, archived: isArchived(row.path), head, headAt, listed }]
      })
  }

  /** How far the files of a home reach, by path; of those whose lines have been looked at. */
  extentsOf(homeId: number): Map<string, Extent> {
    const rows = this.#statements
      .of(
        `SELECT path, size_bytes, modified_ms, profile ->> '$.lines' AS lines, profile ->> '$.bytes' AS bytes,
           profile ->> '$.last.offset' AS last_offset FROM files WHERE home_id = ? AND examined = 1 AND profile IS NOT NULL`,
      )
      .all(homeId)
    return new Map(
      z
        .array(extentRow)
        .parse(rows)
        .map(({ path, size_bytes, modified_ms, lines, bytes, last_offset }) => {
          const file = { sizeBytes: size_bytes, compressed: isCompressed(path), modifiedAt: modified_ms }
          return [path, extentOf(file, { lines, bytes, lastOffset: last_offset })]
        }),
    )
  }

  /** Threads of a home that others have too. */
  alsoIn(homeId: number, others: readonly number[]): Set<string> {
    if (others.length === 0) return new Set()
    const among = others.map(() => '?').join(', ')
    const rows = this.#statements
      .of(
        `SELECT DISTINCT a.thread_id FROM files a JOIN files b ON b.thread_id = a.thread_id
         WHERE a.home_id = ? AND b.home_id IN (${among})`,
      )
      .all(homeId, ...others)
    return new Set(
      z
        .array(z.object({ thread_id: z.string() }))
        .parse(rows)
        .map(row => row.thread_id),
    )
  }

  /** How many findings of an origin the threads of a home have, by thread. */
  countsByThread(homeId: number, origin: Origin): Map<string, number> {
    const rows = this.#statements
      .of(
        `SELECT f.thread_id, sum(c.count) AS count FROM problem_counts c JOIN files f ON f.id = c.file_id
         WHERE c.home_id = ? AND c.origin = ? GROUP BY f.thread_id`,
      )
      .all(homeId, origin)
    return new Map(
      z
        .array(threadCount)
        .parse(rows)
        .map(({ thread_id, count }) => [thread_id, count]),
    )
  }

  /** Puts in what was found of something of which nothing of this origin is there. */
  add(subject: Subject, origin: Origin, { rows, counts }: Found): void {
    for (const row of rows) this.#putRow(subject, origin, row)
    for (const [check, count] of Object.entries(counts)) {
      if (!isCheckName(check)) continue
      const { homeId, fileId, scope, release } = subject
      this.#statements.run(
        'INSERT INTO problem_counts VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        homeId,
        fileId,
        origin,
        check,
        checks[check].severity,
        scope,
        release,
        count,
      )
    }
  }

  #putRow({ homeId, fileId, scope, release, at }: Subject, origin: Origin, row: Finding): void {
    this.#statements.run(
      `INSERT INTO problems (home_id, file_id, origin, "check", severity, path, line, "offset", message, remedy, scope, release, at_ms)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      homeId,
      fileId,
      origin,
      row.check,
      row.severity,
      row.path,
      row.line,
      row.offset,
      row.message,
      row.remedy,
      scope,
      release,
      row.time ?? at,
    )
  }
}
