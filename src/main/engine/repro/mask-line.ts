import { boundedName } from '../doctor/structure/kind-name.ts'
import { isJson } from '../redact/is-json.ts'
import { ESCAPE, jsonStrings } from '../redact/json-strings.ts'
import { isUuid } from '../rollout/names.ts'
import { isFormatWord } from './kept-words.ts'
import { maskUnit, type TextMasker } from './mask-text.ts'

/** JSON within JSON within JSON; deeper texts are masked as they stand. */
const MOST_NESTED = 4
/** Types of records and of their payloads are kept, also those that nobody knows yet. */
const KIND_DEPTH = 2
const TIME = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?$/
const RELEASE = /^\d{1,4}\.\d{1,4}\.\d{1,4}(?:-(?:alpha|beta|rc)(?:\.\d{1,4})?)?$/
/** What stands outside of strings: words, numbers, and what no JSON has there. */
const OUTSIDE = /[A-Za-z_]+|\d+|[^\0-\x7f]/g
const RECORD_START = /(?=\{"timestamp":)/
const LITERALS = ['true', 'false', 'null']

/**
 * A line with every text in it masked. It keeps its length in bytes, its keys in their order, its numbers under the
 * format's own keys, its times and ids, and whatever is wrong with it.
 * @param line without its line break, as `exactText` decodes it.
 */
export function maskLine(line: string, masker: TextMasker): string {
  if (isJson(line)) return maskJson(line, masker, 0)
  // Records that were written behind one that was cut have strings of their own.
  return line
    .split(RECORD_START)
    .map(record => maskJson(record, masker, 0))
    .join('')
}

function maskJson(line: string, masker: TextMasker, nested: number): string {
  let result = ''
  let at = 0
  let depth = 0
  let name: string | null = null
  const outside = (to: number) => {
    const piece = line.slice(at, to)
    result += maskOutside(piece, name !== null && isKeptKey(name, depth, nested))
    for (const sign of piece) {
      if (sign === '{' || sign === '[') depth += 1
      else if (sign === '}' || sign === ']') depth -= 1
    }
  }
  for (const { from, to, value, isName, name: of } of jsonStrings(line)) {
    outside(from)
    const masked = isName ? maskKey(value, depth, nested, masker) : maskValue(value, of, depth, masker, nested)
    result += masked === value ? line.slice(from, to) : written(line.slice(from, to), masked)
    at = to
    if (isName) name = value
  }
  outside(line.length)
  return result
}

function isKeptKey(name: string, depth: number, nested: number): boolean {
  // Keys of the envelope are kept, also those that nobody knows yet.
  return isFormatWord(name) || (nested === 0 && depth <= 1 && boundedName(name) !== '?')
}

function maskKey(name: string, depth: number, nested: number, masker: TextMasker): string {
  return isKeptKey(name, depth, nested) ? name : masker.mask(name)
}

function maskValue(text: string, name: string | null, depth: number, masker: TextMasker, nested: number): string {
  if (isFormatWord(text) || isUuid(text) || TIME.test(text)) return text
  if (name === 'type' && nested === 0 && depth <= KIND_DEPTH && boundedName(text) !== '?') return text
  if (name === 'cli_version' && RELEASE.test(text)) return text
  return nested < MOST_NESTED && isJsonText(text) ? maskJson(text, masker, nested + 1) : masker.mask(text)
}

function isJsonText(text: string): boolean {
  return /^\s*[[{]/.test(text) && isJson(text)
}

/** What stands outside of strings. Where JSON ends being JSON it does so at the same character. */
function maskOutside(text: string, keepsNumbers: boolean): string {
  return text.replace(OUTSIDE, token => {
    if (/^\d/.test(token))
      return keepsNumbers ? token : `${token.startsWith('0') ? 0 : 1}${'0'.repeat(token.length - 1)}`
    // Where strings are cut, keys of the next record stand here.
    if (isFormatWord(token)) return token
    const kept = Math.max(...LITERALS.map(literal => commonStart(literal, token)))
    return token.slice(0, kept) + maskUnits(token.slice(kept))
  })
}

function commonStart(a: string, b: string): number {
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  return at
}

function maskUnits(text: string): string {
  return String.fromCharCode(...Array.from(text, sign => maskUnit(sign.charCodeAt(0))))
}

/** A masked text as it was written: with the same escapes at the same places. */
function written(raw: string, masked: string): string {
  if (!raw.includes('\\')) return masked
  let result = ''
  let [from, said] = [0, 0]
  for (const match of raw.matchAll(ESCAPE)) {
    const plain = match.index - from
    result += masked.slice(said, said + plain)
    said += plain
    const unit = masked.charCodeAt(said)
    said += 1
    from = match.index + match[0].length
    const [whole, hex, short = ''] = match
    if (hex !== undefined) result += `\\u${unit.toString(16).padStart(4, '0')}`
    else if (short === 'u') {
      // One that is cut: JSON ends where its digits do.
      const digits = /^[0-9a-fA-F]{0,3}/.exec(raw.slice(from, from + 3))?.[0].length ?? 0
      result += whole + raw.slice(from, from + digits)
      said += digits
      from += digits
    }
    // A letter that no escape has stays none.
    else result += /[bfnrt"\\/]/.test(short) ? whole : `\\${String.fromCharCode(maskUnit(short.charCodeAt(0)))}`
  }
  return result + masked.slice(said)
}
