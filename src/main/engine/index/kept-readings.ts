import * as z from 'zod'
import { KEPT_VERSION, type PackedReading } from '../scan/reading/packed.ts'
import type { Index } from './open.ts'
import { Statements } from './statements.ts'

const FILE = '(SELECT id FROM files WHERE home_id = ? AND path = ?)'
const blob = z.instanceof(Uint8Array)
const packed = z.object({ outline: blob, rest: blob })

/** What readings keep, in the index. Calls that write belong inside the writer's `batch`. */
export class KeptReadings {
  readonly #statements: Statements

  constructor(db: Index) {
    this.#statements = new Statements(db)
  }

  /** Drops what other rules made. */
  useRules(): void {
    this.#statements.run('DELETE FROM kept_readings WHERE version <> ?', KEPT_VERSION)
  }

  /** Replaces what is kept of a file. */
  put(homeId: number, path: string, { outline, rest }: PackedReading): void {
    this.#statements
      .of(`INSERT OR REPLACE INTO kept_readings VALUES (${FILE}, ?, ?, ?)`)
      .run(homeId, path, KEPT_VERSION, outline, rest)
  }

  /** What is kept of a file; null for nothing. */
  of(homeId: number, path: string): PackedReading | null {
    const row = this.#statements
      .of(`SELECT outline, rest FROM kept_readings WHERE file_id = ${FILE} AND version = ?`)
      .get(homeId, path, KEPT_VERSION)
    return row === undefined ? null : packed.parse(row)
  }

  /** The outline alone (`keptOutline`, packed); null for nothing. */
  outlineOf(homeId: number, path: string): Uint8Array | null {
    const outline = this.#statements
      .of(`SELECT outline FROM kept_readings WHERE file_id = ${FILE} AND version = ?`)
      .pluck()
      .get(homeId, path, KEPT_VERSION)
    return outline === undefined ? null : blob.parse(outline)
  }

  /** Forgets what is kept of a file. */
  drop(homeId: number, path: string): void {
    this.#statements.run(`DELETE FROM kept_readings WHERE file_id = ${FILE}`, homeId, path)
  }
}
