import { readRange } from '../rollout/chunks.ts'
import type { OpenedSource } from './growing-outline.ts'

const KEY = '"ordinal"'
/** The runtime looks for so short a text in a third of the time. */
const BEGINNING = Buffer.from(KEY.slice(0, 5))
/** The letters of the name as escapes: no writer makes these of letters, so hardly a file holds them. */
const ESCAPES = ['\\u006', '\\u0072'].map(text => Buffer.from(text))

/**
 * Whether the name of the field that numbers the records of paginated files stands anywhere in a file, be it in a text or
 * written with escapes: a quick look before anything of the file is shown. Only parsing tells whether it is a field.
 * @throws the system's error, CompressionError, the signal's reason
 */
export async function mentionsOrdinals(source: OpenedSource, signal: AbortSignal): Promise<boolean> {
  let end: Buffer = Buffer.alloc(0)
  for await (const chunk of readRange(source, 0, source.sizeBytes, signal)) {
    if (mentions(chunk) || mentions(Buffer.concat([end, chunk.subarray(0, KEY.length)]))) return true
    end = chunk.subarray(-KEY.length)
  }
  return false
}

function mentions(bytes: Buffer): boolean {
  for (let at = bytes.indexOf(BEGINNING); at !== -1; at = bytes.indexOf(BEGINNING, at + 1)) {
    if (bytes.toString('latin1', at, at + KEY.length) === KEY) return true
  }
  return ESCAPES.some(one => bytes.includes(one))
}
