import type Database from 'better-sqlite3'
import type { Index } from './open.ts'

/** Statements of one connection, each prepared once. */
export class Statements {
  readonly #db: Index
  readonly #prepared = new Map<string, Database.Statement>()

  constructor(db: Index) {
    this.#db = db
  }

  /** The statement of this text; whether it is plucked lasts, so no two uses of a text may differ in it. */
  of(sql: string): Database.Statement {
    const known = this.#prepared.get(sql)
    if (known !== undefined) return known
    const made = this.#db.prepare(sql)
    this.#prepared.set(sql, made)
    return made
  }

  /** Runs the statement for what it changes. @throws SQLite's error */
  run(sql: string, ...values: (string | number | null)[]): void {
    this.of(sql).run(...values)
  }
}
