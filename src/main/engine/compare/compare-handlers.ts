import type { compareRoutes } from '../../../shared/ipc/compare.ts'
import type { Out, Parsed, ThreadKey } from '../../../shared/ipc/contract.ts'
import type { ThreadRow } from '../threads/rows.ts'
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
}

/** Answers comparisons. The gate decides what of a thread takes part. */
export function compareHandlers({ sources, row }: Surroundings): CompareHandlers {
  return {
    'compare.threads': ({ a, b }, signal) => compareThreads(sources(), row(a), row(b), signal),
  }
}
