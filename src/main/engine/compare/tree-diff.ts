import type { HeadRow } from '../../../shared/ipc/compare.ts'
import { isObject } from '../rollout/record.ts'
import { startOfText } from '../transcript/reading/cut-text.ts'

/** Two JSON values compared member by member, within bounds: what is compared comes out of files. */

/** A text that may not be told; its length may. */
export class Masked {
  readonly chars: number

  constructor(chars: number) {
    this.chars = chars
  }

  get words(): string {
    return this.chars === 1 ? 'a text of 1 character' : `a text of ${this.chars} characters`
  }
}

const MAX_ROWS = 1000
const MAX_DEPTH = 16
const MAX_CHARS = 300
/** Characters in front of the first difference of two long texts. */
const BEFORE = 40

/** @returns a row for each member that holds no others, in the order of the first value; `left` rows are left out. */
export function treeDiff(a: unknown, b: unknown): { rows: HeadRow[]; left: number } {
  const differ = new Differ()
  differ.add('', a, b, 0)
  return { rows: differ.rows, left: differ.left }
}

class Differ {
  readonly rows: HeadRow[] = []
  left = 0

  add(path: string, a: unknown, b: unknown, depth: number): void {
    const [ofA, ofB] = [membersOf(a), membersOf(b)]
    // A member that one side lacks is named with all that is in it, like any other.
    const isBranch = (ofA !== null || a === undefined) && (ofB !== null || b === undefined)
    const keys = new Set([...(ofA?.keys() ?? []), ...(ofB?.keys() ?? [])])
    if (!isBranch || keys.size === 0 || depth === MAX_DEPTH) {
      this.#leaf(path, a, b)
      return
    }
    for (const key of keys) {
      if (this.rows.length >= MAX_ROWS) {
        this.left += 1
        continue
      }
      const name = path === '' ? key : `${path}.${key}`
      this.add(name, ofA?.get(key), ofB?.get(key), depth + 1)
    }
  }

  #leaf(path: string, a: unknown, b: unknown): void {
    if (this.rows.length >= MAX_ROWS) {
      this.left += 1
      return
    }
    this.rows.push({ path: path === '' ? '(all of it)' : startOfText(path, MAX_CHARS), ...compared(a, b) })
  }
}

function membersOf(value: unknown): Map<string, unknown> | null {
  if (Array.isArray(value)) return new Map(value.map((member, index) => [String(index), member]))
  return isObject(value) && !(value instanceof Masked) ? new Map(Object.entries(value)) : null
}

function compared(a: unknown, b: unknown): Omit<HeadRow, 'path'> {
  if (a instanceof Masked || b instanceof Masked) return maskedRow(a, b)
  if (a === undefined || b === undefined) return { a: shown(a, 0), b: shown(b, 0), from: null, verdict: 'differs' }
  // A text that reads like a number, or like nothing, is told from it by its quotes.
  if (typeof a !== typeof b && textOf(a) === textOf(b)) {
    return { a: JSON.stringify(a), b: JSON.stringify(b), from: null, verdict: 'differs' }
  }
  const [left, right] = [textOf(a), textOf(b)]
  if (left === right) return { a: shown(a, 0), b: shown(b, 0), from: null, verdict: isCut(a) ? 'unknown' : 'same' }
  const first = firstDifference(left, right)
  const from = Math.max(left.length, right.length) > MAX_CHARS ? Math.max(0, first - BEFORE) : 0
  return { a: shown(a, from), b: shown(b, from), from: from === 0 ? null : first, verdict: 'differs' }
}

/** Of a text that may not be told only the length can be compared. */
function maskedRow(a: unknown, b: unknown): Omit<HeadRow, 'path'> {
  const sameLength = lengthOf(a) === lengthOf(b)
  return { a: shown(a, 0), b: shown(b, 0), from: null, verdict: sameLength ? 'unknown' : 'differs' }
}

function lengthOf(value: unknown): number | null {
  if (value instanceof Masked) return value.chars
  return typeof value === 'string' ? value.length : null
}

/** Text as it is, everything else as JSON; null for what is not there. @param from the first character that is told. */
function shown(value: unknown, from: number): string | null {
  if (value === undefined) return null
  if (value instanceof Masked) return value.words
  const text = textOf(value)
  const piece = startOfText(text.slice(from), MAX_CHARS)
  const rest = text.length - from - piece.length
  return `${from > 0 ? '…' : ''}${piece}${rest > 0 ? `… (${text.length} characters)` : ''}`
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value, bounded) ?? '')
}

/** Whether a value has members that are not told, since they lie too deep. */
function isCut(value: unknown): boolean {
  return (membersOf(value)?.size ?? 0) > 0
}

/** Values too deep to be walked are told by their outermost members. */
function bounded(key: string, value: unknown): unknown {
  return key !== '' && typeof value === 'object' && value !== null ? '…' : value
}

function firstDifference(a: string, b: string): number {
  const most = Math.min(a.length, b.length)
  for (let at = 0; at < most; at += 1) if (a[at] !== b[at]) return at
  return most
}
