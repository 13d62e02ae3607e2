import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import { LinkButton } from '../../components/Button.tsx'
import { Later } from '../../components/Later.tsx'
import { FoldContext, type Folds } from '../../content/fold.ts'
import { FolderContext } from '../../content/folder.ts'
import { ItemView } from '../../content/ItemView.tsx'
import { Ending } from './Ending.tsx'
import { itemsIn, type Place, placeOf, rowModel, rowOf, rowOfPlace, turnAt } from './rows.ts'
import { ensureItems, itemAt, type OpenHistory, reopenHistory, toggleFold, transcriptStore } from './store.ts'
import styles from './Transcript.module.css'
import { TurnHeading, TurnRow } from './TurnHeading.tsx'

const TURN_HEIGHT = 33
const ITEM_HEIGHT = 72
const AHEAD = 40

interface TranscriptProps {
  readonly history: OpenHistory
  /** The thread's folder: a command that ran there need not say so. */
  readonly cwd: string
  /** The focus is wanted here; `onFocused` says that it has come. */
  readonly focusWanted: boolean
  readonly onFocused: () => void
}

/** The transcript: turns and items as one long virtual list, measured as it is drawn. */
export function Transcript({ history, cwd, focusWanted, onFocused }: TranscriptProps) {
  const { outline } = history
  const { turns } = outline
  const scroll = useRef<HTMLDivElement>(null)
  const model = useMemo(() => rowModel(turns), [turns])
  const unfolded = useStore(transcriptStore, state => state.unfolded)
  const folds = useMemo<Folds>(() => ({ isOpen: id => unfolded.has(id), toggle: toggleFold }), [unfolded])

  const estimateSize = useCallback(
    (row: number) => (rowOf(model, row).kind === 'turn' ? TURN_HEIGHT : ITEM_HEIGHT),
    [model],
  )
  // Named by turn and place within it, so that measures survive when the file grows.
  const getItemKey = useCallback(
    (row: number) => {
      const place = placeOf(model, turns, row)
      return place === null || row === model.count - 1 ? 'end' : `${place.turnId} ${place.offset}`
    },
    [model, turns],
  )
  const virtualizer = useVirtualizer({
    count: model.count,
    getScrollElement: () => scroll.current,
    estimateSize,
    getItemKey,
    overscan: 6,
    paddingEnd: 0,
    scrollPaddingStart: 0,
  })

  const { range } = virtualizer
  const first = range?.startIndex ?? 0
  const last = range?.endIndex ?? 0

  useEffect(() => {
    const items = itemsIn(model, Math.max(0, first - AHEAD), Math.min(model.count - 1, last + AHEAD))
    if (items !== null) ensureItems(items.from, items.to)
  }, [model, first, last])

  // The file has changed and is open again: the reader stays with what was at the top.
  const place = useRef<{ readonly at: Place | null; readonly row: number }>({ at: null, row: 0 })
  useLayoutEffect(() => {
    const { at, row } = place.current
    const now = at === null ? null : rowOfPlace(model, turns, at)
    if (now !== null && now !== row) virtualizer.scrollToIndex(now, { align: 'start' })
  }, [model, turns, virtualizer])
  useEffect(() => {
    place.current = { at: placeOf(model, turns, first), row: first }
  }, [model, turns, first])

  useEffect(() => {
    if (!focusWanted) return
    scroll.current?.focus({ preventScroll: true })
    onFocused()
  }, [focusWanted, onFocused])

  // The end moves on while the rows before it are loaded and measured: stay with it until the reader moves.
  const atEnd = useRef(false)
  const height = virtualizer.getTotalSize()
  // biome-ignore lint/correctness/useExhaustiveDependencies: every new height moves the end
  useLayoutEffect(() => {
    if (atEnd.current) virtualizer.scrollToIndex(model.count - 1, { align: 'end' })
  }, [height, model.count, virtualizer])

  const onKeyDown = (event: KeyboardEvent) => {
    atEnd.current = false
    if (event.ctrlKey || event.altKey || event.metaKey || event.target !== scroll.current) return
    if (event.key === 'End') {
      event.preventDefault()
      atEnd.current = true
      virtualizer.scrollToIndex(model.count - 1, { align: 'end' })
      return
    }
    const turn = turnAt(model, first)
    const steps = { ']': turn + 1, '[': (model.turnRows[turn] ?? 0) === first ? turn - 1 : turn }
    const to = event.key === ']' || event.key === '[' ? model.turnRows[Math.max(0, steps[event.key])] : undefined
    if (to === undefined) return
    event.preventDefault()
    virtualizer.scrollToIndex(to, { align: 'start' })
  }

  const turnIndex = turnAt(model, first)
  const turn = turns[turnIndex]
  const covered = (virtualizer.scrollOffset ?? 0) > 0 && first < model.count - 1
  return (
    <FolderContext value={cwd}>
      <FoldContext value={folds}>
        {history.itemError !== null && (
          <div className={styles.strip} role="status">
            <span>Part of the transcript could not be read: {history.itemError.message}</span>
            <LinkButton onClick={() => void reopenHistory()}>Try again</LinkButton>
          </div>
        )}
        <div className={styles.frame}>
          <section
            ref={scroll}
            className={styles.scroll}
            aria-label="Transcript"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: the transcript scrolls by keyboard
            tabIndex={0}
            data-testid="transcript"
            onKeyDown={onKeyDown}
            onWheel={() => {
              atEnd.current = false
            }}
            onPointerDown={() => {
              atEnd.current = false
            }}
          >
            {covered && turn !== undefined && (
              <div className={styles.sticky} aria-hidden={true}>
                <TurnHeading turn={turn} number={turnIndex + 1} />
              </div>
            )}
            <div style={{ position: 'relative', height }}>
              {virtualizer.getVirtualItems().map(slot => (
                <Slot
                  key={slot.key}
                  history={history}
                  model={model}
                  row={slot.index}
                  start={slot.start}
                  measure={virtualizer.measureElement}
                />
              ))}
            </div>
          </section>
        </div>
      </FoldContext>
    </FolderContext>
  )
}

interface SlotProps {
  readonly history: OpenHistory
  readonly model: ReturnType<typeof rowModel>
  readonly row: number
  /** Px from the top. */
  readonly start: number
  readonly measure: (element: HTMLDivElement | null) => void
}

function Slot({ history, model, row, start, measure }: SlotProps) {
  const what = rowOf(model, row)
  const loaded = what.kind === 'item' ? itemAt(history, what.item) : undefined
  const style = { transform: `translateY(${start}px)` }
  // A row that is not loaded keeps its estimate: measuring it would only make the list jump twice.
  if (what.kind === 'item' && loaded === undefined) {
    return (
      <div className={styles.slot} style={style}>
        <div className={styles.waiting}>
          <Later>Reading…</Later>
        </div>
      </div>
    )
  }
  const turn = what.kind === 'turn' ? history.outline.turns[what.turn] : undefined
  return (
    <div className={styles.slot} style={style} data-index={row} ref={measure}>
      {what.kind === 'turn' && turn !== undefined && <TurnRow turn={turn} number={what.turn + 1} />}
      {loaded !== undefined && <ItemView item={loaded.item} />}
      {what.kind === 'end' && <Ending outline={history.outline} />}
    </div>
  )
}
