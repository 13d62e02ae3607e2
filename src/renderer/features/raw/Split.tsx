import clsx from 'clsx'
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react'
import { useSize } from '../../util/use-size.ts'
import styles from './Split.module.css'

/** Below this width the second part stands below the first. */
const WIDE = 980
const LEAST = 0.2
const MOST = 0.8

interface SplitProps {
  readonly first: ReactNode
  readonly second: ReactNode
  /** What the bar between them moves. */
  readonly label: string
}

/** Two parts beside each other, or one above the other, with a bar between them that can be moved. */
export function Split({ first, second, label }: SplitProps) {
  const box = useRef<HTMLDivElement>(null)
  const { width } = useSize(box)
  const [share, setShare] = useState(0.42)
  const below = width > 0 && width < WIDE
  const put = (next: number) => setShare(Math.min(MOST, Math.max(LEAST, next)))
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const area = box.current?.getBoundingClientRect()
    if (area === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return
    put(below ? (area.bottom - event.clientY) / area.height : (area.right - event.clientX) / area.width)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const larger = below ? 'ArrowUp' : 'ArrowLeft'
    const smaller = below ? 'ArrowDown' : 'ArrowRight'
    const next = { [larger]: share + 0.05, [smaller]: share - 0.05, Home: LEAST, End: MOST }[event.key]
    if (next === undefined) return
    event.preventDefault()
    event.stopPropagation()
    put(next)
  }
  const percent = Math.round(share * 100)
  return (
    <div ref={box} className={clsx(styles.split, below && styles.below)}>
      <div className={styles.first}>{first}</div>
      {/* biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved */}
      <div
        className={styles.bar}
        role="separator"
        tabIndex={0}
        aria-label={label}
        aria-orientation={below ? 'horizontal' : 'vertical'}
        aria-valuemin={LEAST * 100}
        aria-valuemax={MOST * 100}
        aria-valuenow={percent}
        onPointerDown={event => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onPointerMove}
        onKeyDown={onKeyDown}
      />
      <div className={styles.second} style={{ flexBasis: `${percent}%` }}>
        {second}
      </div>
    </div>
  )
}
