import type { Out, Parsed } from '../../../shared/ipc/contract.ts'
import type { ThreadQuery } from '../../../shared/ipc/query.ts'
import type { usageRoutes } from '../../../shared/ipc/usage.ts'
import type { Library } from '../library/library.ts'
import type { UsageFacts } from './queries.ts'

type UsageRoute = keyof typeof usageRoutes
type UsageHandlers = { readonly [R in UsageRoute]: (input: Parsed<R>) => Out<R> }

/** What the usage routes need of the engine. */
interface Surroundings {
  /** The open index's. */
  facts(): UsageFacts
  /** The query with the homes that it means. */
  here(query: ThreadQuery): ThreadQuery
  library(): Library
}

/** Answers what the index knows of usage. No file is read for it, and of refused threads the index knows none. */
export function usageHandlers({ facts, here, library }: Surroundings): UsageHandlers {
  return {
    'usage.summary': request => facts().page({ ...request, query: here(request.query) }),
    'usage.prices': () => ({ prices: library().read(({ prices }) => prices.all()) }),
    'usage.setPrice': ({ model, price }) => {
      library().change('prices', ({ prices }) => prices.set(model, price))
      return {}
    },
  }
}
