import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { currentPage, followPage, showPage } from '../features/pages/index.ts'
import { showThread, threadStore } from '../features/thread/index.ts'
import { pages } from './pages.tsx'
import { focusPane } from './panes.ts'
import { showSingle } from './shell-store.ts'
import { type Place, type Trail, trailBack, trailForward, trailTo } from './trail.ts'

const trailStore = createStore<Trail>(() => ({ places: [], at: -1, since: 0 }))

function here(): Place {
  const page = currentPage()
  return { page, thread: pages[page].right === null ? null : threadStore.getState().key }
}

let going = false

function look(): void {
  if (!going) trailStore.setState(trail => trailTo(trail, here(), Date.now()), true)
}

function go(trail: Trail | null): void {
  const place = trail?.places[trail.at]
  if (trail === null || place === undefined) return
  going = true
  trailStore.setState(trail, true)
  showPage(place.page)
  if (place.thread !== null) showThread(place.thread, null)
  const pane = place.thread === null ? 'list' : 'thread'
  showSingle(pane)
  going = false
  requestAnimationFrame(() => {
    // What had the focus went with the page.
    if (document.activeElement === document.body) focusPane(pane)
  })
}

/** Goes to the place where one was before. */
export function goBack(): void {
  go(trailBack(trailStore.getState()))
}

/** Goes to the place that one came back from. */
export function goForward(): void {
  go(trailForward(trailStore.getState()))
}

/** Which of the two there is. */
export function ways(trail = trailStore.getState()): { readonly back: boolean; readonly forward: boolean } {
  return { back: trailBack(trail) !== null, forward: trailForward(trail) !== null }
}

/** The same, for what is drawn. */
export function useWays(): { readonly back: boolean; readonly forward: boolean } {
  return ways(useStore(trailStore))
}

/** Begins to remember where one is. @returns a function that stops. */
export function followTrail(): () => void {
  look()
  const stops = [followPage(look), threadStore.subscribe(look)]
  return () => {
    for (const stop of stops) stop()
  }
}
