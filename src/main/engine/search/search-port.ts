import type { SearchRequest } from '../../../shared/ipc/search.ts'
import type { IndexQuery } from '../threads/filter.ts'
import type { SearchOutcome } from './searcher.ts'

/** A search whose filter says which threads bear the marks that filter and text name. */
export interface IndexSearch extends SearchRequest {
  readonly filter: IndexQuery
}

/** The search as the engine drives it, wherever it runs. */
export interface SearchPort {
  /**
   * @throws the signal's reason, CorruptIndexError
   */
  search(request: IndexSearch, signal: AbortSignal): Promise<SearchOutcome>
  /** Closes the connection. */
  close(): Promise<void>
}

/** The index must be there. */
export type StartSearch = (dataDir: string) => SearchPort

/** The index is no usable database any more. */
export class CorruptIndexError extends Error {
  override readonly name = 'CorruptIndexError'
}
