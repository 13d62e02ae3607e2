import * as z from 'zod'
import type { HomeSpec } from '../../api.ts'
import type { LibraryDb } from '../open.ts'

/** A home that is opened at every start: one that the command line named is not. */
export const storedHome = z.object({
  path: z.string().min(1).max(4096),
  origin: z.enum(['environment', 'default', 'sample', 'chosen', 'case']),
  name: z.string().max(100).exactOptional(),
  source: z.string().max(4096).exactOptional(),
})

export interface StoredHomes {
  /** In their order. */
  readonly homes: readonly z.output<typeof storedHome>[]
  /** Own homes (`$CODEX_HOME`, `~/.codex`) that a person has closed: they are not opened by themselves. */
  readonly closed: readonly string[]
}

const homeRow = z
  .object({
    path: z.string(),
    origin: z.string(),
    name: z.string().nullable(),
    source: z.string().nullable(),
  })
  .transform(({ name, source, ...home }) => ({
    ...home,
    ...(name === null ? {} : { name }),
    ...(source === null ? {} : { source }),
  }))
  .pipe(storedHome)
const pathRow = z.object({ path: z.string() })

/** The homes that are open, and those of a person's own that are not to be. */
export class HomeStore {
  readonly #db: LibraryDb

  constructor(db: LibraryDb) {
    this.#db = db
  }

  /** @returns null where there is nothing to remember yet. */
  all(): StoredHomes | null {
    const rows = this.#db.prepare('SELECT path, origin, name, source FROM open_homes ORDER BY position').all()
    const closed = this.#db.prepare('SELECT path FROM closed_homes ORDER BY path').all()
    if (rows.length === 0 && closed.length === 0) return null
    return {
      homes: z.array(homeRow).parse(rows),
      closed: z
        .array(pathRow)
        .parse(closed)
        .map(({ path }) => path),
    }
  }

  /** Puts homes, but those that the command line named, in the place of those that were open. */
  setOpen(homes: readonly HomeSpec[]): void {
    this.#db.prepare('DELETE FROM open_homes').run()
    const put = this.#db.prepare('INSERT INTO open_homes (path, position, origin, name, source) VALUES (?, ?, ?, ?, ?)')
    const kept = homes.filter(({ origin }) => origin !== 'argument')
    for (const [at, { path, origin, name, source }] of kept.entries())
      put.run(path, at, origin, name ?? null, source ?? null)
  }

  /** A person has closed one of their own homes. */
  close(path: string): void {
    this.#db.prepare('INSERT OR IGNORE INTO closed_homes (path) VALUES (?)').run(path)
  }

  /** It may be opened by itself again. */
  unclose(path: string): void {
    this.#db.prepare('DELETE FROM closed_homes WHERE path = ?').run(path)
  }
}
