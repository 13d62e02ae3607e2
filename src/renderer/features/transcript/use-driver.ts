import type { Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useMemo } from 'react'
import { notify } from '../notice/index.ts'
import { type Driver, setDriver } from './driver.ts'
import { setFollow } from './place-store.ts'
import { itemOfRow, type RowModel, rowOfItem } from './rows.ts'
import { nextStop, type StopKind, type Stops } from './stops.ts'
import { landing, topRow } from './top-row.ts'
import { HEADING, type Still } from './use-still.ts'
import { stopsStore } from './use-stops.ts'

const NONE: Readonly<Record<StopKind, string>> = {
  turns: 'turn',
  messages: 'message of yours',
  failures: 'failure',
  changes: 'file change',
}

interface DriverOptions {
  readonly scroll: RefObject<HTMLDivElement | null>
  readonly virtualizer: Virtualizer<HTMLDivElement, HTMLDivElement>
  readonly model: RowModel
  readonly stops: Stops
  readonly still: Still
  /** The item that holds the focus; -1 for none. */
  readonly focused: number
  readonly focusItem: (item: number) => void
}

/** Hands the transcript to the keys and tools. */
export function useDriver(options: DriverOptions): void {
  const { scroll, virtualizer, model, stops, still, focused, focusItem } = options
  const driver = useMemo<Driver>(() => {
    const scroller = () => scroll.current
    const isSeen = (row: number) => {
      const at = virtualizer.measurementsCache[row]
      const top = scroller()?.scrollTop ?? 0
      return at !== undefined && at.end > top + HEADING && at.start < top + (scroller()?.clientHeight ?? 0)
    }
    const row = () => {
      const own = focused === -1 ? -1 : rowOfItem(model, focused)
      return own !== -1 && isSeen(own) ? own : topRow(virtualizer, model, scroller()?.scrollTop ?? 0)
    }
    const atRow = (to: number) => {
      const item = itemOfRow(model, to)
      if (item === -1) scroller()?.focus({ preventScroll: true })
      else focusItem(item)
    }
    const itemNear = (from: number, step: 1 | -1): number => {
      for (let at = from; at >= 0 && at < model.count; at += step) if (itemOfRow(model, at) !== -1) return at
      return -1
    }
    return {
      row,
      item: () => {
        const item = itemOfRow(model, itemNear(row(), 1))
        return item === -1 ? null : item
      },
      stop: (kind, step) => {
        const found = nextStop(stops[kind], row(), step)
        if (found === null) {
          notify(`No ${step === 1 ? 'later' : 'earlier'} ${NONE[kind]}`)
          return
        }
        if (step === -1) setFollow(false)
        still.goTo(found.row, landing(model, found.row))
        atRow(found.row)
      },
      stepItem: step => {
        const own = focused !== -1 && isSeen(rowOfItem(model, focused))
        const next = itemNear(own ? row() + step : row(), own ? step : 1)
        if (next === -1) return
        if (step === -1) setFollow(false)
        still.show(next)
        focusItem(itemOfRow(model, next))
      },
      home: () => {
        setFollow(false)
        still.goTo(0, 0)
        scroller()?.focus({ preventScroll: true })
      },
      end: () => {
        still.goToEnd()
        scroller()?.focus({ preventScroll: true })
      },
      fold: () => {
        const button = scroller()?.querySelector<HTMLElement>(`[data-item="${focused}"] [aria-expanded]`)
        button?.click()
        return button != null
      },
      focus: () => scroller()?.focus({ preventScroll: true }),
      nudge: by => still.nudge(by),
    }
  }, [scroll, virtualizer, model, stops, still, focused, focusItem])
  useEffect(() => setDriver(driver), [driver])
  useEffect(() => stopsStore.setState({ stops }), [stops])
}
