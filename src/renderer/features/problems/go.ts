import type { Finding } from '../../../shared/ipc/doctor.ts'
import { showPage } from '../pages/index.ts'
import { focusSearch, setSearchText } from '../search/index.ts'
import { openThread } from '../thread/index.ts'

/** Ways from a problem to what it is about. */

/** Whether the line of a finding can be seen: the thread is opened, and the finding is about a line. */
export function hasLine(finding: Finding): boolean {
  return finding.threadId !== null && finding.scope === 'full' && finding.line !== null
}

/**
 * Shows the thread of a finding: the raw line where it is about one. A refused thread shows its refusal; nothing of its
 * text is asked for.
 */
export function goToFinding(finding: Finding, shown: () => void): void {
  const { homeId, threadId, line } = finding
  if (threadId !== null) openThread({ key: { homeId, id: threadId }, line: hasLine(finding) ? line : null }, shown)
}

/** Lists the threads in which a check found something, in the search. */
export function listThreadsOf(check: string): void {
  showPage('search')
  setSearchText(`check:${check}`)
  requestAnimationFrame(focusSearch)
}
