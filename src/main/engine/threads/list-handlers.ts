import type { Out, Parsed, ThreadKey } from '../../../shared/ipc/contract.ts'
import type { inspectRoutes } from '../../../shared/ipc/inspect.ts'
import type { RowMarks } from '../../../shared/ipc/library.ts'
import type { ThreadQuery } from '../../../shared/ipc/query.ts'
import type { Index } from '../index/open.ts'
import { detailOf } from './detail.ts'
import type { IndexQuery } from './filter.ts'
import { forWindow } from './for-window.ts'
import type { HomeFacts } from './homes.ts'
import type { Inspector } from './inspect.ts'
import { inspectHandlers } from './inspect-handlers.ts'
import type { ThreadList } from './list.ts'
import type { Tagged } from './marked.ts'
import type { ThreadRow } from './rows.ts'

type ListRoute =
  | 'threads.list'
  | 'threads.keys'
  | 'threads.facets'
  | 'threads.histogram'
  | 'threads.locate'
  | 'threads.typeAhead'
  | 'threads.resolve'
  | 'threads.get'
  | keyof typeof inspectRoutes
type ListHandlers = {
  readonly [R in ListRoute]: (input: Parsed<R>, signal: AbortSignal) => Out<R> | Promise<Out<R>>
}

interface Surroundings {
  /** The open one; asked anew each time. */
  index(): { readonly db: Index; readonly list: ThreadList; readonly facts: HomeFacts; readonly inspector: Inspector }
  homeIds(): number[]
  /** The query with the homes that it means. */
  here(query: ThreadQuery): IndexQuery
  /** What the person made of these threads; of those that bear nothing, nothing. */
  marksOf(threads: readonly ThreadKey[]): RowMarks[]
  /** Every tag of every thread. */
  tagged(): Tagged[]
  /** @throws AppError `not-found` */
  row(thread: ThreadKey): ThreadRow
  /** Has the files of a thread read again: the index is behind. */
  refresh(row: ThreadRow): void
  /** Has it read again, soon, how far the client has read the files of a home. */
  readProjections(homePath: string): void
  untilHeads(signal: AbortSignal): Promise<void>
}

/** Answers what the index knows of threads, whatever their mode: none of it is history. */
export function listHandlers(surroundings: Surroundings): ListHandlers {
  const { index, homeIds, here, marksOf, tagged, row, refresh, readProjections, untilHeads } = surroundings
  return {
    ...inspectHandlers({
      facts: () => index().inspector,
      row,
      readProjections,
    }),
    'threads.list': ({ query, sort, offset, limit }) => {
      const { threads, total } = index().list.page(here(query), sort, offset, limit)
      const marks = marksOf(threads.map(({ id, skein }) => ({ homeId: skein.homeId, id })))
      return { threads: threads.map(forWindow), marks, total, offset }
    },
    'threads.keys': ({ query, sort, offset, limit }) => ({
      threads: index().list.keys(here(query), sort, offset, limit),
    }),
    'threads.facets': ({ query }) => index().list.facets(here(query), tagged()),
    'threads.histogram': ({ query }) => index().list.histogram(here(query)),
    'threads.locate': ({ query, sort, thread }) => ({ offset: index().list.offsetOf(here(query), sort, thread) }),
    'threads.typeAhead': ({ query, sort, prefix, offset }) => ({
      offset: index().list.typeAhead(here(query), sort, prefix, offset),
    }),
    'threads.resolve': async ({ id }, signal) => {
      // A link may be what Skein was started with: the thread is not missing before the list is complete.
      if (index().list.resolve(id, homeIds()).length === 0) await untilHeads(signal)
      return { threads: index().list.resolve(id, homeIds()) }
    },
    'threads.get': thread => {
      const found = row(thread)
      const { detail, stale } = detailOf(index().db, index().facts, found)
      if (stale) refresh(found)
      return { ...detail, thread: forWindow(detail.thread) }
    },
  }
}
