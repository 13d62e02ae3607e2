import * as z from 'zod'
import { KEPT_VERSION, type PackedReading } from '../scan/reading/packed.ts'
import type { Index } from './open.ts'
import { Statements } from './statements.ts'

const FILE = '(SELECT id FROM files WHERE home_id = ? AND path = ?)'
const packed = z.object({ outline: z.instanceof(Uint8Array), rest: z.instanceof(Uint8Array) })

/** Writes what readings keep. Calls that write belong inside the writer's `batch`. */
export class KeptWriter {
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

  /** Forgets what is kept of a file. */
  drop(homeId: number, path: string): void {
    this.#statements.run(`DELETE FROM kept_readings WHERE file_id = ${FILE}`, homeId, path)
  }
}
