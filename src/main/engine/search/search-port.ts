import type { SearchRequest } from '../../../shared/ipc/search.ts'
import type { SearchOutcome } from './searcher.ts'

/** The search as the engine drives it, wherever it runs. */
export interface SearchPort {
  /**
   * @throws the signal's reason, CorruptIndexError
   */
  search(request: SearchRequest, signal: AbortSignal): Promise<SearchOutcome>
  /** Closes the connection. */
  close(): Promise<void>
}

/** The index must be there. */
export type StartSearch = (dataDir: string) => SearchPort

/** The index is no usable database any more. */
export class CorruptIndexError extends Error {
  override readonly name = 'CorruptIndexError'
}
