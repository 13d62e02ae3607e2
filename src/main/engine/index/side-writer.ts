import * as z from 'zod'
import type { Index } from './open.ts'
import { Statements } from './statements.ts'

/** Writes what a home has beside its rollouts, by thread, as it was read. Calls belong inside `IndexWriter.batch`. */

/** What kinds of facts a home keeps beside its rollouts. */
export type SideKind = 'name' | 'names' | 'state' | 'projection'
export type SideState = 'ok' | 'absent' | 'unreadable'

const textValue = z.object({ value: z.string() })
const timeValue = z.object({ at: z.number() })
const threadFacts = z.object({ name: z.string().nullable(), state: z.string().nullable() })
const sideRows = z.array(z.object({ thread_id: z.string(), value: z.string() }))

export class SideWriter {
  readonly #statements: Statements

  constructor(db: Index) {
    this.#statements = new Statements(db)
  }

  /** What a home has of one kind, by thread. */
  values(homeId: number, kind: SideKind): Map<string, string> {
    const rows = this.#statements
      .of('SELECT thread_id, value FROM side_facts WHERE home_id = ? AND kind = ?')
      .all(homeId, kind)
    return new Map(sideRows.parse(rows).map(row => [row.thread_id, row.value]))
  }

  /** How its file was found; null where nobody has looked yet. */
  state(homeId: number, kind: SideKind): string | null {
    const row = this.#statements
      .of('SELECT state AS value FROM side_sources WHERE home_id = ? AND kind = ?')
      .get(homeId, kind)
    return row === undefined ? null : textValue.parse(row).value
  }

  fingerprint(homeId: number, kind: SideKind): string | null {
    const row = this.#statements
      .of('SELECT fingerprint AS value FROM side_sources WHERE home_id = ? AND kind = ?')
      .get(homeId, kind)
    return row === undefined ? null : textValue.parse(row).value
  }

  /**
   * Replaces a home's facts of one kind.
   * @returns ids of the threads whose fact changed.
   */
  put(
    homeId: number,
    kind: SideKind,
    source: { readonly fingerprint: string; readonly state: SideState },
    facts: ReadonlyMap<string, string>,
  ): Set<string> {
    const changed = new Set<string>()
    const known = this.values(homeId, kind)
    for (const id of known.keys()) {
      if (facts.has(id)) continue
      changed.add(id)
      this.#statements.run('DELETE FROM side_facts WHERE home_id = ? AND kind = ? AND thread_id = ?', homeId, kind, id)
    }
    for (const [id, value] of facts) {
      if (known.get(id) === value) continue
      changed.add(id)
      this.#statements.run('INSERT OR REPLACE INTO side_facts VALUES (?, ?, ?, ?)', homeId, kind, id, value)
    }
    this.#statements.run(
      'INSERT OR REPLACE INTO side_sources (home_id, kind, fingerprint, state) VALUES (?, ?, ?, ?)',
      homeId,
      kind,
      source.fingerprint,
      source.state,
    )
    return changed
  }

  /** Notes that what is known of a kind was so at a time. @param at unix ms. */
  wasRead(homeId: number, kind: SideKind, at: number): void {
    this.#statements.run('UPDATE side_sources SET read_ms = ? WHERE home_id = ? AND kind = ?', at, homeId, kind)
  }

  /** When what is known of a kind was so, in unix ms; 0 where nobody has looked. */
  readAt(homeId: number, kind: SideKind): number {
    const row = this.#statements
      .of('SELECT read_ms AS at FROM side_sources WHERE home_id = ? AND kind = ?')
      .get(homeId, kind)
    return row === undefined ? 0 : timeValue.parse(row).at
  }

  /** What a home says of one thread: its name in the name index, its row in the state database. */
  factsOf(homeId: number, id: string): { readonly name: string | null; readonly state: string | null } {
    const row = this.#statements
      .of(
        `SELECT (SELECT value FROM side_facts WHERE home_id = @home AND kind = 'name' AND thread_id = @id) AS name,
           (SELECT value FROM side_facts WHERE home_id = @home AND kind = 'state' AND thread_id = @id) AS state`,
      )
      .get({ home: homeId, id })
    return threadFacts.parse(row)
  }
}
