import { isUtf8 } from 'node:buffer'
import { readChunks, readRange } from '../../rollout/chunks.ts'
import { type JsonScan, type Span, scanJson } from '../../rollout/json-scan.ts'
import { type Line, LineSplitter, type LineStart, MAX_LINE_BYTES } from '../../rollout/lines.ts'
import { isBlank, isObject, nulBytes, type ParsedLine, stringOf } from '../../rollout/record.ts'
import { unixMs } from '../../rollout/unix-ms.ts'
import { boundedName, isKnownKind, kindName } from './kind-name.ts'

/**
 * The structure of a line: its place, its length, whether it is a record, and of the record the kind, the time and the
 * number. Nothing else of the line is in it, in no form: numbers, booleans, and names of kinds and envelope keys that are
 * lower-case words of at most 40 letters.
 *
 * Threads that are refused are looked at through this alone. This module is the only one that sees their bytes, and
 * nobody outside of it can make a structure (`src/architecture.test.ts` watches over both).
 */
export type { LineStructure }

/** What a line is. */
export type LineState =
  | 'record'
  | 'blank'
  /** JSON, and no record: `lacks` says of what. */
  | 'wrong-shape'
  | 'not-json'
  /** The last line, which was not written to its end. */
  | 'cut'
  /** More than one record, or parts of some. */
  | 'glued'
  /** Zero bytes. */
  | 'nul'
  /** Measured, not looked at. */
  | 'too-long'

interface Parts {
  readonly state: LineState
  /** The byte of the line from which on it is not what it should be; null where that says nothing. */
  readonly badAt: number | null
  readonly lacks: 'object' | 'type' | 'timestamp' | 'payload' | null
  readonly kind: string
  readonly timestamp: string | null
  readonly ordinal: number | null
  readonly hasOrdinal: boolean
  readonly utf8: boolean
  readonly nuls: number
  readonly otherKeys: readonly string[]
}

const BOM = Buffer.from([0xef, 0xbb, 0xbf])

class LineStructure {
  /** One-based. */
  readonly number: number
  /** Bytes, in the uncompressed file. */
  readonly offset: number
  /** Bytes without the newline. */
  readonly length: number
  /** False for a last line without newline. */
  readonly terminated: boolean
  readonly badAt: number | null
  readonly lacks: Parts['lacks']
  /** As ledgers name it, without the role of a message; `?` where the file names none that is a plain word. */
  readonly kind: string
  readonly known: boolean
  /** Unix ms; null where the record has none, or one that is none. */
  readonly time: number | null
  /** Whether the record has a text for its time. */
  readonly hasTime: boolean
  readonly ordinal: number | null
  /** Whether the record has the mark of paginated files, whatever its value. */
  readonly hasOrdinal: boolean
  readonly utf8: boolean
  readonly nuls: number
  /** Whether the file begins here, and with a byte order mark. */
  readonly bom: boolean
  /** Envelope keys that Skein does not know. */
  readonly otherKeys: readonly string[]
  /** Private, so that nobody can make what only looks like a structure. */
  readonly #state: LineState

  constructor({ number, offset, length, terminated, bytes }: Line, parts: Parts) {
    this.number = number
    this.offset = offset
    this.length = length
    this.terminated = terminated
    this.#state = parts.state
    this.badAt = parts.badAt
    this.lacks = parts.lacks
    this.kind = parts.kind
    this.known = parts.state !== 'record' || isKnownKind(parts.kind)
    this.time = unixMs(parts.timestamp)
    this.hasTime = parts.timestamp !== null
    this.ordinal = parts.ordinal
    this.hasOrdinal = parts.hasOrdinal
    this.utf8 = parts.utf8
    this.nuls = parts.nuls
    this.bom = number === 1 && bytes.subarray(0, BOM.length).equals(BOM)
    this.otherKeys = parts.otherKeys
  }

  get state(): LineState {
    return this.#state
  }
}

const NOTHING: Parts = {
  state: 'record',
  badAt: null,
  lacks: null,
  kind: '?',
  timestamp: null,
  ordinal: null,
  hasOrdinal: false,
  utf8: true,
  nuls: 0,
  otherKeys: [],
}

const STATE_OF_PROBLEM = {
  'malformed-json': 'not-json',
  'nul-bytes': 'nul',
  'glued-records': 'glued',
  'wrong-shape': 'wrong-shape',
  'line-too-long': 'too-long',
  'truncated-last-line': 'cut',
  'not-utf8': 'record',
} as const satisfies Record<string, LineState>

/** The structure of a line that may be read, and has been. */
export function structureOfParsed(line: Line, parsed: ParsedLine): LineStructure {
  if (parsed.kind === 'blank') return new LineStructure(line, { ...NOTHING, state: 'blank' })
  if (parsed.kind === 'problem') {
    return new LineStructure(line, { ...NOTHING, state: STATE_OF_PROBLEM[parsed.problem] })
  }
  const { type, payload, timestamp, ordinal } = parsed.record
  const inner = isObject(payload) ? stringOf(payload, 'type') : null
  return new LineStructure(line, {
    ...NOTHING,
    kind: kindName(type, inner),
    timestamp,
    hasOrdinal: ordinal,
    utf8: parsed.problem === null,
    otherKeys: parsed.otherKeys.flatMap(word),
  })
}

/** Whole lines of a file: from the beginning of one up to a byte that another begins at. */
export interface Part {
  readonly start: LineStart
  readonly end: number
}

/**
 * Reads the structure of all lines of a file, also of one that must not be opened. Memory stays the same however large
 * the file is.
 * @param part of the file; all of it where that is not given.
 * @throws the system's error, CompressionError, the signal's reason
 */
export async function* readStructure(
  source: { readonly absolutePath: string; readonly compressed: boolean },
  signal: AbortSignal,
  part: Part | null = null,
): AsyncGenerator<LineStructure[]> {
  const splitter = part === null ? new LineSplitter() : new LineSplitter(MAX_LINE_BYTES, part.start)
  const chunks =
    part === null
      ? readChunks(source.absolutePath, source.compressed, signal, 'lent')
      : readRange(source, part.start.offset, part.end, signal, 'lent')
  for await (const chunk of chunks) {
    yield splitter.push(chunk).map(structureOfBytes)
  }
  yield splitter.end().map(structureOfBytes)
}

function structureOfBytes(line: Line): LineStructure {
  if (isBlank(line)) return new LineStructure(line, { ...NOTHING, state: 'blank' })
  if (!line.whole) return new LineStructure(line, { ...NOTHING, state: 'too-long' })
  const bom = line.number === 1 && line.bytes.subarray(0, BOM.length).equals(BOM) ? BOM.length : 0
  const bytes = line.bytes.subarray(bom)
  const scan = scanJson(bytes)
  if (scan.state !== 'complete') {
    const nuls = nulBytes(bytes)
    const state = nuls > 0 ? 'nul' : scan.state === 'glued' ? 'glued' : line.terminated ? 'not-json' : 'cut'
    return new LineStructure(line, { ...NOTHING, state, nuls, badAt: scan.at + bom })
  }
  const lacks = lackOf(scan)
  if (lacks !== null) return new LineStructure(line, { ...NOTHING, state: 'wrong-shape', lacks })
  const text = (span: Span | null) =>
    span === null || span.end - span.start > MAX_PART_BYTES ? null : bytes.toString('latin1', span.start, span.end)
  const number = Number(text(scan.ordinal) ?? Number.NaN)
  return new LineStructure(line, {
    ...NOTHING,
    kind: kindName(text(scan.type) ?? '', text(scan.payloadType)),
    timestamp: scan.timestamp === null ? null : (text(scan.timestamp) ?? ''),
    ordinal: Number.isSafeInteger(number) && number >= 0 ? number : null,
    hasOrdinal: scan.hasOrdinal,
    utf8: isUtf8(bytes),
    otherKeys: scan.otherKeys.map(span => text(span) ?? '').flatMap(word),
  })
}

/** Longer ones are neither times nor numbers nor kinds. */
const MAX_PART_BYTES = 64

function lackOf(scan: JsonScan): Parts['lacks'] {
  if (!scan.isObject) return 'object'
  if (scan.type === null) return 'type'
  if (scan.timestamp === null) return 'timestamp'
  return scan.hasPayload ? null : 'payload'
}

function word(key: string): string[] {
  return key === 'metadata' || boundedName(key) === '?' ? [] : [key]
}
