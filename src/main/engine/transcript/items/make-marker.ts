import type { MarkerItem, MarkerKind } from '../../../../shared/item.ts'
import { contextLabels } from '../../rollout/context.ts'
import { messageText } from '../../rollout/preview.ts'
import { arrayOf, isObject, type JsonObject, objectOf, type RolloutRecord, stringOf } from '../../rollout/record.ts'

/** Markers: what the file tells of and that is no item of the protocol. */

type Marker = { readonly marker: MarkerKind; readonly label: string; readonly text: string }

/** Makes a marker; several records are neighbouring messages of the client, folded into one. */
export function makeMarker(id: string, records: readonly RolloutRecord[]): MarkerItem | null {
  const payloads = records.map(record => record.payload).filter(isObject)
  const [record] = records
  const [first] = payloads
  if (record === undefined || first === undefined) return null
  const type = record.type === 'event_msg' || record.type === 'response_item' ? stringOf(first, 'type') : record.type
  return { id, type: 'marker', ...(type === 'message' ? contextMarker(payloads) : markerOf(type ?? '', first)) }
}

function contextMarker(messages: readonly JsonObject[]): Marker {
  const labels = new Set(messages.flatMap(contextLabels))
  return { marker: 'context', label: [...labels].join(', '), text: messages.map(messageText).join('\n\n') }
}

function markerOf(type: string, payload: JsonObject): Marker {
  switch (type) {
    case 'thread_goal_updated':
      return goalMarker(objectOf(payload, 'goal') ?? {})
    case 'inter_agent_communication':
    case 'agent_message':
      return mailMarker(payload)
    case 'error':
    case 'stream_error':
      return { marker: 'error', label: 'Error', text: stringOf(payload, 'message') ?? '' }
    case 'warning':
      return notice('Warning', stringOf(payload, 'message'))
    case 'guardian_assessment':
      return guardianMarker(payload)
    case 'thread_settings_applied':
      return settingsMarker(objectOf(payload, 'thread_settings') ?? {})
    case 'thread_name_updated': {
      const name = stringOf(payload, 'thread_name') ?? stringOf(payload, 'threadName')
      return notice(name === null || name === '' ? 'Name taken away' : `Renamed: ${name}`, null)
    }
    case 'undo_completed':
      return notice(payload.success === false ? 'Undo failed' : 'Undo', stringOf(payload, 'message'))
    default:
      return notice('Notice', stringOf(payload, 'message'))
  }
}

function notice(label: string, text: string | null): Marker {
  return { marker: 'notice', label, text: text ?? '' }
}

const GOAL_STATUS: ReadonlyMap<string, string> = new Map([
  ['active', 'Goal'],
  ['paused', 'Goal paused'],
  ['blocked', 'Goal blocked'],
  ['usageLimited', 'Goal: usage limit reached'],
  ['budgetLimited', 'Goal: budget used up'],
  ['complete', 'Goal reached'],
])

function goalMarker(goal: JsonObject): Marker {
  const label = GOAL_STATUS.get(stringOf(goal, 'status') ?? '') ?? 'Goal'
  return { marker: 'goal', label, text: stringOf(goal, 'objective') ?? '' }
}

function mailMarker(payload: JsonObject): Marker {
  const text = stringOf(payload, 'content') ?? messageText(payload)
  const parts = arrayOf(payload, 'content').filter(isObject)
  const encrypted =
    stringOf(payload, 'encrypted_content') !== null ||
    parts.some(part => stringOf(part, 'type') === 'encrypted_content')
  const others = arrayOf(payload, 'other_recipients').filter(one => typeof one === 'string')
  const to = [stringOf(payload, 'recipient') ?? '?', ...others].join(', ')
  return {
    marker: 'mail',
    label: `${stringOf(payload, 'author') ?? '?'} → ${to}${encrypted ? ' (encrypted)' : ''}`,
    text,
  }
}

function guardianMarker(payload: JsonObject): Marker {
  const risk = stringOf(payload, 'risk_level')
  const action = objectOf(payload, 'action')
  const command = action === null ? null : stringOf(action, 'command')
  const words = [command, stringOf(payload, 'rationale')].filter(word => word !== null && word !== '')
  const status = stringOf(payload, 'status') ?? 'made'
  return notice(`Automatic review: ${status}${risk === null ? '' : `, ${risk} risk`}`, words.join('\n\n'))
}

function settingsMarker(settings: JsonObject): Marker {
  const words = [
    ['model', 'model'],
    ['effort', 'reasoning_effort'],
    ['approval', 'approval_policy'],
    ['folder', 'cwd'],
  ].flatMap(([word, key]) => {
    const value = stringOf(settings, key ?? '')
    return value === null ? [] : [`${word}: ${value}`]
  })
  return notice(`Settings: ${stringOf(settings, 'model') ?? 'changed'}`, words.join('\n'))
}
