import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { createFindMarks, type FindMarks } from '../../content/find-marks.ts'
import { useFind } from './find-store.ts'
import { itemAt, useHistory } from './history-store.ts'
import { openItem } from './place-store.ts'
import { revealRange } from './reveal-range.ts'
import type { Still } from './use-still.ts'

/** Marks what was found in the rows that are drawn, and brings the very place that one has gone to on screen. */
export function useFindMarks(scroll: RefObject<HTMLElement | null>, still: Still): void {
  const open = useFind(state => state.open)
  const query = useFind(state => state.query)
  const current = useFind(state => state.current)
  const visits = useFind(state => state.visits)
  const [marks] = useState<FindMarks>(createFindMarks)
  const revealed = useRef(0)

  useEffect(() => {
    const scroller = scroll.current
    if (scroller === null) return
    if (!open || query.text === '') {
      marks.clear()
      return
    }
    let frame = 0
    const mark = () => {
      frame = 0
      marks.update(scroller, query)
      const row = current === null ? null : scroller.querySelector(`[data-item="${current.item}"]`)
      const range = marks.currentIn(row, current?.within ?? 0)
      if (range === undefined || revealed.current === visits) return
      // Once for every visit: after that the reader may scroll away.
      revealed.current = visits
      revealRange(scroller, range, still)
    }
    const later = () => {
      if (frame === 0) frame = requestAnimationFrame(mark)
    }
    // Rows come, fold open and load by themselves.
    const observer = new MutationObserver(later)
    observer.observe(scroller, { subtree: true, childList: true, characterData: true })
    later()
    return () => {
      observer.disconnect()
      cancelAnimationFrame(frame)
    }
  }, [open, query, current, visits, marks, scroll, still])
  useEffect(() => () => marks.clear(), [marks])

  // What was found may be folded away: its item unfolds as soon as it is loaded.
  const found = useFound(open ? (current?.item ?? -1) : -1)
  const opened = useRef(0)
  useEffect(() => {
    if (found === null || opened.current === visits) return
    opened.current = visits
    openItem(found.turn, found.item, found.id)
  }, [found, visits])
}

interface Found {
  readonly turn: number
  readonly item: number
  readonly id: string
}

/** The item in which one stands, once it is loaded. */
function useFound(item: number): Found | null {
  const history = useHistory()
  const loaded = history.phase === 'open' && item !== -1 ? itemAt(history, item) : undefined
  const turn = loaded?.turn
  const id = loaded?.item.id
  return useMemo(() => (turn === undefined || id === undefined ? null : { turn, item, id }), [turn, item, id])
}
