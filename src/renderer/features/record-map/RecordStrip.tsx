import clsx from 'clsx'
import { type KeyboardEvent, type PointerEvent, useEffect, useId, useMemo, useRef } from 'react'
import type { RecordMap } from '../../../shared/ipc/record-map.ts'
import { bytes as size } from '../../util/format.ts'
import { usePixelRatio, useTheme } from '../../util/use-screen.ts'
import { useSize } from '../../util/use-size.ts'
import { byteForKey, columnsOf, ticksOf } from './cells.ts'
import { MapLegend } from './MapLegend.tsx'
import { MAP_HEIGHT, paintMap } from './paint-map.ts'
import styles from './RecordStrip.module.css'
import { mapWords } from './words.ts'

interface RecordStripProps {
  /** Without an edge and a ground of its own. */
  readonly flush?: boolean
  readonly map: RecordMap
  /** Bytes that are on screen elsewhere; null for none. */
  readonly view: { readonly from: number; readonly to: number } | null
  /** The byte that one is at. */
  readonly at: number
  /** What stands at the pointer, else where one is. */
  readonly words: string
  /** What stands where one is. */
  readonly atWords: string
  /** Tells the byte under the pointer, null when it leaves. */
  readonly onPoint: (byte: number | null) => void
  /** Goes to a byte. */
  readonly onGo: (byte: number) => void
}

/** A file's whole length as a strip: what stands where, what is damaged, what is on screen. A click or a key goes there. */
export function RecordStrip({ flush = false, map, view, at, words, atWords, onPoint, onGo }: RecordStripProps) {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const { width } = useSize(box)
  const theme = useTheme()
  const ratio = usePixelRatio()
  const columns = useMemo(
    () => (width === 0 ? null : columnsOf(map, Math.max(1, Math.round(width * ratio)))),
    [map, width, ratio],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours
  useEffect(() => {
    if (canvas.current !== null && columns !== null) paintMap(canvas.current, columns, ratio)
  }, [columns, ratio, theme])

  const { bytes } = map
  const px = (byte: number) => (bytes === 0 ? 0 : (byte / bytes) * width)
  const byteOf = (event: PointerEvent) => {
    const left = box.current?.getBoundingClientRect().left ?? 0
    return Math.min(bytes - 1, Math.max(0, Math.floor(((event.clientX - left) / Math.max(1, width)) * bytes)))
  }
  const onPointerMove = (event: PointerEvent) => {
    const byte = byteOf(event)
    onPoint(byte)
    if (event.buttons === 1 && event.currentTarget.hasPointerCapture(event.pointerId)) onGo(byte)
  }
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    onGo(byteOf(event))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const to = byteForKey(event.key, at, bytes)
    if (to === null) return
    event.preventDefault()
    event.stopPropagation()
    onGo(to)
  }
  return (
    <div
      className={clsx(styles.strip, flush && styles.flush)}
      data-testid="record-map"
      data-damaged={columns?.damage.length ?? 0}
    >
      <div className={styles.top}>
        <p className={styles.words} data-testid="record-map-place">
          {words}
        </p>
        <MapLegend map={map} />
      </div>
      <div
        ref={box}
        className={styles.box}
        role="slider"
        tabIndex={0}
        aria-label="Record map: position in the file"
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={Math.max(0, bytes - 1)}
        aria-valuenow={at}
        aria-valuetext={atWords}
        aria-describedby={id}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerLeave={() => onPoint(null)}
      >
        <canvas ref={canvas} className={styles.canvas} style={{ height: MAP_HEIGHT }} />
        {view !== null && (
          <div
            className={styles.view}
            style={{ transform: `translateX(${px(view.from)}px)`, width: Math.max(6, px(view.to - view.from)) }}
            data-testid="record-map-view"
          />
        )}
        <div className={styles.at} style={{ transform: `translateX(${px(at)}px)` }} />
      </div>
      <div className={styles.axis} aria-hidden={true}>
        {ticksOf(bytes, width).map(tick => (
          <span key={tick.byte} className={tick.at === 1 ? styles.end : undefined} style={{ left: tick.at * width }}>
            {tick.byte === 0 ? '0' : size(tick.byte)}
          </span>
        ))}
      </div>
      <p className="vh" id={id}>
        {mapWords(map)}
      </p>
    </div>
  )
}
