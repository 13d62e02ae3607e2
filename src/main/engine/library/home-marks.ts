import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import type { RowMarks } from '../../../shared/ipc/library.ts'
import type { ThreadQuery } from '../../../shared/ipc/query.ts'
import type { IndexQuery } from '../threads/filter.ts'
import type { Tagged } from '../threads/marked.ts'
import type { Library } from './library.ts'
import { type KnownHome, withMarks } from './marked-queries.ts'

interface Homes {
  known(): readonly KnownHome[]
  /** The query with the homes that it means, all of them open. */
  within(query: ThreadQuery): ThreadQuery
}

/** Marks of threads by the numbers of the open homes, as lists want them. */
export class HomeMarks {
  readonly #library: Library
  readonly #homes: Homes

  constructor(library: Library, homes: Homes) {
    this.#library = library
    this.#homes = homes
  }

  /** @param searched the text of a search that is narrowed by the query. @throws as `withMarks` */
  within(query: ThreadQuery, searched = ''): IndexQuery {
    return withMarks(this.#homes.within(query), this.#library, this.#homes.known(), searched)
  }

  /** The marks of those of these threads that have any; none where the library cannot be used. */
  of(threads: readonly ThreadKey[]): RowMarks[] {
    const homes = this.#homes.known()
    const paths = new Map(homes.map(({ id, path }) => [id, path]))
    const named = threads.flatMap(({ homeId, id }) => {
      const homePath = paths.get(homeId)
      return homePath === undefined ? [] : [{ homePath, id }]
    })
    const ids = this.#numbers(homes)
    return this.#library
      .readOr([], ({ bearers }) => bearers.marksOf(named))
      .flatMap(({ homePath, tags, ...marks }) => {
        const homeId = ids.get(homePath)
        return homeId === undefined ? [] : [{ homeId, ...marks, tags: [...tags] }]
      })
  }

  /** Every tag of every thread of the open homes; none where the library cannot be used. */
  tagged(): Tagged[] {
    const ids = this.#numbers(this.#homes.known())
    return this.#library
      .readOr([], ({ bearers }) => bearers.tagged())
      .flatMap(({ tag, homePath, id }): Tagged[] => {
        const homeId = ids.get(homePath)
        return homeId === undefined ? [] : [[tag, homeId, id]]
      })
  }

  #numbers(homes: readonly KnownHome[]): ReadonlyMap<string, number> {
    return new Map(homes.map(({ id, path }) => [path, id]))
  }
}
