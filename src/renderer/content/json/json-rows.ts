import { type TreeMove, treeMove } from '../../util/tree-move.ts'

/** A JSON value as the rows of a tree, of which only the open ones have children. */

export type JsonKind = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null'

export interface JsonRow {
  /** Names the row: the keys that lead to it, as JSON. */
  readonly id: string
  /** The row that holds this one; -1 for the root. */
  readonly parent: number
  readonly depth: number
  /** Member name or index; null for the root. */
  readonly name: string | number | null
  readonly kind: JsonKind | 'more'
  readonly value: unknown
  /** Members of an object or array, units of a string. */
  readonly size: number
  /** Null where there is nothing to open. */
  readonly open: boolean | null
  /** One-based, among how many. */
  readonly position: number
  readonly among: number
}

/** Members that are shown at a time. */
export const PAGE = 100
/** Longer strings are folded. */
export const LONG_STRING = 300

/** What a value is. */
export function kindOf(value: unknown): JsonKind {
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'string') return 'string'
  if (typeof value === 'number') return 'number'
  return typeof value === 'boolean' ? 'boolean' : 'object'
}

function sizeOf(value: unknown): number {
  if (typeof value === 'string' || Array.isArray(value)) return value.length
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0
}

/** Whether a string is shown in part only until it is opened. */
export function isLongString(value: unknown): boolean {
  return typeof value === 'string' && (value.length > LONG_STRING || value.includes('\n'))
}

export interface JsonState {
  readonly isOpen: (id: string, depth: number) => boolean
  /** How many members of it are shown. */
  readonly shown: (id: string) => number
}

/** The rows of a tree in the order in which they are seen. */
export function jsonRows(value: unknown, name: string | null, state: JsonState): readonly JsonRow[] {
  const rows: JsonRow[] = []
  const add = (
    one: unknown,
    key: string | number | null,
    id: string,
    place: readonly [number, number, number, number],
  ) => {
    const [parent, depth, position, among] = place
    const kind = kindOf(one)
    const size = sizeOf(one)
    const opens = kind === 'object' || kind === 'array' ? size > 0 : isLongString(one)
    const open = opens ? state.isOpen(id, depth) : null
    rows.push({ id, parent, depth, name: key, kind, value: one, size, open, position, among })
    if (open !== true || typeof one !== 'object' || one === null) return
    const self = rows.length - 1
    const shown = Math.min(size, state.shown(id))
    const count = shown < size ? shown + 1 : size
    for (const [at, [member, child]] of members(one, shown).entries()) {
      add(child, member, `${id}/${escapeKey(String(member))}`, [self, depth + 1, at + 1, count])
    }
    if (shown < size) {
      const place = { parent: self, depth: depth + 1, position: count, among: count }
      rows.push({ ...place, id: `${id}/…`, name: null, kind: 'more', value: one, size: size - shown, open: null })
    }
  }
  add(value, name, '', [-1, 0, 1, 1])
  return rows
}

function members(value: object, most: number): readonly (readonly [string | number, unknown])[] {
  if (Array.isArray(value)) return value.slice(0, most).map((child: unknown, index) => [index, child])
  return Object.entries(value).slice(0, most)
}

function escapeKey(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1')
}

/** How one would write the way to a row: `content[0].text`. */
export function pathOf(rows: readonly JsonRow[], at: number): string {
  let path = ''
  for (let row = rows[at]; row !== undefined && row.parent !== -1; row = rows[row.parent]) {
    const { name } = row
    const part =
      typeof name === 'number'
        ? `[${name}]`
        : name !== null && /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name)
          ? `.${name}`
          : `[${JSON.stringify(name)}]`
    path = part + path
  }
  return path.replace(/^\./, '')
}

/** What a key does in a tree. */
export function jsonMove(rows: readonly JsonRow[], at: number, key: string): TreeMove {
  const row = rows[at]
  if (row === undefined || (key !== 'Enter' && key !== ' ')) return treeMove(rows, at, key)
  return row.open !== null || row.kind === 'more' ? { toggle: at } : null
}
