import type { Opening } from '../../../shared/ipc/homes.ts'
import { inOwnThread } from '../own-thread.ts'
import type { OpenedCase } from './open-case.ts'

/** Opens a case, wherever it is done. */
export type OpenCase = (
  path: string,
  dataDir: string,
  tell: (opening: Opening) => void,
  signal: AbortSignal,
) => Promise<OpenedCase>

/**
 * Opens cases in threads of their own, one for each.
 * @param entry path of the built `case-entry.ts`.
 */
export function casesInThreads(entry: string): OpenCase {
  return (path, dataDir, tell, signal) => inOwnThread<Opening, OpenedCase>(entry, { path, dataDir }, tell, signal)
}
