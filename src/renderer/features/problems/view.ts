import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** What the page shows: findings by check, failures, threads that ended together, the queue, unknown kinds. */
export type ProblemsView = 'checks' | 'failures' | 'ended' | 'queue' | 'coverage'

const viewStore = createStore<{ readonly view: ProblemsView }>(() => ({ view: 'checks' }))

/** The part of the page that is shown. */
export function useView(): ProblemsView {
  return useStore(viewStore, state => state.view)
}

/** The part of the page that is shown, now. */
export function problemsView(): ProblemsView {
  return viewStore.getState().view
}

/** Shows another part of the page. */
export function showView(view: ProblemsView): void {
  viewStore.setState({ view })
}
