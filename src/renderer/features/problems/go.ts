import type { Finding } from '../../../shared/ipc/doctor.ts'
import { showPage } from '../pages/index.ts'
import { focusSearch, setSearchText } from '../search/index.ts'
import { openOnMap, openThread } from '../thread/index.ts'

/** Ways from a problem to what it is about. */

/** Where the line of a finding can be seen: in the raw view, or on the map of a file that is not opened there. */
export function lineIn({ threadId, line, offset, scope, deciding }: Finding): 'raw' | 'map' | null {
  if (threadId === null || line === null || offset === null) return null
  return scope === 'full' && deciding ? 'raw' : 'map'
}

/**
 * Shows the thread of a finding, at its line where it is about one. Of a thread that is not opened that is the place on
 * the map of its structure; nothing of its text is asked for.
 */
export function goToFinding(finding: Finding, shown: () => void): void {
  const { homeId, threadId, line, offset, path, scope } = finding
  if (threadId === null) return
  const key = { homeId, id: threadId }
  const seen = lineIn(finding)
  if (seen === 'map' && offset !== null) openOnMap({ thread: key, path, at: { byte: offset } }, shown)
  else if (seen === 'raw') openThread({ key, line }, shown)
  else openThread(scope === 'full' ? { key } : { key, tab: 'diagnostics' }, shown)
}

/** Lists the threads in which a check found something, in the search. */
export function listThreadsOf(check: string): void {
  showPage('search')
  setSearchText(`check:${check}`)
  requestAnimationFrame(focusSearch)
}
