import type { Out, Parsed, ThreadKey } from '../../../shared/ipc/contract.ts'
import type { inspectRoutes } from '../../../shared/ipc/inspect.ts'
import type { Inspector } from './inspect.ts'
import { isUnsettled } from './parity.ts'
import type { ThreadRow } from './rows.ts'

type InspectRoute = keyof typeof inspectRoutes
type InspectHandlers = { readonly [R in InspectRoute]: (input: Parsed<R>) => Out<R> }

/** What the inspector's routes need of the engine. */
interface Surroundings {
  /** The open index's. */
  facts(): Inspector
  /** @throws AppError `not-found` */
  row(thread: ThreadKey): ThreadRow
  /** Has the projections of a home read again, soon. */
  readProjections(homePath: string): void
}

/** Answers metadata in full. No history is read for it, so no gate stands before it. */
export function inspectHandlers({ facts, row, readProjections }: Surroundings): InspectHandlers {
  return {
    'threads.inspect': thread => {
      const found = row(thread)
      const inspection = facts().inspect(found)
      if (isUnsettled(inspection.parity.facts)) readProjections(found.home_path)
      return inspection
    },
    'threads.family': thread => facts().family(row(thread)),
  }
}
