import * as z from 'zod'
import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import type { FamilyMember } from '../../../shared/ipc/detail.ts'
import { historyModeKind } from '../../../shared/thread.ts'
import type { Index } from '../index/open.ts'

/** The family of a thread: what it was forked or spawned from, and what was forked and spawned from that. */

/** Of a family as the thread's detail has it, and of one that is asked for by itself. */
export const NEAR_MEMBERS = 200
export const ALL_MEMBERS = 1000
const MAX_DEPTH = 32

const memberRow = z.object({
  id: z.string(),
  title: z.string(),
  history_mode: historyModeKind,
  mode_raw: z.string(),
  created_ms: z.number(),
  forked_from_id: z.string().nullable(),
  parent_thread_id: z.string().nullable(),
})
type MemberRow = z.infer<typeof memberRow>

const COLUMNS = 'id, title, history_mode, mode_raw, created_ms, forked_from_id, parent_thread_id'

/** Some or all members of a family. */
export interface Family {
  /** In tree order, the root first; none for a thread without relatives. */
  readonly members: FamilyMember[]
  /** Whether there are more. */
  readonly cut: boolean
}

/** @param most how many members are told; the thread itself and what it comes from are always among them. */
export function familyOf(db: Index, thread: ThreadKey, most: number): Family {
  const one = db.prepare(`SELECT ${COLUMNS} FROM threads WHERE home_id = ? AND id = ?`)
  const children = db.prepare(
    `SELECT ${COLUMNS} FROM threads WHERE home_id = ? AND (forked_from_id = ? OR parent_thread_id = ?)
     ORDER BY created_ms, id LIMIT ${most + 1}`,
  )
  const find = (id: string): MemberRow | null => {
    const row = one.get(thread.homeId, id)
    return row === undefined ? null : memberRow.parse(row)
  }
  const members: FamilyMember[] = []
  const seen = new Set<string>()
  const way = wayTo(thread.id, find)
  let cut = false
  // Links may run in circles in damaged or forged files; each id is visited once.
  const visit = (id: string, relation: FamilyMember['relation'], depth: number) => {
    if (seen.has(id) || depth > MAX_DEPTH) return
    const waiting = way.filter(ancestor => !seen.has(ancestor) && ancestor !== id).length
    if (!way.includes(id) && members.length + waiting >= most) {
      cut = true
      return
    }
    seen.add(id)
    members.push(toMember(thread.homeId, id, find(id), relation, depth))
    const below = childrenOf(id)
    cut ||= below.length > most
    for (const child of below) visit(child.id, child.parent_thread_id === id ? 'sub-agent' : 'fork', depth + 1)
  }
  /** Also the one on the way to the thread, where that is not among the first. */
  const childrenOf = (id: string): MemberRow[] => {
    const found = z.array(memberRow).parse(children.all(thread.homeId, id, id))
    const next = way[way.indexOf(id) - 1]
    if (next === undefined || !way.includes(id) || found.some(child => child.id === next)) return found
    const row = find(next)
    return row === null ? found : [...found, row]
  }
  visit(way.at(-1) ?? thread.id, 'root', 0)
  return members.length > 1 ? { members, cut } : { members: [], cut: false }
}

/** From a thread up to the root of its family. */
function wayTo(id: string, find: (id: string) => MemberRow | null): readonly string[] {
  const way = [id]
  for (;;) {
    const row = find(way.at(-1) ?? id)
    const up = row?.parent_thread_id ?? row?.forked_from_id ?? null
    if (up === null || way.includes(up) || way.length > MAX_DEPTH) return way
    way.push(up)
  }
}

function toMember(
  homeId: number,
  id: string,
  row: MemberRow | null,
  relation: FamilyMember['relation'],
  depth: number,
): FamilyMember {
  return {
    homeId,
    id,
    title: row === null || row.title === '' ? null : row.title,
    relation,
    depth,
    known: row !== null,
    historyMode: row?.history_mode ?? null,
    historyModeRaw: row?.mode_raw ?? null,
    createdAt: row === null ? null : Math.floor(row.created_ms / 1000),
  }
}
