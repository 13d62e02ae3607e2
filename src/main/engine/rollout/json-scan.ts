import { endOfWord, TextEnds, type TokenEnd } from './json-tokens.ts'

/**
 * Reads the structure of one line of JSON from its bytes without making a value or a text of anything in it: whether it
 * is JSON, and where the parts of a record's envelope stand. Says the same as JSON.parse about what is JSON.
 */

/** Bounds of a text within its quotes, or of a number. */
export interface Span {
  readonly start: number
  readonly end: number
}

export interface JsonScan {
  /**
   * - `complete`: one JSON value
   * - `incomplete`: the bytes end in the middle of one
   * - `glued`: another value, or a whole record, stands behind the first or behind what is left of it
   * - `invalid`: anything else
   */
  readonly state: 'complete' | 'incomplete' | 'glued' | 'invalid'
  /** The byte from which on it is no JSON, or at which the second value begins; behind the last one of a complete value. */
  readonly at: number
  readonly isObject: boolean
  /** Members of the object; null where there is none, or one of another type. */
  readonly timestamp: Span | null
  readonly type: Span | null
  readonly ordinal: Span | null
  /** Whether there is a member of this name, whatever its value. */
  readonly hasOrdinal: boolean
  readonly hasPayload: boolean
  /** The text under `type` in the payload. */
  readonly payloadType: Span | null
  /** Names of other members of the object, the first few. */
  readonly otherKeys: readonly Span[]
}

const QUOTE = 0x22
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
const OPEN_ARRAY = 0x5b
const CLOSE_ARRAY = 0x5d
const COMMA = 0x2c
const COLON = 0x3a
/** Deeper nesting is not followed. */
const MAX_DEPTH = 100_000
const MAX_OTHER_KEYS = 8
/** Longer names are none of those that are looked for. */
const MAX_KEY_BYTES = 80

const RECORD_START = Buffer.from('{"timestamp":')

/** Scans a line's bytes. */
export function scanJson(bytes: Buffer): JsonScan {
  const scanner = new Scanner(bytes)
  const state = scanner.run()
  // What is cut behind a colon takes the record behind it for its value.
  const second = state === 'invalid' || state === 'incomplete' ? wholeRecordIn(bytes) : -1
  return second === -1 ? scanner.result(state, scanner.at) : scanner.result('glued', second)
}

/** Where a whole record stands that ends with the line and does not begin with it; -1 for none. */
function wholeRecordIn(bytes: Buffer): number {
  const at = bytes.lastIndexOf(RECORD_START)
  if (at <= 0) return -1
  const scanner = new Scanner(bytes.subarray(at))
  const { type, hasPayload } = scanner.result(scanner.run(), 0)
  return scanner.isDone && type !== null && hasPayload ? at : -1
}

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'comma or end' | 'nothing'
type Failure = 'incomplete' | 'invalid'

class Scanner {
  at = 0
  readonly #bytes: Buffer
  /** The containers that are open; true for objects. */
  readonly #open: boolean[] = []
  #expected: Expected = 'value'
  readonly #envelope: Envelope
  readonly #texts: TextEnds

  constructor(bytes: Buffer) {
    this.#bytes = bytes
    this.#envelope = new Envelope(bytes)
    this.#texts = new TextEnds(bytes)
  }

  result(state: JsonScan['state'], at: number): JsonScan {
    return { state, at, ...this.#envelope.found }
  }

  /** Whether all of the bytes are one value. */
  get isDone(): boolean {
    return this.#expected === 'nothing' && this.at === this.#bytes.length
  }

  run(): JsonScan['state'] {
    const bytes = this.#bytes
    for (;;) {
      while (isSpace(bytes[this.at])) this.at += 1
      const byte = bytes[this.at]
      if (byte === undefined) return this.#expected === 'nothing' ? 'complete' : 'incomplete'
      if (this.#expected === 'nothing') return byte === OPEN_OBJECT || byte === OPEN_ARRAY ? 'glued' : 'invalid'
      const failure = this.#take(byte)
      if (failure !== null) return failure
    }
  }

  /** @returns null to go on. */
  #take(byte: number): Failure | null {
    switch (this.#expected) {
      case 'colon':
        return byte === COLON ? this.#pass('value') : 'invalid'
      case 'comma or end':
        return byte === COMMA ? this.#pass(this.#open.at(-1) === true ? 'key' : 'value') : this.#close(byte)
      case 'key or }':
        return byte === CLOSE_OBJECT ? this.#close(byte) : this.#key(byte)
      case 'key':
        return this.#key(byte)
      case 'value or ]':
        return byte === CLOSE_ARRAY ? this.#close(byte) : this.#value(byte)
      default:
        return this.#value(byte)
    }
  }

  #pass(expected: Expected): null {
    this.at += 1
    this.#expected = expected
    return null
  }

  #close(byte: number): Failure | null {
    if (byte !== (this.#open.at(-1) === true ? CLOSE_OBJECT : CLOSE_ARRAY)) return 'invalid'
    this.#open.pop()
    return this.#pass(this.#open.length === 0 ? 'nothing' : 'comma or end')
  }

  #key(byte: number): Failure | null {
    if (byte !== QUOTE) return 'invalid'
    const start = this.at + 1
    const failure = this.#token(this.#texts.of(this.at))
    if (failure !== null) return failure
    this.#envelope.key({ start, end: this.at - 1 }, this.#open.length)
    this.#expected = 'colon'
    return null
  }

  #value(byte: number): Failure | null {
    const depth = this.#open.length
    if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      if (depth >= MAX_DEPTH) return 'invalid'
      const object = byte === OPEN_OBJECT
      this.#envelope.opens(object, depth)
      this.#open.push(object)
      return this.#pass(object ? 'key or }' : 'value or ]')
    }
    const start = this.at
    const text = byte === QUOTE
    const failure = this.#token(text ? this.#texts.of(start) : endOfWord(this.#bytes, start))
    if (failure !== null) return failure
    if (text) this.#envelope.text({ start: start + 1, end: this.at - 1 }, depth)
    else this.#envelope.word({ start, end: this.at }, depth)
    this.#expected = depth === 0 ? 'nothing' : 'comma or end'
    return null
  }

  #token({ state, at }: TokenEnd): Failure | null {
    this.at = at
    return state === 'complete' ? null : state
  }
}

type Parts = Omit<JsonScan, 'state' | 'at' | 'otherKeys'>
type Found = { -readonly [K in keyof Parts]: Parts[K] } & { readonly otherKeys: Span[] }

/** Notes where the parts of a record's envelope stand. Of two equal keys the last one counts, as in JSON.parse. */
class Envelope {
  readonly found: Found = {
    isObject: false,
    timestamp: null,
    type: null,
    ordinal: null,
    hasOrdinal: false,
    hasPayload: false,
    payloadType: null,
    otherKeys: [],
  }
  readonly #bytes: Buffer
  /** The names under which the scan is, in the object and in its payload. */
  #member = ''
  #ofPayload = ''
  #payloadIsObject = false

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  key(span: Span, depth: number): void {
    if (depth === 2 && this.#inPayload) this.#ofPayload = this.#keyText(span)
    if (depth !== 1) return
    this.#member = this.#keyText(span)
    const { found } = this
    switch (this.#member) {
      case 'timestamp':
      case 'type':
      case 'ordinal':
        found[this.#member] = null
        found.hasOrdinal ||= this.#member === 'ordinal'
        return
      case 'payload':
        found.hasPayload = true
        found.payloadType = null
        this.#payloadIsObject = false
        return
      default:
        if (found.otherKeys.length < MAX_OTHER_KEYS) found.otherKeys.push(span)
    }
  }

  opens(object: boolean, depth: number): void {
    if (depth === 0) this.found.isObject = object
    if (depth === 1 && this.#member === 'payload') this.#payloadIsObject = object
    this.#ofPayload = ''
  }

  text(span: Span, depth: number): void {
    if (depth === 1 && (this.#member === 'timestamp' || this.#member === 'type')) this.found[this.#member] = span
    else if (depth === 2 && this.#inPayload && this.#ofPayload === 'type') this.found.payloadType = span
  }

  word(span: Span, depth: number): void {
    if (depth === 1 && this.#member === 'ordinal') this.found.ordinal = span
  }

  get #inPayload(): boolean {
    return this.#member === 'payload' && this.#payloadIsObject
  }

  /** The text of a short name; names may be written with escapes. */
  #keyText({ start, end }: Span): string {
    if (end - start > MAX_KEY_BYTES) return ''
    const text = this.#bytes.toString('latin1', start, end)
    return text.includes('\\') ? String(JSON.parse(`"${text}"`)) : text
  }
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
}
