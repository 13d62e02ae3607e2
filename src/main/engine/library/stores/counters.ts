import * as z from 'zod'
import { type Counter, counter } from '../../../../shared/ipc/library.ts'
import type { LibraryDb } from '../open.ts'

/** Counts of what happened here, by month. They are sent nowhere. */
export class CounterStore {
  readonly #db: LibraryDb

  constructor(db: LibraryDb) {
    this.#db = db
  }

  /** @param label tells apart what is counted under one name: for refusals, the history mode. */
  add(name: Counter['name'], label: string, at: Date): void {
    this.#db
      .prepare(
        `INSERT INTO counters (name, label, month, count) VALUES (?, ?, ?, 1)
         ON CONFLICT DO UPDATE SET count = count + 1`,
      )
      .run(name, label, at.toISOString().slice(0, 7))
  }

  /** The latest month first. Names that this Skein does not know are left out. */
  all(): Counter[] {
    const known = counter.shape.name.options
    return z.array(counter).parse(
      this.#db
        .prepare(
          `SELECT name, label, month, count FROM counters WHERE name IN (${known.map(() => '?').join(', ')})
           ORDER BY month DESC, name, label`,
        )
        .all(...known),
    )
  }

  reset(): void {
    this.#db.prepare('DELETE FROM counters').run()
  }
}
