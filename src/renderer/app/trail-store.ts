import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { currentPage, followPage, showPage } from '../features/pages/index.ts'
import { showThread, threadStore } from '../features/thread/index.ts'
import { pages } from './pages.tsx'
import { showSingle } from './shell-store.ts'
import { type Place, type Trail, trailBack, trailForward, trailTo } from './trail.ts'

const trailStore = createStore<Trail>(() => ({ places: [], at: -1, since: 0 }))

/** Null where there is nothing yet that one could come back to. */
function here(): Place | null {
  const page = currentPage()
  const thread = pages[page].right === null ? null : threadStore.getState().key
  return page === 'threads' && thread === null ? null : { page, thread }
}

let going = false

function look(): void {
  const place = going ? null : here()
  if (place !== null) trailStore.setState(trail => trailTo(trail, place, Date.now()), true)
}

function go(trail: Trail | null): void {
  const place = trail?.places[trail.at]
  if (trail === null || place === undefined) return
  going = true
  trailStore.setState(trail, true)
  showPage(place.page)
  if (place.thread !== null) showThread(place.thread, null)
  showSingle(place.thread === null ? 'list' : 'thread')
  going = false
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
  const stops = [followPage(look), threadStore.subscribe(look)]
  return () => {
    for (const stop of stops) stop()
  }
}
