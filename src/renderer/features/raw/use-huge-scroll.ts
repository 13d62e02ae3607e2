import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import { barFor, clampTop, type Place, type Scale, scrolledTo } from './scroll-scale.ts'

/**
 * Ties a scrolled element to a place among its rows.
 * @param top px of rows above the first one seen.
 * @returns scrolls to such a place.
 */
export function useHugeScroll(
  element: RefObject<HTMLElement | null>,
  scale: Scale,
  top: number,
  onTop: (top: number) => void,
): (top: number) => void {
  const place = useRef<Place>({ top, scrollTop: 0 })
  const latest = useRef(scale)
  latest.current = scale

  const put = useCallback(
    (to: number) => {
      const target = element.current
      if (target === null) return
      const clamped = clampTop(latest.current, to)
      target.scrollTop = barFor(latest.current, clamped)
      place.current = { top: clamped, scrollTop: target.scrollTop }
      onTop(clamped)
    },
    [element, onTop],
  )

  // The first place, and the same one after the measures have changed.
  const measured = `${scale.full} ${scale.height} ${scale.view}`
  const known = useRef('')
  useLayoutEffect(() => {
    if (known.current === measured || scale.view === 0) return
    known.current = measured
    put(place.current.top)
  }, [measured, scale.view, put])

  useEffect(() => {
    const target = element.current
    if (target === null) return
    const straighten = () => {
      const bar = barFor(latest.current, place.current.top)
      if (Math.abs(bar - target.scrollTop) < 1) return
      target.scrollTop = bar
      place.current = { top: place.current.top, scrollTop: target.scrollTop }
    }
    const onScroll = () => {
      // What our own scrolling set off says nothing new.
      if (target.scrollTop === place.current.scrollTop) return
      place.current = scrolledTo(latest.current, place.current, target.scrollTop)
      onTop(place.current.top)
      const last = target.scrollHeight - target.clientHeight
      if (target.scrollTop <= 0 || target.scrollTop >= last) straighten()
    }
    target.addEventListener('scroll', onScroll, { passive: true })
    target.addEventListener('scrollend', straighten)
    return () => {
      target.removeEventListener('scroll', onScroll)
      target.removeEventListener('scrollend', straighten)
    }
  }, [element, onTop])

  return put
}
