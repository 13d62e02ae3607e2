import type { EngineRoute } from '../../../shared/ipc/contract.ts'
import type { triageRoutes } from '../../../shared/ipc/triage.ts'
import type { Binding, Bindings } from '../router.ts'

/** The routes of how far a person is with what is wrong; the engine answers them. */
export function triageBindings(
  pass: <R extends EngineRoute>(route: R) => Binding<R>,
): Pick<Bindings, keyof typeof triageRoutes> {
  return {
    'triage.list': pass('triage.list'),
    'triage.set': pass('triage.set'),
    'triage.next': pass('triage.next'),
    'triage.queue': pass('triage.queue'),
  }
}
