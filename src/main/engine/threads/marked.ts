import * as z from 'zod'
import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import { type Condition, or } from '../index/condition.ts'

/** Threads that a person marked, as conditions on the index. The marks themselves lie in another database (`library/`). */

/** `named` is a tag as people type it, in any case; `tag` is exactly that one. */
export type Mark = 'pinned' | 'noted' | `tag ${string}` | `named ${string}`

/** Threads of a home. */
export interface HomeThreads {
  readonly homeId: number
  /** Their ids as a JSON array, which SQLite takes as one value however many they are. */
  readonly ids: string
}

/** For each mark that a query names, the threads that bear it. Pure data: it is sent to the thread that searches. */
export type Marked = ReadonlyMap<Mark, readonly HomeThreads[]>

/** A tag, and a thread that bears it. */
export type Tagged = readonly [tag: string, homeId: number, id: string]

const idList = z.array(z.string())

export const NO_MARKS: Marked = new Map()

function lookedUp(mark: Mark, marked: Marked): readonly HomeThreads[] {
  const homes = marked.get(mark)
  if (homes === undefined) throw new Error(`nobody looked up which threads are ${mark}`)
  return homes
}

/** The threads that bear one of the marks. @throws as `bearing` */
export function bearersOf(marks: readonly Mark[], marked: Marked): ThreadKey[] {
  return marks.flatMap(mark =>
    lookedUp(mark, marked).flatMap(({ homeId, ids }) => idList.parse(JSON.parse(ids)).map(id => ({ homeId, id }))),
  )
}

/** Threads that bear a mark, as a condition. @throws Error where nobody has looked up which those are. */
export function bearing(mark: Mark, marked: Marked): Condition {
  return or(
    lookedUp(mark, marked).map(({ homeId, ids }) => ({
      sql: 't.home_id = ? AND t.id IN (SELECT value FROM json_each(?))',
      values: [homeId, ids],
    })),
  )
}
