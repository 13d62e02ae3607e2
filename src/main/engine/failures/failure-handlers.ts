import type { Out, Parsed } from '../../../shared/ipc/contract.ts'
import type { failureRoutes } from '../../../shared/ipc/failures.ts'
import type { FailureFacts } from './queries.ts'

type FailureRoute = keyof typeof failureRoutes
type FailureHandlers = { readonly [R in FailureRoute]: (input: Parsed<R>) => Out<R> }

/** What the routes of failures need of the engine. */
interface Surroundings {
  /** The open index's. */
  facts(): FailureFacts
  /** The open homes. */
  homeIds(): readonly number[]
  /** Fingerprints that a person has marked as known. */
  known(): readonly number[]
}

/** Answers what the index knows of failures. No file is read for it, and of refused threads the index knows none. */
export function failureHandlers({ facts, homeIds, known }: Surroundings): FailureHandlers {
  const among = (homes: readonly number[]) => homeIds().filter(id => homes.length === 0 || homes.includes(id))
  return {
    'failures.list': request => facts().list(among(request.filter.homes), request, known()),
    'failures.locate': request => ({ index: facts().locate(among(request.filter.homes), request, known()) }),
    'failures.threads': ({ fingerprint, homes, offset, limit }) =>
      facts().threads(among(homes), fingerprint, offset, limit),
  }
}
