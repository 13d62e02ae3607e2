import type { compareRoutes } from '../../../shared/ipc/compare.ts'
import type { Out, Parsed, ThreadKey } from '../../../shared/ipc/contract.ts'
import { AppError } from '../../../shared/ipc/result.ts'
import type { ThreadRow } from '../threads/rows.ts'
import { compareHeads } from './compare-heads.ts'
import { compareHomes } from './compare-homes.ts'
import { compareThreads } from './compare-threads.ts'
import type { Sources } from './side.ts'

type CompareRoute = keyof typeof compareRoutes
type CompareHandlers = {
  readonly [R in CompareRoute]: (input: Parsed<R>, signal: AbortSignal) => Out<R> | Promise<Out<R>>
}

/** What the routes need of the engine. */
interface Surroundings {
  sources(): Sources
  /** @throws AppError `not-found` */
  row(thread: ThreadKey): ThreadRow
  /** The open homes. */
  homeIds(): readonly number[]
}

/** Answers comparisons. The gate decides what of a thread takes part. */
export function compareHandlers({ sources, row, homeIds }: Surroundings): CompareHandlers {
  return {
    'compare.threads': ({ a, b }, signal) => compareThreads(sources(), row(a), row(b), signal),
    'compare.heads': ({ a, b, headA, headB }, signal) =>
      compareHeads(sources(), { row: row(a), choice: headA }, { row: row(b), choice: headB }, signal),
    'compare.homes': asked => {
      const open = homeIds()
      if (!open.includes(asked.a) || !open.includes(asked.b)) throw new AppError('not-found', 'the home is not open')
      return compareHomes(sources().db, asked)
    },
  }
}
