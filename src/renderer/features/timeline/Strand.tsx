import { type KeyboardEvent, type PointerEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { ThreadOutline } from '../../../shared/ipc/history.ts'
import { escapeHidden } from '../../content/visible.ts'
import { count, plural } from '../../util/format.ts'
import { positionOf, WHOLE } from './axis.ts'
import { marksOf } from './columns.ts'
import { Legend, type LegendEntry } from './Legend.tsx'
import { LineNumbers, Times, Tip, type TipAt } from './LineLabels.tsx'
import { paintStrand } from './paint-strand.ts'
import styles from './Strand.module.css'
import type { Spot } from './spot.ts'
import { spanOfItems, spanOfTurn, spotAt, turnForKey } from './strand-place.ts'
import { useLine } from './use-line.ts'
import { NO_HITS, usePicture } from './use-picture.ts'
import { strandWords, tipWords, turnWords } from './words.ts'

/** Px on both sides of the line within which a failure or a hit is meant. */
const REACH = 4

interface StrandProps {
  readonly outline: ThreadOutline
  /** Items on screen, both included; null where none. */
  readonly view: { readonly from: number; readonly to: number } | null
  /** The turn the reader is in, zero-based; null before anything is shown. */
  readonly current: number | null
  /** Items in which something was found, ascending. */
  readonly hits?: readonly number[]
  /** Whether turns that were rolled back stand on the line. */
  readonly showRolledBack?: boolean
  readonly onGo: (spot: Spot) => void
}

/** The whole thread as one line: what is on screen stands in a frame; a click, a drag or an arrow goes elsewhere. */
export function Strand({ outline, view, current, hits = NO_HITS, showRolledBack = true, onGo }: StrandProps) {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [tip, setTip] = useState<TipAt | null>(null)

  const { turns } = outline
  const line = useLine(outline, showRolledBack)
  const { track, axis } = line
  const picture = usePicture(box, { outline, line, span: WHOLE, hits, current })
  const { width, theme, ratio, columns } = picture

  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours
  useEffect(() => {
    if (canvas.current !== null && columns !== null) paintStrand(canvas.current, columns, ratio, axis.shortWaits, WHOLE)
  }, [columns, axis, ratio, theme])

  const shown = useMemo(() => axis.turns.map(({ of }) => of.turn), [axis])
  const inherited = axis.turns.findLast(({ of }) => turns[of.turn]?.inherited === true)?.to
  const counts = useMemo(
    () => ({
      failures: columns === null ? 0 : marksOf(columns.failures, ratio).length,
      files: columns === null ? 0 : marksOf(columns.files, ratio).length,
      hits: columns === null ? 0 : marksOf(columns.hits, ratio).length,
    }),
    [columns, ratio],
  )
  // Made once: the line is drawn anew with every step that one scrolls.
  const below = useMemo(
    () => (
      <>
        <p className="vh" id={id}>
          {strandWords(outline, shown, axis.byTime, axis.shortWaits.length, hits.length)}
        </p>
        <Legend entries={entries(outline, hits, axis.shortWaits.length, inherited !== undefined)}>
          {!axis.byTime && <span>In the order of the file, which holds no times</span>}
        </Legend>
      </>
    ),
    [id, outline, shown, axis, hits, inherited],
  )
  const frame =
    (view && spanOfItems(axis, track, view.from, view.to)) ?? (current === null ? null : spanOfTurn(axis, current))
  const position = current === null ? 0 : positionOf(axis, current)

  if (axis.turns.length === 0) return null

  const xOf = (event: PointerEvent) => event.clientX - (box.current?.getBoundingClientRect().left ?? 0)
  const spotOf = (x: number): Spot | null => {
    if (columns === null) return null
    const column = Math.round(x * ratio)
    for (const marks of [columns.failures, columns.hits]) {
      for (let off = 0; off <= REACH * ratio; off += 1) {
        const item = marks[column - off] || marks[column + off]
        if (item !== undefined && item > 0) {
          const turn = axis.turns.findLast(({ of }) => of.count > 0 && of.first <= item - 1)
          if (turn !== undefined) return { turn: turn.of.turn, item: item - 1 }
        }
      }
    }
    return spotAt(axis, track, Math.min(1, Math.max(0, x / Math.max(1, width))))
  }
  const point = (event: PointerEvent) => {
    const x = xOf(event)
    const spot = spotOf(x)
    const text = tipWords(outline, axis, x / Math.max(1, width), spot)
    setTip(text === null ? null : { x, text })
    if (spot !== null && event.buttons === 1 && event.currentTarget.hasPointerCapture(event.pointerId)) onGo(spot)
  }
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const spot = spotOf(xOf(event))
    if (spot !== null) onGo(spot)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const to = turnForKey(event.key, position, axis.turns.length - 1)
    const turn = to === null ? undefined : axis.turns[to]
    if (turn === undefined) return
    event.preventDefault()
    event.stopPropagation()
    onGo({ turn: turn.of.turn, item: null })
  }

  const px = (place: number) => place * width
  return (
    <div
      className={styles.strand}
      data-testid="strand"
      data-failures={counts.failures}
      data-files={counts.files}
      data-hits={counts.hits}
    >
      <div
        ref={box}
        className={styles.box}
        role="slider"
        tabIndex={0}
        aria-label="Position in the thread"
        aria-orientation="horizontal"
        aria-valuemin={1}
        aria-valuemax={turns.length}
        aria-valuenow={(current ?? 0) + 1}
        aria-valuetext={escapeHidden(turnWords(turns, current ?? 0))}
        aria-describedby={id}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onPointerMove={point}
        onPointerLeave={() => setTip(null)}
      >
        <LineNumbers labels={picture.numbers} current={current} height={12} />
        {inherited !== undefined && <div className={styles.inherited} style={{ width: px(inherited) }} />}
        <canvas ref={canvas} className={styles.canvas} />
        <Times labels={picture.times} form={picture.form} />
        {frame !== null && (
          <div
            className={styles.frame}
            style={{ transform: `translateX(${px(frame.from)}px)`, width: Math.max(6, px(frame.to - frame.from)) }}
          />
        )}
        <Tip tip={tip} width={width} top={46} />
      </div>
      {below}
    </div>
  )
}

function entries(
  outline: ThreadOutline,
  hits: readonly number[],
  waits: number,
  inherited: boolean,
): readonly LegendEntry[] {
  const found: LegendEntry[] = [
    { swatch: 'thinking', label: 'Thinking' },
    { swatch: 'writing', label: 'Writing' },
    { swatch: 'commands', label: 'Commands' },
    { swatch: 'waiting', label: 'Waiting' },
  ]
  if (outline.marks.outcomes.includes('x')) found.push({ swatch: 'failed', label: 'Failed' })
  if (outline.marks.kinds.includes('f')) found.push({ swatch: 'files', label: 'Files changed' })
  if (hits.length > 0) found.push({ swatch: 'hits', label: `Found in ${count(hits.length)}` })
  if (inherited) found.push({ swatch: 'inherited', label: 'Inherited' })
  if (waits > 0) found.push({ swatch: 'gap', label: `${plural(waits, 'long wait')} drawn short` })
  return found
}
