import { KINDS } from '../../transcript/replay/kinds.ts'

/** The kind of a record by the two words that name it, without anything else of the record. */

const WORD = /^[a-z]+(?:_[a-z]+)*$/
const MAX_LETTERS = 40

const KNOWN: ReadonlySet<string> = new Set(KINDS.map(({ name }) => name.split(':')[0] ?? name))
/** The known kinds whose payload says more, by the payload's word; saves making a name for every record. */
const INNER = { event_msg: innerNames('event_msg/'), response_item: innerNames('response_item/') } as const

function innerNames(prefix: string): ReadonlyMap<string, string> {
  return new Map(
    [...KNOWN].filter(name => name.startsWith(prefix)).map(name => [name.slice(prefix.length), name] as const),
  )
}

/** A name as a kind may have it; `?` for anything else, so that no text of a record can pass for one. */
export function boundedName(name: string): string {
  return name.length <= MAX_LETTERS && WORD.test(name) ? name : '?'
}

/** @param inner `type` of the payload, which only two types of records are told apart by. */
export function kindName(type: string, inner: string | null): string {
  if (type !== 'event_msg' && type !== 'response_item') return KNOWN.has(type) ? type : boundedName(type)
  return INNER[type].get(inner ?? '') ?? `${type}/${boundedName(inner ?? '')}`
}

/** Whether docs/records.md has the kind. */
export function isKnownKind(kind: string): boolean {
  return KNOWN.has(kind)
}
