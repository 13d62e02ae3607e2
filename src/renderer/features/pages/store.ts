import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** What the window shows beside the sidebar. */
export type Page = 'threads' | 'search' | 'problems' | 'usage' | 'compatibility' | 'compare'

const pageStore = createStore<{ readonly page: Page }>(() => ({ page: 'threads' }))

/** The page that is shown. */
export function usePage(): Page {
  return useStore(pageStore, state => state.page)
}

/** The page that is shown now. */
export function currentPage(): Page {
  return pageStore.getState().page
}

/** Goes to a page. */
export function showPage(page: Page): void {
  pageStore.setState({ page })
}

/** Begins to tell when another page is shown. @returns a function that stops. */
export function followPage(changed: () => void): () => void {
  return pageStore.subscribe(changed)
}
