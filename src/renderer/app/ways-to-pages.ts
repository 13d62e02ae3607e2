import { currentPage, type Page, showPage } from '../features/pages/index.ts'
import { focusSearch } from '../features/search/index.ts'
import { endFind } from '../features/thread/index.ts'
import { focusFilter, focusList } from '../features/threads/index.ts'
import { currentPane, focusPane } from './panes.ts'
import { closeOverlay, shellStore, showSingle } from './shell-store.ts'

/** The ways to pages, with the focus where one goes on. */

function goTo(page: Page, focus: () => void): void {
  showPage(page)
  showSingle('list')
  // After it is on screen.
  requestAnimationFrame(focus)
}

export const goToList = () => goTo('threads', focusList)
export const goToFilter = () => goTo('threads', focusFilter)
export const goToSearch = () => goTo('search', focusSearch)
export const goToPage = (page: Page) => goTo(page, () => focusPane('list'))

/** Why one cannot go back to the list; null where one can. */
export function atList(): string | null {
  const there = currentPage() === 'threads' && currentPane() === 'list' && !shellStore.getState().overlay
  return there ? 'you are there' : null
}

/** Ends what is nearest: the find, the thread on top of the list, the page. */
export function leave(): void {
  if (currentPane() === 'thread' && endFind()) return
  if (shellStore.getState().overlay) {
    closeOverlay()
    focusList()
  } else if (currentPage() === 'search') {
    goToSearch()
  } else {
    goToList()
  }
}
