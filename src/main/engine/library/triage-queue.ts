import type { Out, Parsed, ThreadKey } from '../../../shared/ipc/contract.ts'
import type { RowMarks } from '../../../shared/ipc/library.ts'
import type { FoundCheck, TriageEntry, TriageState } from '../../../shared/ipc/triage.ts'
import type { ListedThread } from '../../../shared/thread.ts'

/** The threads that a person has to look at, by how far he or she is with each. Pure but for what it is given. */

interface Surroundings {
  /** All that is not open. */
  readonly entries: readonly TriageEntry[]
  /** Threads with errors or warnings: those with errors first, then the newest. */
  readonly damaged: readonly ThreadKey[]
  /** Those of them with problems that are not known. */
  readonly unknown: readonly ThreadKey[]
  /** Null for a thread that is not there any more. */
  listed(thread: ThreadKey): ListedThread | null
  problems(threads: readonly ThreadKey[]): ReadonlyMap<string, readonly FoundCheck[]>
  marks(threads: readonly ThreadKey[]): readonly RowMarks[]
}

const nameOf = ({ homeId, id }: ThreadKey) => `${homeId} ${id}`

/** A page of the queue, with how many threads there are of each state. */
export function queueOf(
  { homes, state, offset, limit }: Parsed<'triage.queue'>,
  { entries, damaged, unknown, listed, problems, marks }: Surroundings,
): Out<'triage.queue'> {
  const said = new Map<string, TriageState>()
  const touched: ThreadKey[] = []
  for (const entry of entries) {
    if (entry.check !== null || entry.homeId === null || entry.threadId === null) continue
    const key = { homeId: entry.homeId, id: entry.threadId }
    said.set(nameOf(key), entry.state)
    if (homes.length === 0 || homes.includes(key.homeId)) touched.push(key)
  }
  const open = new Set(unknown.map(nameOf))
  const damagedNames = new Set(damaged.map(nameOf))
  // Somebody may be at work on a thread in which nothing is wrong, or not any more.
  const others = touched.filter(key => !damagedNames.has(nameOf(key)) && listed(key) !== null)
  const all = [...damaged, ...others].map(key => ({
    key,
    state: said.get(nameOf(key)) ?? (open.has(nameOf(key)) ? 'open' : 'known'),
  }))
  const chosen = state === null ? all : all.filter(one => one.state === state)
  const page = chosen.slice(offset, offset + limit)
  const keys = page.map(({ key }) => key)
  const found = problems(keys)
  return {
    rows: page.flatMap(({ key, state: one }) => {
      const thread = listed(key)
      return thread === null ? [] : [{ thread, state: one, checks: [...(found.get(nameOf(key)) ?? [])] }]
    }),
    marks: [...marks(keys)],
    counts: {
      open: all.filter(one => one.state === 'open').length,
      progress: all.filter(one => one.state === 'progress').length,
      done: all.filter(one => one.state === 'done').length,
      known: all.filter(one => one.state === 'known').length,
    },
    offset,
    total: chosen.length,
  }
}
