import type { Condition } from '../index/condition.ts'
import type { Keyset } from '../threads/list.ts'
import { RpcError, rpcCodes } from './errors.ts'

/**
 * Cursors of `thread/list`. Skein's own name the last thread of a page, `<unix ms>|<home>|<id>`, and lose none that
 * share its time. Those of Codex, `<RFC 3339>` and `<RFC 3339>|<id>`, are taken too: clients keep them, and the
 * `backwardsCursor` is one.
 */

export type ListCursor =
  | { readonly kind: 'keyset'; readonly after: Keyset }
  | { readonly kind: 'time'; readonly ms: number; readonly id: string | null }

const OWN = /^(\d+(?:\.\d+)?)\|(\d+)\|([^|]+)$/
const TIME = /^(\d{4}-\d{2}-\d{2})[Tt](\d{2}:\d{2}:\d{2}(?:\.\d+)?)(Z|z|[+-]\d{2}:\d{2})$/
/** The time of a file name, which Codex reads as UTC. */
const FILE_TIME = /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})$/
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** @throws RpcError for text that is no cursor. */
export function parseListCursor(text: string): ListCursor {
  const [, value, homeId, id] = OWN.exec(text) ?? []
  if (value !== undefined && homeId !== undefined && id !== undefined) {
    return { kind: 'keyset', after: { value: Number(value), homeId: Number(homeId), id } }
  }
  const [time = '', thread, ...more] = text.split('|')
  const ms = timeMs(time)
  if (ms === null || more.length > 0 || (thread !== undefined && !ID.test(thread))) {
    throw new RpcError(rpcCodes.invalidRequest, `invalid cursor: ${text}`)
  }
  return { kind: 'time', ms, id: thread?.toLowerCase() ?? null }
}

function timeMs(text: string): number | null {
  const [, date, hours, minutes, seconds] = FILE_TIME.exec(text) ?? []
  const iso = date === undefined ? (TIME.test(text) ? text : '') : `${date}T${hours}:${minutes}:${seconds}Z`
  const ms = Date.parse(iso.toUpperCase())
  return Number.isNaN(ms) ? null : ms
}

/** Lies just behind a thread of the list. */
export function keysetCursor(last: Keyset): string {
  return `${last.value}|${last.homeId}|${last.id}`
}

/** Lies just before the first thread of a page, so that walking the other way returns it and all that is newer. */
export function backwardsCursor(firstMs: number, direction: 'asc' | 'desc'): string {
  return new Date(Math.floor(firstMs) + (direction === 'desc' ? -1 : 1)).toISOString()
}

/** What lies behind a time, by the rule of Codex: strictly older (newer when ascending), or the same with a later id. */
export function behindTime(
  column: string,
  { ms, id }: Extract<ListCursor, { kind: 'time' }>,
  direction: 'asc' | 'desc',
): Condition {
  const sign = direction === 'asc' ? '>' : '<'
  return id === null
    ? { sql: `${column} ${sign} ?`, values: [ms] }
    : { sql: `(${column}, t.id) ${sign} (?, ?)`, values: [ms, id] }
}
