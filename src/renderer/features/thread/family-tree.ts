import type { FamilyMember } from '../../../shared/ipc/detail.ts'
import { type TreeMove, treeMove } from '../../util/tree-move.ts'

/** A row of the family's tree as it is drawn. */
export interface FamilyRow {
  readonly member: FamilyMember
  /** Number of the parent's row; -1 for the root. */
  readonly parent: number
  /** Whether its relatives are shown; null where it has none. */
  readonly open: boolean | null
  /** One-based, among the children of its parent. */
  readonly position: number
  readonly among: number
}

/** The rows that are to be seen. @param closed ids of those whose relatives are not. */
export function familyRows(members: readonly FamilyMember[], closed: ReadonlySet<string>): readonly FamilyRow[] {
  const rows: { member: FamilyMember; parent: number; open: boolean | null; position: number; among: number }[] = []
  const children = new Map<number, typeof rows>()
  /** Rows of the members that the next one may be below of. */
  const way: number[] = []
  let hidden = Number.POSITIVE_INFINITY
  for (const [at, member] of members.entries()) {
    if (member.depth > hidden) continue
    hidden = Number.POSITIVE_INFINITY
    way.length = Math.min(way.length, member.depth)
    const parent = way.at(-1) ?? -1
    const has = (members[at + 1]?.depth ?? 0) > member.depth
    const open = has ? !closed.has(member.id) : null
    if (open === false) hidden = member.depth
    const siblings = children.get(parent) ?? []
    const row = { member, parent, open, position: siblings.length + 1, among: 0 }
    siblings.push(row)
    children.set(parent, siblings)
    way.push(rows.length)
    rows.push(row)
  }
  for (const siblings of children.values()) for (const row of siblings) row.among = siblings.length
  return rows
}

/** What a key does in the tree: where it leads, what it opens or closes, which thread it shows. */
export function familyMove(rows: readonly FamilyRow[], at: number, key: string): TreeMove | { readonly show: number } {
  if (key !== 'Enter' && key !== ' ') return treeMove(rows, at, key)
  return rows[at]?.member.known === true ? { show: at } : null
}
