import type { EngineRoute } from '../../../shared/ipc/contract.ts'
import type { failureRoutes } from '../../../shared/ipc/failures.ts'
import type { Binding, Bindings } from '../router.ts'

/** The routes of failures across threads; the engine answers them. */
export function failureBindings(
  pass: <R extends EngineRoute>(route: R) => Binding<R>,
): Pick<Bindings, keyof typeof failureRoutes> {
  return {
    'failures.list': pass('failures.list'),
    'failures.locate': pass('failures.locate'),
    'failures.threads': pass('failures.threads'),
  }
}
