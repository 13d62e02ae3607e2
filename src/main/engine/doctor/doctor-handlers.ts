import type { Out, Parsed, ThreadKey } from '../../../shared/ipc/contract.ts'
import type { doctorRoutes } from '../../../shared/ipc/doctor.ts'
import type { ThreadRow } from '../threads/rows.ts'
import { checkCatalogue, type DoctorFacts } from './queries.ts'

type DoctorRoute = keyof typeof doctorRoutes
type DoctorHandlers = { readonly [R in DoctorRoute]: (input: Parsed<R>) => Out<R> }

/** What the doctor's routes need of the engine. */
interface Surroundings {
  /** The open index's. */
  facts(): DoctorFacts
  /** The open homes. */
  homeIds(): readonly number[]
  /** @throws AppError `not-found` */
  row(thread: ThreadKey): ThreadRow
}

/** Answers what the index knows of findings. No file is read for it, so no gate stands before it. */
export function doctorHandlers({ facts, homeIds, row }: Surroundings): DoctorHandlers {
  const among = (homes: readonly number[]) => homeIds().filter(id => homes.length === 0 || homes.includes(id))
  return {
    'doctor.checks': () => ({ checks: checkCatalogue() }),
    'doctor.summary': ({ homes, known }) => facts().summary(among(homes), known),
    'doctor.times': ({ filter }) => facts().times(homeIds(), filter),
    'doctor.coverage': ({ homes }) => facts().coverage(among(homes)),
    'doctor.findings': request => facts().findings(homeIds(), request),
    'doctor.thread': thread => facts().ofThread(row(thread)),
  }
}
