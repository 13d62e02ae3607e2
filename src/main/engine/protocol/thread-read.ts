import type * as z from 'zod'
import type { ThreadRow } from '../threads/rows.ts'
import { RpcError, rpcCodes } from './errors.ts'
import { withHistory } from './history.ts'
import {
  pageLimit,
  type ThreadReadResult,
  type ThreadTurnsListParams,
  type ThreadTurnsListResult,
  type threadReadParams,
} from './schemas.ts'
import type { ThreadStore } from './store.ts'
import { parseThreadId } from './thread-id.ts'
import { toProtocolThread } from './thread-shape.ts'
import { turnPage } from './turns-cursor.ts'

/**
 * Answers `thread/read`: the metadata of any thread; with `includeTurns` the history, which the gate may refuse.
 * @throws RpcError, UnsupportedHistoryMode, AppError
 */
export async function threadRead(
  store: ThreadStore,
  params: z.output<typeof threadReadParams>,
  signal: AbortSignal,
): Promise<ThreadReadResult> {
  const row = await findThread(store, params.threadId, signal)
  const listed = toProtocolThread(row, params.skein != null)
  // Reading a thread, Codex also tells a name in the name index that only repeats the preview.
  const thread = { ...listed, name: listed.name ?? store.facts.indexName(row.home_id, row.id) }
  if (params.includeTurns !== true) return { thread }
  const reconstructed = params.skein?.reconstructed === true
  const turns = await withHistory(store.transcripts, row, reconstructed, signal, history =>
    history.read([...history.turnIds.keys()], 'full', signal),
  )
  return { thread: { ...thread, turns } }
}

/** Answers `thread/turns/list`. @throws as `threadRead` */
export async function threadTurnsList(
  store: ThreadStore,
  params: ThreadTurnsListParams,
  signal: AbortSignal,
): Promise<ThreadTurnsListResult> {
  const row = await findThread(store, params.threadId, signal)
  const view = params.itemsView ?? 'summary'
  const reconstructed = params.skein?.reconstructed === true
  return withHistory(store.transcripts, row, reconstructed, signal, async history => {
    const { turnIds } = history
    const page = turnPage(turnIds, params.cursor ?? null, params.sortDirection ?? 'desc', pageLimit(params.limit))
    const data = await history.read(page.indexes, view, signal)
    return data === null ? null : { data, nextCursor: page.nextCursor, backwardsCursor: page.backwardsCursor }
  })
}

/**
 * The thread of an id as its files are now.
 * @throws RpcError for text that is no id, and for an id that no home has.
 */
async function findThread(store: ThreadStore, text: string, signal: AbortSignal): Promise<ThreadRow> {
  const id = parseThreadId(text)
  await store.refresh(signal)
  const [row] = store.find(id)
  if (row === undefined) throw new RpcError(rpcCodes.invalidRequest, `thread not loaded: ${id}`)
  return row
}
