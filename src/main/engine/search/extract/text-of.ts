import type { TextKind } from '../../../../shared/search/kinds.ts'
import { isObject, type JsonObject, type RolloutRecord, stringOf } from '../../rollout/record.ts'
import { visibleText } from '../../transcript/reading/searchable.ts'
import { boundedText, isTooLong } from './bounds.ts'
import { eventText } from './event-text.ts'
import { itemText } from './item-text.ts'

/** The text of a record that can be found, by the record alone. */
export interface RecordText {
  readonly kind: TextKind
  readonly text: string
}

/**
 * What of a record is searched.
 * @param outputChars how much of an output is kept
 * @returns null for a record that holds nothing to be found
 */
export function textOf(
  { type, payload }: RolloutRecord,
  outputChars: number,
): (RecordText & { readonly cut: boolean }) | null {
  if (!isObject(payload)) return null
  const found = ofPayload(type, payload, outputChars)
  if (found === null) return null
  const text = visibleText(boundedText(found.text))
  return text.trim() === '' ? null : { kind: found.kind, text, cut: isTooLong(found.text) }
}

/** All that a record holds for a search, however long; null as above. */
export function wholeTextOf({ type, payload }: RolloutRecord): RecordText | null {
  const found = isObject(payload) ? ofPayload(type, payload, Number.POSITIVE_INFINITY) : null
  return found === null || found.text.trim() === '' ? null : { kind: found.kind, text: visibleText(found.text) }
}

function ofPayload(type: string, payload: JsonObject, outputChars: number): RecordText | null {
  switch (type) {
    case 'event_msg':
      return eventText(payload, outputChars)
    case 'response_item':
      return itemText(payload, outputChars)
    case 'compacted':
      return { kind: 'note', text: stringOf(payload, 'message') ?? '' }
    case 'inter_agent_communication':
      return itemText({ ...payload, type: 'agent_message' }, outputChars)
    default:
      return null
  }
}
