import type { Out, Parsed } from '../../../shared/ipc/contract.ts'
import type { reportRoutes } from '../../../shared/ipc/report.ts'
import type { Index } from '../index/open.ts'
import type { Library } from '../library/library.ts'
import { compatibilityOf } from './compatibility.ts'

type ReportRoute = keyof typeof reportRoutes
type ReportHandlers = { readonly [R in ReportRoute]: (input: Parsed<R>) => Out<R> }

/** What the routes of reports need of the engine. */
interface Surroundings {
  db(): Index
  /** The open homes' numbers. */
  homeIds(): readonly number[]
  library(): Library
}

/** Answers from the index; no file is read. */
export function reportHandlers({ db, homeIds, library }: Surroundings): ReportHandlers {
  return {
    'report.compatibility': ({ homes }) => {
      const among = homeIds().filter(id => homes.length === 0 || homes.includes(id))
      return compatibilityOf(db(), among, library(), Date.now())
    },
  }
}
