import * as z from 'zod'
import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import type { FamilyMember } from '../../../shared/ipc/detail.ts'
import { historyModeKind } from '../../../shared/thread.ts'
import type { Index } from '../index/open.ts'

/** The family of a thread: what it was forked or spawned from, and what was forked and spawned from that. */

const MAX_MEMBERS = 200
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

/** @returns the members in tree order, the root first; none for a thread without relatives. */
export function familyOf(db: Index, thread: ThreadKey): FamilyMember[] {
  const one = db.prepare(`SELECT ${COLUMNS} FROM threads WHERE home_id = ? AND id = ?`)
  const children = db.prepare(
    `SELECT ${COLUMNS} FROM threads WHERE home_id = ? AND (forked_from_id = ? OR parent_thread_id = ?)
     ORDER BY created_ms, id LIMIT ${MAX_MEMBERS}`,
  )
  const find = (id: string): MemberRow | null => {
    const row = one.get(thread.homeId, id)
    return row === undefined ? null : memberRow.parse(row)
  }
  const members: FamilyMember[] = []
  const seen = new Set<string>()
  // Links may run in circles in damaged or forged files; each id is visited once.
  const visit = (id: string, relation: FamilyMember['relation'], depth: number) => {
    if (seen.has(id) || seen.size >= MAX_MEMBERS || depth > MAX_DEPTH) return
    seen.add(id)
    members.push(toMember(thread.homeId, id, find(id), relation, depth))
    for (const raw of children.all(thread.homeId, id, id)) {
      const child = memberRow.parse(raw)
      visit(child.id, child.parent_thread_id === id ? 'sub-agent' : 'fork', depth + 1)
    }
  }
  visit(rootOf(thread.id, find), 'root', 0)
  return members.length > 1 ? members : []
}

function rootOf(id: string, find: (id: string) => MemberRow | null): string {
  const way = new Set([id])
  for (let current = id; ; ) {
    const row = find(current)
    const up = row?.parent_thread_id ?? row?.forked_from_id ?? null
    if (up === null || way.has(up) || way.size > MAX_DEPTH) return current
    way.add(up)
    current = up
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
