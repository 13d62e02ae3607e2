import type { Profile } from '../../../shared/ipc/doctor.ts'

/** What files are made of, in parts. Pure. */

export interface Slice {
  readonly kind: string
  readonly count: number
  readonly bytes: number
  /** Of all bytes, 0 to 1. */
  readonly share: number
}

/** Kinds that are shown one by one; the others are put together. */
const MOST = 8

/** The kinds of records by weight, the small ones as one. */
export function slicesOf({ kinds, bytes }: Profile): {
  readonly shown: readonly Slice[]
  readonly others: Slice | null
} {
  const share = (part: number) => (bytes === 0 ? 0 : part / bytes)
  const all = kinds.map(kind => ({ ...kind, share: share(kind.bytes) })).sort((a, b) => b.bytes - a.bytes)
  const rest = all.length > MOST + 1 ? all.slice(MOST) : []
  if (rest.length === 0) return { shown: all, others: null }
  const sum = (pick: (slice: Slice) => number) => rest.reduce((total, slice) => total + pick(slice), 0)
  const size = sum(slice => slice.bytes)
  return {
    shown: all.slice(0, MOST),
    others: { kind: `${rest.length} other kinds`, count: sum(slice => slice.count), bytes: size, share: share(size) },
  }
}

/** The share of bytes in records of kinds that this Skein knows, 0 to 1; 1 of an empty file. */
export function understoodOf({ kinds, bytes, unknownKinds }: Profile): number {
  if (bytes === 0) return 1
  const unknown = new Set(['?', ...unknownKinds.map(({ name }) => name)])
  return kinds.reduce((sum, { kind, bytes: size }) => (unknown.has(kind) ? sum : sum + size), 0) / bytes
}
