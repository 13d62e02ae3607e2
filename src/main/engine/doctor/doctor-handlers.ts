import type { Out, Parsed, ThreadKey } from '../../../shared/ipc/contract.ts'
import type { doctorRoutes } from '../../../shared/ipc/doctor.ts'
import type { structureRoutes } from '../../../shared/ipc/structure.ts'
import type { ThreadRow } from '../threads/rows.ts'
import { FileMaps } from './file-maps.ts'
import { checkCatalogue, type DoctorFacts } from './queries.ts'

type DoctorRoute = keyof typeof doctorRoutes
type DoctorHandlers = { readonly [R in DoctorRoute]: (input: Parsed<R>) => Out<R> }
type StructureHandlers = {
  readonly [R in keyof typeof structureRoutes]: (input: Parsed<R>, signal: AbortSignal) => Promise<Out<R>>
}

/** What the doctor's routes need of the engine. */
interface Surroundings {
  /** The open index's. */
  facts(): DoctorFacts
  /** The open homes. */
  homeIds(): readonly number[]
  /** @throws AppError `not-found` */
  row(thread: ThreadKey): ThreadRow
}

/**
 * Answers what the index knows of findings, for which no file is read, and where the lines of files stand, of which
 * nothing but their structure is looked at: no gate stands before either.
 */
export function doctorHandlers({ facts, homeIds, row }: Surroundings): DoctorHandlers & StructureHandlers {
  const maps = new FileMaps()
  const among = (homes: readonly number[]) => homeIds().filter(id => homes.length === 0 || homes.includes(id))
  return {
    'doctor.checks': () => ({ checks: checkCatalogue() }),
    'doctor.summary': ({ homes, known }) => facts().summary(among(homes), known),
    'doctor.times': ({ filter }) => facts().times(homeIds(), filter, Date.now()),
    'doctor.coverage': ({ homes }) => facts().coverage(among(homes)),
    'doctor.findings': request => facts().findings(homeIds(), request),
    'doctor.ended': ({ homes, ...page }) => facts().ended(among(homes), page),
    'doctor.thread': thread => facts().ofThread(row(thread)),
    'doctor.recordMap': async (input, signal) => maps.map(row(input), input, signal),
    'doctor.lines': async (input, signal) => maps.lines(row(input), input, signal),
  }
}
