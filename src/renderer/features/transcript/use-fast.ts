import { type RefObject, useEffect } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { isTooFast, STILL, speedAfter } from './speed.ts'

/** How long after it was too fast the content comes. */
const REST_MS = 120

const fastStore = createStore<{ readonly fast: boolean }>(() => ({ fast: false }))

/** Whether one scrolls faster than one can read. */
export function useIsFast(): boolean {
  return useStore(fastStore, state => state.fast)
}

/** The same, outside of React. */
export function isFast(): boolean {
  return fastStore.getState().fast
}

/** Px by which the list has moved the text since the last scroll event, to keep it where one reads it. */
let kept = 0

/** Not to be taken for scrolling: nothing passes by. @param px by which the list has moved the text by itself. */
export function keptStill(px: number): void {
  kept += px
}

/** Learns from the scroller whether one scrolls faster than one can read. */
export function useFast(scroll: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const scroller = scroll.current
    if (scroller === null) return
    let top = scroller.scrollTop
    let speed = STILL
    let timer = 0
    kept = 0
    const onScroll = () => {
      const by = scroller.scrollTop - top - kept
      speed = speedAfter(speed, by / Math.max(1, scroller.clientHeight), performance.now())
      top = scroller.scrollTop
      kept = 0
      if (!isTooFast(speed)) return
      fastStore.setState({ fast: true })
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
