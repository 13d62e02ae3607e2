import * as z from 'zod'
import { compatibilityReport } from '../report.ts'
import { route } from './route.ts'

/** What the index counts for a decision; `skein report` prints the same. */

export const reportRoutes = {
  /** Which releases write which history mode, among these homes; among all that are open where none is named. */
  'report.compatibility': route(z.strictObject({ homes: z.array(z.int()).max(200).default([]) }), compatibilityReport),
} as const
