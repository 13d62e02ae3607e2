import { isUtf8 } from 'node:buffer'
import { withoutImages } from './images.ts'
import { scanJson } from './json-scan.ts'
import type { Line } from './lines.ts'

/** One line of a rollout as a record: `{timestamp, type, payload}` (docs/format.md, "Envelope"). */

export type JsonObject = { readonly [key: string]: unknown }

export interface RolloutRecord {
  /** As the file writes it. */
  readonly timestamp: string | null
  readonly type: string
  readonly payload: unknown
  /** Whether the envelope carries `ordinal`, the mark of a paginated file. */
  readonly ordinal: boolean
}

/** Why a line is no record, or what is wrong with one that is. Names are those of docs/problems.md. */
export type LineProblem =
  | 'malformed-json'
  | 'nul-bytes'
  | 'glued-records'
  | 'wrong-shape'
  | 'line-too-long'
  | 'truncated-last-line'
  | 'not-utf8'

export type ParsedLine =
  | { readonly kind: 'blank' }
  | ({ readonly kind: 'record'; readonly record: RolloutRecord; readonly problem: LineProblem | null } & LineExtras)
  | { readonly kind: 'problem'; readonly problem: LineProblem; readonly message: string }

/** What a line holds beside its record. */
export interface LineExtras {
  /** Bytes of the line that were pictures and have been cut out. */
  readonly imageBytes: number
  /** Keys of the envelope that no release is known to write. */
  readonly otherKeys: readonly string[]
}

/** Whether a JSON value is an object, and no array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A member that is a string, else null. */
export function stringOf(object: JsonObject, key: string): string | null {
  const value = object[key]
  return typeof value === 'string' ? value : null
}

/** A member that is a finite number, else null. */
export function numberOf(object: JsonObject, key: string): number | null {
  const value = object[key]
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

/** A member that is an object, else null. */
export function objectOf(object: JsonObject, key: string): JsonObject | null {
  const value = object[key]
  return isObject(value) ? value : null
}

/** A member that is an array, else an empty one. */
export function arrayOf(object: JsonObject, key: string): readonly unknown[] {
  const value = object[key]
  return Array.isArray(value) ? value : []
}

/** The texts among an object's content parts, or among those under another key; other parts are left out. */
export function partTexts(object: JsonObject, key = 'content'): string[] {
  return arrayOf(object, key)
    .filter(isObject)
    .flatMap(part => stringOf(part, 'text') ?? [])
}

const BOM = '\uFEFF'

/** The text of a line; invalid UTF-8 is replaced, never dropped. */
export function lineText(line: Line): string {
  return textOf(line.bytes, line.number)
}

function textOf(bytes: Buffer, number: number): string {
  const text = bytes.toString('utf8')
  return number === 1 && text.startsWith(BOM) ? text.slice(1) : text
}

/** Whether pictures of a line become references before it is parsed, or stay. */
export type Pictures = 'cut' | 'whole'

/** Parses the JSON of a line, its pictures cut out first. @param text of the line, where somebody has it already. */
export function parseJson(
  line: Line,
  pictures: Pictures = 'cut',
  text?: string,
): { readonly value: unknown; readonly imageBytes: number } | { readonly message: string } {
  const bytes = pictures === 'cut' ? withoutImages(line.bytes, line.number) : line.bytes
  try {
    const json = bytes === line.bytes && text !== undefined ? text : textOf(bytes, line.number)
    return { value: JSON.parse(json), imageBytes: line.bytes.length - bytes.length }
  } catch (error) {
    // What is said of it counts the characters of the line itself.
    if (bytes !== line.bytes) return parseJson(line, 'whole')
    return { message: error instanceof Error ? describeSyntaxError(error.message) : 'not JSON' }
  }
}

/** The engine's message quotes the line's text; the position says enough and leaks nothing. */
function describeSyntaxError(message: string): string {
  const at = /at position (\d+)/.exec(message)?.[1]
  if (at !== undefined) return `not JSON from character ${at} on`
  return /^Unexpected end|^Unterminated/.test(message) ? 'not complete JSON' : 'not JSON'
}

/** Whether there is nothing but white space on a line. */
export function isBlank(line: Line): boolean {
  // Nearly every line begins with a brace; only others are worth a look at all of it.
  return line.whole && (line.bytes[0] ?? SPACE) <= SPACE && line.bytes.toString('latin1').trim() === ''
}

const SPACE = 0x20

/**
 * Parses one line.
 * @param bare true for pre-envelope files, whose lines are the payloads themselves.
 * @param pictures `cut` unless given: a picture in the line is then a reference (rollout/images.ts).
 */
export function parseLine(line: Line, bare: boolean, pictures: Pictures = 'cut'): ParsedLine {
  if (isBlank(line)) return { kind: 'blank' }
  if (!line.whole) {
    return { kind: 'problem', problem: 'line-too-long', message: `the line has ${line.length} bytes` }
  }
  const parsed = parseJson(line, pictures)
  if ('message' in parsed) return { kind: 'problem', ...whyNotJson(line, parsed.message) }
  const record = bare ? bareRecord(parsed.value) : envelopedRecord(parsed.value)
  if (typeof record === 'string') return { kind: 'problem', problem: 'wrong-shape', message: record }
  return {
    kind: 'record',
    record,
    problem: isUtf8(line.bytes) ? null : 'not-utf8',
    imageBytes: parsed.imageBytes,
    otherKeys: bare ? NONE : otherKeys(parsed.value),
  }
}

const NONE: readonly string[] = []
const ENVELOPE_KEYS: ReadonlySet<string> = new Set(['timestamp', 'type', 'payload', 'ordinal', 'metadata'])

function otherKeys(value: unknown): readonly string[] {
  if (!isObject(value)) return NONE
  const keys = Object.keys(value)
  // Nearly every envelope has three keys, and needs them.
  return keys.length <= 3 ? NONE : keys.filter(key => !ENVELOPE_KEYS.has(key))
}

/** What happened to a line that is not JSON. @param message of the parser */
function whyNotJson(line: Line, message: string): { readonly problem: LineProblem; readonly message: string } {
  const nuls = nulBytes(line.bytes)
  if (nuls > 0) return { problem: 'nul-bytes', message: nulWords(nuls) }
  const { state, at } = scanJson(line.bytes)
  if (state === 'glued') return { problem: 'glued-records', message: gluedWords(at) }
  if (!line.terminated) return { problem: 'truncated-last-line', message: CUT_WORDS }
  return { problem: 'malformed-json', message }
}

/** How many zero bytes there are; text has none. */
export function nulBytes(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(0); at !== -1; at = bytes.indexOf(0, at + 1)) count += 1
  return count
}

export const CUT_WORDS = 'the file ends in the middle of a record'

/** @param count of zero bytes, at least 1 */
export function nulWords(count: number): string {
  return count === 1 ? 'the line holds a zero byte' : `the line holds ${count} zero bytes`
}

/** @param at byte in the line, from 0 */
export function gluedWords(at: number): string {
  return `another record begins on the same line, at its byte ${at + 1}`
}

function envelopedRecord(value: unknown): RolloutRecord | string {
  if (!isObject(value)) return 'not an object'
  const type = stringOf(value, 'type')
  const timestamp = stringOf(value, 'timestamp')
  if (type === null) return '`type` is missing or no text'
  if (timestamp === null) return '`timestamp` is missing or no text'
  if (!('payload' in value)) return '`payload` is missing'
  return { timestamp, type, payload: value.payload, ordinal: 'ordinal' in value }
}

/** Pre-envelope files: a bare head, bare response items, and bare state lines (docs/format.md, "Generations"). */
function bareRecord(value: unknown): RolloutRecord | string {
  if (!isObject(value)) return 'not an object'
  const ordinal = 'ordinal' in value
  const timestamp = stringOf(value, 'timestamp')
  if ('record_type' in value) return { timestamp, type: 'state', payload: value, ordinal }
  if (typeof value.type === 'string') {
    return 'payload' in value ? envelopedRecord(value) : { timestamp, type: 'response_item', payload: value, ordinal }
  }
  if (typeof value.id === 'string') return { timestamp, type: 'session_meta', payload: value, ordinal }
  return 'neither a head nor an item nor a state line'
}
