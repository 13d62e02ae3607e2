import { type ReactNode, useEffect, useRef, useState } from 'react'
import styles from './Text.module.css'

/** Px. */
export const LINE_HEIGHT = 18
const FEW = 4

interface ChunksProps<T> {
  readonly chunks: readonly { readonly key: string; readonly lines: number; readonly value: T }[]
  /** Lines that break have no height that is known before. */
  readonly wrap: boolean
  readonly render: (value: T) => ReactNode
}

/** Very many lines, of which only those near the screen are drawn. */
export function Chunks<T>({ chunks, wrap, render }: ChunksProps<T>) {
  if (chunks.length <= FEW) return chunks.map(chunk => <div key={chunk.key}>{render(chunk.value)}</div>)
  return chunks.map(chunk => {
    const height = chunk.lines * LINE_HEIGHT
    return wrap ? (
      <div key={chunk.key} className={styles.later} style={{ containIntrinsicBlockSize: `auto ${height}px` }}>
        {render(chunk.value)}
      </div>
    ) : (
      <Later key={chunk.key} height={height}>
        {() => render(chunk.value)}
      </Later>
    )
  })
}

// Chromium knows margins of scrollers within the page; the type library does not everywhere.
const NEAR: IntersectionObserverInit & { readonly scrollMargin: string } = {
  rootMargin: '800px',
  scrollMargin: '800px',
}

/** Keeps its place and is drawn when it comes near the screen. */
function Later({ height, children }: { readonly height: number; readonly children: () => ReactNode }) {
  const [near, setNear] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = place.current
    if (near || element === null) return
    const observer = new IntersectionObserver(entries => {
      if (entries.some(entry => entry.isIntersecting)) setNear(true)
    }, NEAR)
    observer.observe(element)
    return () => observer.disconnect()
  }, [near])
  return (
    <div ref={place} style={{ minHeight: height }}>
      {near && children()}
    </div>
  )
}
