import { isSupported, UnsupportedHistoryMode } from '../../../shared/history-mode.ts'
import { AppError } from '../../../shared/ipc/result.ts'
import { and, type Condition } from '../index/condition.ts'
import { asAppError, openThread } from '../threads/gate.ts'
import { modeOfRow, type ThreadRow } from '../threads/rows.ts'
import { RpcError, rpcCodes } from './errors.ts'
import { cursorsOf, keysetOf, listPlace } from './list-place.ts'
import { listCondition } from './list-where.ts'
import { pageLimit, type ThreadSearchParams, type ThreadSearchResult } from './schemas.ts'
import { spokenSnippet } from './spoken-text.ts'
import type { ThreadStore } from './store.ts'
import { toListThread } from './thread-list.ts'

/** Rows of the list that are looked at together. */
const GROUP = 100

type Found = { readonly row: ThreadRow; readonly snippet: string }

/**
 * Answers `thread/search`: the threads of the list in whose conversation a text stands, case ignored. The index tells
 * where it may stand, the files where it does; a thread that must not be opened is never looked into.
 * @throws RpcError, and what the index throws
 */
export async function threadSearch(
  store: ThreadStore,
  params: ThreadSearchParams,
  signal: AbortSignal,
): Promise<ThreadSearchResult> {
  const term = params.searchTerm.trim()
  if (term === '') {
    throw new RpcError(rpcCodes.invalidRequest, 'thread/search requires a non-empty searchTerm')
  }
  const { order, after: begin, behind } = listPlace(params)
  if (begin === null) await store.refresh(signal)
  const list = { ...params, searchTerm: null, modelProviders: null }
  const where = and([listCondition(store, list), candidates(store, term), ...behind])
  const limit = pageLimit(params.limit)
  let after = begin
  const found: Found[] = []
  for (let more = true; more && found.length <= limit; ) {
    const rows = store.list.after(where, order, after, GROUP)
    more = rows.length === GROUP
    for (const row of rows) {
      signal.throwIfAborted()
      after = keysetOf(row, order)
      const snippet = await snippetOfThread(row, term.toLowerCase(), signal)
      if (snippet !== null) found.push({ row, snippet })
      if (found.length > limit) break
    }
  }
  const page = found.slice(0, limit)
  return {
    data: page.map(({ row, snippet }) => ({ thread: toListThread(row, list), snippet })),
    ...cursorsOf(
      page.map(({ row }) => row),
      found.length > limit,
      order,
    ),
  }
}

/** Threads that may have the term: those that the index names, and those that it has not read. */
function candidates(store: ThreadStore, term: string): Condition {
  const threads = store.candidates.of(term)
  if (threads === null) return { sql: 'TRUE', values: [] }
  const keys = JSON.stringify([...threads].map(({ homeId, id }) => `${homeId}/${id}`))
  return { sql: "t.read = 0 OR t.home_id || '/' || t.id IN (SELECT value FROM json_each(?))", values: [keys] }
}

async function snippetOfThread(row: ThreadRow, lowered: string, signal: AbortSignal): Promise<string | null> {
  if (!isSupported(modeOfRow(row))) return null
  try {
    return await spokenSnippet(openThread(row), lowered, row.read === 1, signal)
  } catch (error) {
    signal.throwIfAborted()
    // It has turned, or cannot be read: as in Codex, one file less is no failure of the search.
    const passed = error instanceof UnsupportedHistoryMode || asAppError(error, row.id) instanceof AppError
    if (passed) return null
    throw error
  }
}
