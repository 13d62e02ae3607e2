import * as z from 'zod'
import type { ThreadStore } from '../main/engine/protocol/store.ts'
import { toThreadId } from '../main/engine/protocol/thread-id.ts'
import type { ThreadRow } from '../main/engine/threads/rows.ts'
import { CliError, exitCodes } from './exit-codes.ts'
import { originOf } from './home-names.ts'

const MIN_PREFIX = 8
const ids = z.array(z.object({ id: z.string() }))

/**
 * The thread of an id or of its first characters.
 * @throws CliError `notFound`, or `usage` where several threads fit.
 */
export function findThread(store: ThreadStore, text: string): ThreadRow {
  const id = toThreadId(text) ?? completeId(store, text)
  const rows = store.find(id)
  const [row] = rows
  if (row === undefined) throw new CliError(exitCodes.notFound, `no thread ${text}`)
  if (rows.length === 1) return row
  const homes = rows.map(one => originOf(store.homes, one.home_path)).join(', ')
  throw new CliError(exitCodes.usage, `${id} is in several homes: ${homes}; choose one with --home`)
}

function completeId(store: ThreadStore, text: string): string {
  const prefix = text.toLowerCase()
  if (prefix.length < MIN_PREFIX)
    throw new CliError(exitCodes.notFound, `no thread ${text} (an id, or its first 8 characters)`)
  const homes = store.homeIds()
  const found = ids.parse(
    store.db
      .prepare(
        `SELECT DISTINCT id FROM threads WHERE substr(id, 1, ?) = ? AND home_id IN (${homes.map(() => '?').join(', ')})
         ORDER BY id LIMIT 4`,
      )
      .all(prefix.length, prefix, ...homes),
  )
  if (found.length > 1) {
    const some = found
      .slice(0, 3)
      .map(one => one.id)
      .join(', ')
    throw new CliError(exitCodes.usage, `several threads begin with ${text}: ${some}${found.length > 3 ? ', …' : ''}`)
  }
  return found[0]?.id ?? prefix
}
