import * as z from 'zod'
import type { Failure } from '../failures/failure.ts'
import { releaseKey } from '../failures/release-key.ts'
import type { Index } from './open.ts'
import { Statements } from './statements.ts'

const fileRow = z.object({ id: z.number(), release: z.string().nullable() })

/** Writes what failed in files. Calls belong inside the writer's `batch`. */
export class FailureWriter {
  readonly #statements: Statements

  constructor(db: Index) {
    this.#statements = new Statements(db)
  }

  /** Replaces what failed in a file. */
  put(homeId: number, path: string, failures: readonly Failure[]): void {
    this.drop(homeId, path)
    if (failures.length === 0) return
    const { id, release } = fileRow.parse(
      this.#statements
        .of("SELECT id, facts ->> '$.head.cliVersion' AS release FROM files WHERE home_id = ? AND path = ?")
        .get(homeId, path),
    )
    const key = releaseKey(release ?? '')
    for (const { id: fingerprint, kind, code, text, count, firstAt, lastAt, line } of failures) {
      this.#statements.run('INSERT OR IGNORE INTO fingerprints VALUES (?, ?, ?, ?)', fingerprint, kind, code, text)
      // Two texts of one file with the same number would be a wonder; the first then stands for both.
      this.#statements.run(
        'INSERT OR IGNORE INTO file_failures VALUES (?, ?, ?, ?, ?, ?, ?)',
        fingerprint,
        id,
        count,
        firstAt,
        lastAt,
        line,
        key,
      )
    }
  }

  /** Forgets what failed in a file. */
  drop(homeId: number, path: string): void {
    this.#statements.run(
      'DELETE FROM file_failures WHERE file_id = (SELECT id FROM files WHERE home_id = ? AND path = ?)',
      homeId,
      path,
    )
  }
}
