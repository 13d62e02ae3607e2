import type { ItemSource, ReviewFinding, ShownItem, ThreadItem, UserInput } from '../../../../shared/item.ts'
import { parseHookPrompt } from '../../rollout/context.ts'
import { messageText } from '../../rollout/preview.ts'
import {
  arrayOf,
  isObject,
  type JsonObject,
  numberOf,
  objectOf,
  partTexts,
  type RolloutRecord,
  stringOf,
} from '../../rollout/record.ts'
import type { ItemRef } from '../outline.ts'
import { type CodexEvent, schemaOfEvent } from '../replay/event-schemas.ts'
import { isImageTag } from '../replay/said.ts'
import { callParts } from './call-parts.ts'
import { makeCall } from './make-call.ts'
import { makeFromEvent } from './make-from-event.ts'
import { makeMarker } from './make-marker.ts'
import { makeOldEvent } from './old-events.ts'

/**
 * Makes an item from the records of its lines (docs/format.md, "Items"), with what Skein adds to it.
 * @param records as the outline's lines name them, in file order.
 * @returns null when the records are not those that the outline saw: the file has changed.
 */
export function makeItem(ref: ItemRef, records: readonly RolloutRecord[]): ShownItem | null {
  const [first] = records
  if (first === undefined || records.length !== ref.lines.length) return null
  const item = make(ref, records, first)
  if (item === null) return null
  const skein: ItemSource = {
    reconstructed: ref.reconstructed,
    lines: ref.lines.map(line => line.number),
    timestamp: first.timestamp,
    ...ref.note,
    ...(item.type === 'contextCompaction' ? { summary: summaryOf(records) } : {}),
    ...(item.type === 'exitedReviewMode' ? { findings: findingsOf(records) } : {}),
  }
  return { ...item, skein }
}

function make(ref: ItemRef, records: readonly RolloutRecord[], first: RolloutRecord): ShownItem | null {
  switch (ref.kind) {
    case 'call':
      return makeFromParts(ref.id, records)
    case 'storedMessage':
    case 'storedReasoning':
      return makeStored(ref.id, first)
    case 'storedCompaction':
      return { id: ref.id, type: 'contextCompaction' }
    case 'hookPrompt':
      return makeHookPrompt(ref.id, first)
    case 'marker':
      return makeMarker(ref.id, records)
    case 'reasoning':
      return makeReasoning(ref.id, records.map(eventOf))
    default: {
      const record = records.findLast(one => one.type === 'event_msg')
      const event = record === undefined ? null : eventOf(record)
      return record === undefined || event === null ? null : makeFromEvent(ref.id, event, record)
    }
  }
}

/** A call, its output, and events about it that Codex leaves out: those say more than the call does. */
function makeFromParts(id: string, records: readonly RolloutRecord[]): ThreadItem | null {
  const payloads = (event: boolean) =>
    records.filter(record => (record.type === 'event_msg') === event).map(record => record.payload)
  const events = payloads(true).filter(isObject)
  const parts = callParts(payloads(false).filter(isObject))
  return events.length > 0 ? makeOldEvent(id, events, parts.output) : makeCall(id, parts)
}

/** The words that the client went on with after a compaction. */
function summaryOf(records: readonly RolloutRecord[]): string | null {
  const record = records.find(one => one.type === 'compacted')
  const message = isObject(record?.payload) ? stringOf(record.payload, 'message') : null
  return message === null || message.trim() === '' ? null : message
}

function findingsOf(records: readonly RolloutRecord[]): ReviewFinding[] {
  const payload = records.at(-1)?.payload
  const output = isObject(payload) ? objectOf(payload, 'review_output') : null
  return arrayOf(output ?? {}, 'findings')
    .filter(isObject)
    .map(toFinding)
}

function toFinding(finding: JsonObject): ReviewFinding {
  const place = objectOf(finding, 'code_location') ?? {}
  const range = objectOf(place, 'line_range') ?? {}
  const whole = (object: JsonObject, key: string) => {
    const value = numberOf(object, key)
    return value !== null && Number.isSafeInteger(value) ? value : null
  }
  return {
    title: stringOf(finding, 'title') ?? '',
    body: stringOf(finding, 'body') ?? '',
    priority: whole(finding, 'priority'),
    path: stringOf(place, 'absolute_file_path'),
    startLine: whole(range, 'start'),
    endLine: whole(range, 'end'),
  }
}

function eventOf(record: RolloutRecord): CodexEvent | null {
  if (!isObject(record.payload)) return null
  return schemaOfEvent(stringOf(record.payload, 'type') ?? '')?.safeParse(record.payload).data ?? null
}

function makeStored(id: string, record: RolloutRecord): ThreadItem | null {
  const payload = isObject(record.payload) ? record.payload : {}
  if (stringOf(payload, 'type') === 'reasoning') {
    return { id, type: 'reasoning', summary: partTexts(payload, 'summary'), content: partTexts(payload) }
  }
  if (stringOf(payload, 'role') === 'assistant') {
    return {
      id,
      type: 'agentMessage',
      text: messageText(payload),
      phase: stringOf(payload, 'phase'),
      memoryCitation: null,
    }
  }
  const content = arrayOf(payload, 'content')
    .filter(isObject)
    .flatMap((part): UserInput[] => {
      const url = stringOf(part, 'image_url')
      if (url !== null) return [{ type: 'image', url, detail: stringOf(part, 'detail') }]
      const text = stringOf(part, 'text')
      return text === null || isImageTag(text) ? [] : [{ type: 'text', text, text_elements: [] }]
    })
  return { id, type: 'userMessage', clientId: null, content }
}

function makeHookPrompt(id: string, record: RolloutRecord): ThreadItem {
  const payload = isObject(record.payload) ? record.payload : {}
  const fragments = arrayOf(payload, 'content')
    .filter(isObject)
    .flatMap(part => parseHookPrompt(stringOf(part, 'text') ?? '') ?? [])
  return { id, type: 'hookPrompt', fragments }
}

function makeReasoning(id: string, events: readonly (CodexEvent | null)[]): ThreadItem {
  const texts = (type: CodexEvent['type']) =>
    events.flatMap(event => (event?.type === type && 'text' in event ? event.text : []))
  return { id, type: 'reasoning', summary: texts('agent_reasoning'), content: texts('agent_reasoning_raw_content') }
}
