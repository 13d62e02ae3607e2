import clsx from 'clsx'
import { type KeyboardEvent, type PointerEvent, useId, useRef } from 'react'
import styles from './Bars.module.css'
import { type Bar, barOfTurn } from './bars.ts'
import { turnForKey } from './strand-place.ts'
import { barWords } from './words.ts'

interface BarOptionsProps {
  readonly label: string
  readonly bars: readonly Bar[]
  /** The turn the reader is in. */
  readonly current: number | null
  /** The bar that is pointed at or that the arrows have reached; null where none is. */
  readonly active: number | null
  readonly onActive: (bar: number | null) => void
  readonly onTurn: (turn: number) => void
}

/** Lies over a chart of bars and makes them reachable: one stop of Tab, arrows from bar to bar, Enter goes to the turn. */
export function BarOptions({ label, bars, current, active, onActive, onTurn }: BarOptionsProps) {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const chosen = current === null ? -1 : barOfTurn(bars, current)
  const at = active ?? Math.max(0, chosen)
  const barAt = (event: PointerEvent): number | null => {
    const area = box.current?.getBoundingClientRect()
    if (area === undefined || area.width === 0) return null
    const bar = Math.floor(((event.clientX - area.left) / area.width) * bars.length)
    return Math.min(bars.length - 1, Math.max(0, bar))
  }
  const go = (bar: number | null) => {
    const found = bar === null ? undefined : bars[bar]
    if (found !== undefined) onTurn(found.from)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key === 'Enter' || event.key === ' ') go(at)
    else {
      const to = turnForKey(event.key, at, bars.length - 1)
      if (to === null) return
      onActive(to)
    }
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={box}
      className={styles.options}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-orientation="horizontal"
      aria-activedescendant={`${id}-${at}`}
      onKeyDown={onKeyDown}
      onPointerMove={event => onActive(barAt(event))}
      onPointerLeave={() => onActive(null)}
      onFocus={() => onActive(at)}
      onBlur={() => onActive(null)}
      onClick={() => go(active)}
    >
      {bars.map((bar, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the list holds the focus
        <div
          key={bar.from}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === chosen}
          aria-label={barWords(bar)}
          className={clsx(styles.option, index === active && styles.active, index === chosen && styles.chosen)}
        />
      ))}
    </div>
  )
}
