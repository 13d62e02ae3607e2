import type { ThreadQuery } from '../../../shared/ipc/query.ts'
import { readFilterText } from '../../../shared/search/filter-text.ts'
import { parseQuery } from '../../../shared/search/parse.ts'
import type { ThreadCondition } from '../../../shared/search/query.ts'
import { markOf } from '../search/conditions.ts'
import type { IndexQuery } from '../threads/filter.ts'
import type { HomeThreads, Mark, Marked } from '../threads/marked.ts'
import type { Library } from './library.ts'

/** Queries on the index that name what the person made: they are given the threads that it means. */

/** A home that the index knows. */
export interface KnownHome {
  readonly id: number
  readonly path: string
}

/**
 * A query with the conditions that its text holds, and the threads that bear the marks which it names.
 * @param searched the text of a search that is narrowed by the query
 * @throws AppError `library` where it names marks and the library cannot be opened
 */
export function withMarks(
  query: ThreadQuery,
  library: Library,
  homes: readonly KnownHome[],
  searched = '',
): IndexQuery {
  const now = Date.now()
  const { words, conditions } = readFilterText(query.text, now)
  const sought = searched === '' ? [] : parseQuery(searched, { now }).conditions
  const marks = new Set(namedBy(query, [...conditions, ...sought]))
  return { ...query, text: words, conditions, marked: marks.size === 0 ? new Map() : lookUp(marks, library, homes) }
}

function namedBy({ pinned, tags }: ThreadQuery, conditions: readonly ThreadCondition[]): Mark[] {
  const marks: Mark[] = tags.map((tag): Mark => `tag ${tag}`)
  if (pinned) marks.push('pinned')
  return [...marks, ...conditions.flatMap(condition => markOf(condition) ?? [])]
}

function lookUp(marks: ReadonlySet<Mark>, library: Library, homes: readonly KnownHome[]): Marked {
  const idOf = new Map(homes.map(({ id, path }) => [path, id]))
  return library.read(stores => {
    const threadsOf = (mark: Mark): HomeThreads[] =>
      stores.bearers.of(mark).flatMap(({ homePath, ids }) => {
        const homeId = idOf.get(homePath)
        return homeId === undefined ? [] : [{ homeId, ids }]
      })
    return new Map([...marks].map(mark => [mark, threadsOf(mark)]))
  })
}
