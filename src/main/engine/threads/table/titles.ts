import * as z from 'zod'
import type { Index } from '../../index/open.ts'
import type { Changes, Columns } from './columns.ts'

const titles = z.array(z.tuple([z.string(), z.number(), z.string()]))
const title = z.string().default('')

/** Folded titles of threads, read when an order by name is first asked for. */
export class Titles {
  readonly #db: Index
  readonly #columns: Columns
  #titles: string[] | null = null

  constructor(db: Index, columns: Columns) {
    this.#db = db
    this.#columns = columns
  }

  changed(changes: Changes): void {
    if (changes === null) this.#titles = null
    if (changes === null || this.#titles === null || changes.length === 0) return
    const { alive, ids, numbers } = this.#columns
    const one = this.#db.prepare('SELECT title_key FROM threads WHERE home_id = ? AND id = ?').pluck()
    for (const place of changes) {
      this.#titles[place] = alive[place] === 1 ? title.parse(one.get(numbers.home[place], ids[place])) : ''
    }
  }

  /** By place. */
  all(): readonly string[] {
    if (this.#titles !== null) return this.#titles
    const all: string[] = Array.from({ length: this.#columns.size }, () => '')
    for (const [found, homeId, id] of titles.parse(
      this.#db.prepare('SELECT title_key, home_id, id FROM threads').raw().all(),
    )) {
      const place = this.#columns.placeOf(homeId, id)
      if (place !== undefined) all[place] = found
    }
    this.#titles = all
    return all
  }
}
