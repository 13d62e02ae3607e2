import { type RefObject, useEffect } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** Two steps of a screen each within so many ms are too fast to read. */
const WITHIN_MS = 250
/** How long after the last one the content comes. */
const REST_MS = 120

const fastStore = createStore<{ readonly fast: boolean }>(() => ({ fast: false }))

/** Whether one scrolls faster than one can read. */
export function useIsFast(): boolean {
  return useStore(fastStore, state => state.fast)
}

/** Learns from the scroller whether one scrolls faster than one can read. */
export function useFast(scroll: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const scroller = scroll.current
    if (scroller === null) return
    let top = scroller.scrollTop
    let leapAt = Number.NEGATIVE_INFINITY
    let timer = 0
    const onScroll = () => {
      const leap = Math.abs(scroller.scrollTop - top) > window.innerHeight
      top = scroller.scrollTop
      if (!leap) return
      const now = performance.now()
      if (now - leapAt < WITHIN_MS) fastStore.setState({ fast: true })
      leapAt = now
      window.clearTimeout(timer)
      timer = window.setTimeout(() => fastStore.setState({ fast: false }), REST_MS)
    }
    // Before the virtual list, which draws the rows for the new place at once.
    scroller.addEventListener('scroll', onScroll, { passive: true, capture: true })
    return () => {
      window.clearTimeout(timer)
      fastStore.setState({ fast: false })
      scroller.removeEventListener('scroll', onScroll, { capture: true })
    }
  }, [scroll])
}
