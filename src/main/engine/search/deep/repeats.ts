import { isObject, type RolloutRecord, stringOf } from '../../rollout/record.ts'

/** Records that tell the same twice: a file has much of a thread as an event and as what the model saw. */

/** So many characters from the first hit on tell whether two texts are one. */
const SAME_CHARS = 200
/** How many hits are remembered. What is told twice is told soon. */
const REMEMBERED = 500

export class Repeats {
  /** Types of records that have told something, by what that was. */
  readonly #told = new Map<string, string>()

  /**
   * Whether a record tells what one of another type told before.
   * @param at where the first hit stands in its text
   */
  isRepeat({ type, payload }: RolloutRecord, text: string, at: number): boolean {
    const call = isObject(payload) && isOutput(payload) ? stringOf(payload, 'call_id') : null
    const keys = [text.slice(at, at + SAME_CHARS).trim(), ...(call === null ? [] : [`\0${call}`])]
    const before = keys.find(key => (this.#told.get(key) ?? type) !== type)
    if (before !== undefined) {
      // Each pairs with one: what is said again later is another hit.
      for (const key of [...keys, before]) this.#told.delete(key)
      return true
    }
    for (const key of keys) this.#told.set(key, type)
    if (this.#told.size > REMEMBERED) this.#told.clear()
    return false
  }
}

/** Whether an item or an event says what a call came to. */
function isOutput(payload: Readonly<Record<string, unknown>>): boolean {
  const type = stringOf(payload, 'type') ?? ''
  return type.endsWith('_output') || type.endsWith('_end')
}
