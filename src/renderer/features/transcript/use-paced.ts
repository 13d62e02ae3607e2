import { useEffect, useLayoutEffect, useReducer, useRef } from 'react'
import { type Candidate, FRAME_WEIGHT, pace } from './pace.ts'
import { useIsFast } from './use-fast.ts'

interface Paced {
  /** Whether an item's content is to be drawn now. */
  readonly isDrawn: (item: number) => boolean
  /** Whether content waits for the next frame. */
  readonly waits: boolean
}

/** The frame that is being made; scroll events and animation callbacks of one frame see the same. */
function frameNow(): number {
  return Number(document.timeline.currentTime ?? 0)
}

/**
 * Draws the content of new rows a frame's worth at a time, what is in sight first. While one scrolls faster than one can
 * read, new rows say only what they are; their content comes when one slows down.
 * @param rows the loaded items that have rows now.
 */
export function usePaced(rows: readonly Candidate[]): Paced {
  const fast = useIsFast()
  const [, draw] = useReducer((n: number) => n + 1, 0)
  /** The items whose content is on the page, and what the newest of them weigh in the frame that they came in. */
  const kept = useRef<ReadonlySet<number>>(new Set())
  const spent = useRef({ frame: -1, weight: 0 })
  const frame = frameNow()
  const before = spent.current.frame === frame ? spent.current.weight : 0
  const { drawn, weight, waits } = pace(rows, kept.current, fast ? 0 : FRAME_WEIGHT - before)
  useLayoutEffect(() => {
    kept.current = drawn
    spent.current = { frame, weight: before + weight }
  })
  useEffect(() => {
    if (!waits || fast) return
    const next = requestAnimationFrame(draw)
    return () => cancelAnimationFrame(next)
  })
  return { isDrawn: item => drawn.has(item), waits }
}
