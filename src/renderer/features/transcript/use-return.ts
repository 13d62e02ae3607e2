import type { Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useLayoutEffect, useRef } from 'react'
import { placeStore } from './place-store.ts'
import { keyOfRow, type RowModel, rowOfKey } from './rows.ts'
import type { Still } from './use-still.ts'

/** Where one was: a row's key, and px from the top of the window to it. */
interface Left {
  readonly key: number
  readonly offset: number
}

/** By thread, the one left last at the end. */
const left = new Map<string, Left>()
const MOST = 50

function leave(name: string, place: Left): void {
  left.delete(name)
  left.set(name, place)
  const [oldest] = left.keys()
  if (left.size > MOST && oldest !== undefined) left.delete(oldest)
}

interface ReturnOptions {
  /** Names the thread. */
  readonly name: string
  readonly scroll: RefObject<HTMLDivElement | null>
  readonly virtualizer: Virtualizer<HTMLDivElement, HTMLDivElement>
  readonly model: RowModel
  readonly still: Still
}

/** Comes back to where one was before one went to another tab, or to another thread. */
export function useReturn(options: ReturnOptions): void {
  const latest = useRef(options)
  useLayoutEffect(() => {
    latest.current = options
  })
  useLayoutEffect(() => {
    const { name, scroll, model, still } = latest.current
    const place = left.get(name)
    if (place !== undefined && placeStore.getState().goal === null) still.goTo(rowOfKey(model, place.key), place.offset)
    const scroller = scroll.current
    return () => {
      const { virtualizer, model: rows } = latest.current
      const top = scroller?.scrollTop ?? 0
      const at = virtualizer.getVirtualItemForOffset(top)
      if (at !== undefined && top > 0) leave(name, { key: keyOfRow(rows, at.index), offset: at.start - top })
      else left.delete(name)
    }
  }, [])
}
