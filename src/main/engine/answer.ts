import type { Answer } from '../../shared/ipc/result.ts'

/** From here on a value travels as text. UTF-16 units. */
const LARGE = 16 * 1024
/** A member of this name is lost where values are copied by assignment. */
const LOST = '"__proto__"'

/** How a value of an engine's route travels; see {@link Answer}. @throws where it cannot be told in JSON */
export function asAnswer(value: unknown): Answer<unknown> {
  const json = JSON.stringify(value)
  return json !== undefined && (json.length >= LARGE || json.includes(LOST)) ? { json } : { value }
}
