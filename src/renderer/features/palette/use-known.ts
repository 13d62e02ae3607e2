import { useEffect, useState } from 'react'
import type { ListedThread } from '../../../shared/thread.ts'
import { call, isCancelled, listen } from '../../ipc/client.ts'
import { keyOf, sameThread } from '../../util/same-thread.ts'
import { recentThreads } from './recent.ts'
import { type Project, scopeOf } from './sections.ts'

/** Threads that are asked for; the best of them are shown. */
const ASKED = 50

export interface Found {
  /** What they were asked for; the field may be ahead of it. */
  readonly wanted: string | null
  readonly threads: readonly ListedThread[]
  readonly failed: boolean
}

function withRecent(threads: readonly ListedThread[]): readonly ListedThread[] {
  const recent = recentThreads()
  return [...recent, ...threads.filter(one => !recent.some(other => sameThread(keyOf(one), keyOf(other))))]
}

/** Counts up when the threads have changed: what was answered is out of date then. */
function useChanges(): number {
  const [turn, setTurn] = useState(0)
  useEffect(() => listen('threads.changed', () => setTurn(before => before + 1)), [])
  return turn
}

/** The threads that fit the field. Those of the last answer stay until the next one is there. */
export function useFound(field: string): Found {
  const { scope, wanted } = scopeOf(field)
  const changes = useChanges()
  const [found, setFound] = useState<Found>({ wanted: null, threads: recentThreads(), failed: false })
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks again after a change
  useEffect(() => {
    if (scope !== 'all') return
    const asking = new AbortController()
    const sort = { key: 'updated', direction: 'desc' } as const
    call('threads.list', { query: { text: wanted }, sort, offset: 0, limit: ASKED }, asking.signal).then(
      ({ threads }) => setFound({ wanted, threads: wanted === '' ? withRecent(threads) : threads, failed: false }),
      error => {
        if (!isCancelled(error)) setFound({ wanted, threads: [], failed: true })
      },
    )
    return () => asking.abort()
  }, [scope, wanted, changes])
  return found
}

/** Every project of the open homes, most threads first. */
export function useProjects(): readonly Project[] {
  const changes = useChanges()
  const [projects, setProjects] = useState<readonly Project[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks again after a change
  useEffect(() => {
    const asking = new AbortController()
    call('threads.facets', { query: {} }, asking.signal).then(
      facets => setProjects(facets.projects),
      // The palette then has no projects; the sidebar says why there are none.
      error => {
        if (!isCancelled(error)) setProjects([])
      },
    )
    return () => asking.abort()
  }, [changes])
  return projects
}
