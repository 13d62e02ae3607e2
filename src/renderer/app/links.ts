import type { SkeinLink } from '../../shared/skein-link.ts'
import { showPage } from '../features/pages/index.ts'
import { setSearchText } from '../features/search/index.ts'
import { findThreadById, visit } from '../features/thread/index.ts'
import { listen } from '../ipc/client.ts'
import { showSingle } from './shell-store.ts'

/** Shows the place that a link names. Of a refused thread that is its refusal, whatever the link says of lines and items. */
export async function goTo(link: SkeinLink): Promise<void> {
  if (link.to === 'search') {
    showPage('search')
    showSingle('list')
    setSearchText(link.text)
    return
  }
  const key = await findThreadById(link.id)
  if (key === null) return
  const { line, item } = link
  showPage('threads')
  visit({ key, listed: null, line, item: item === null ? null : item - 1, find: null, focus: false })
  showSingle('thread')
}

/** Begins to go where a second start of the app is sent. @returns a function that stops. */
export function followLinks(): () => void {
  return listen('system.goTo', link => void goTo(link))
}
