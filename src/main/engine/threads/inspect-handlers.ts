import type { Out, Parsed, ThreadKey } from '../../../shared/ipc/contract.ts'
import type { inspectRoutes } from '../../../shared/ipc/inspect.ts'
import type { Inspector } from './inspect.ts'
import type { ThreadRow } from './rows.ts'

type InspectRoute = keyof typeof inspectRoutes
type InspectHandlers = { readonly [R in InspectRoute]: (input: Parsed<R>) => Out<R> }

/** What the inspector's routes need of the engine. */
interface Surroundings {
  /** The open index's. */
  facts(): Inspector
  /** @throws AppError `not-found` */
  row(thread: ThreadKey): ThreadRow
}

/** Answers metadata in full. No history is read for it, so no gate stands before it. */
export function inspectHandlers({ facts, row }: Surroundings): InspectHandlers {
  return {
    'threads.inspect': thread => facts().inspect(row(thread), Date.now()),
    'threads.family': thread => facts().family(row(thread)),
  }
}
