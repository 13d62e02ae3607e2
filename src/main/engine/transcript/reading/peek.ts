import type { RolloutRecord } from '../../rollout/record.ts'

/** Time and kind of a long record from its beginning, as clients write it: envelope first, in their order of keys. */

const PEEKED_BYTES = 4096
const ENVELOPE =
  /^\s*\{\s*"timestamp"\s*:\s*"([^"\\]*)"\s*,\s*"type"\s*:\s*"(event_msg|response_item)"\s*,\s*"payload"\s*:\s*\{\s*"type"\s*:\s*"([^"\\]*)"/
/** The kinds of these say more, which stands further down. */
const MORE: Readonly<Record<string, RegExp>> = {
  message: /^(?:\s*,\s*"(?:id|phase)"\s*:\s*(?:null|"[^"\\]*"))*\s*,\s*"role"\s*:\s*"([^"\\]*)"/,
}
const UNCLEAR: ReadonlySet<string> = new Set(['item_completed'])

/** @returns a record with only what its kind depends on, or null where the whole has to be parsed. */
export function peekRecord(bytes: Buffer): RolloutRecord | null {
  const text = bytes.toString('utf8', 0, PEEKED_BYTES)
  const [envelope, timestamp, type, inner] = ENVELOPE.exec(text) ?? []
  if (envelope === undefined || timestamp === undefined || type === undefined || inner === undefined) return null
  if (UNCLEAR.has(inner)) return null
  const role = MORE[inner]?.exec(text.slice(envelope.length))?.[1]
  if (inner in MORE && role === undefined) return null
  return { timestamp, type, payload: { type: inner, ...(role === undefined ? {} : { role }) }, ordinal: false }
}
