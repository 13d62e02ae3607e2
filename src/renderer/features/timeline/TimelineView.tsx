import { Maximize2, ZoomIn, ZoomOut } from 'lucide-react'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import type { ThreadOutline } from '../../../shared/ipc/history.ts'
import { Button, ToolButton } from '../../components/Button.tsx'
import { Middle, Note } from '../../components/Note.tsx'
import { count, plural } from '../../util/format.ts'
import { WHOLE } from './axis.ts'
import { Bars } from './Bars.tsx'
import { compactionsOf } from './bars.ts'
import { Lanes } from './Lanes.tsx'
import { Legend } from './Legend.tsx'
import { Longest } from './Longest.tsx'
import type { Spot } from './spot.ts'
import styles from './TimelineView.module.css'
import { TimeWords, TokenWords } from './Totals.tsx'
import { TurnTable } from './TurnTable.tsx'
import { timeTotals } from './totals.ts'
import { useLine } from './use-line.ts'
import { isWhole, turnsIn, zoomBy } from './zoom.ts'

interface TimelineViewProps {
  readonly threadKey: ThreadKey
  readonly outline: ThreadOutline
  /** Whether turns that were rolled back are shown. */
  readonly showRolledBack?: boolean
  /** Shows the transcript there. */
  readonly onGo: (spot: Spot) => void
  /** The file is no longer what the outline says, or may not be read any more: opens it again. */
  readonly onStale: () => void
  readonly focusWanted?: boolean
  readonly onFocused?: () => void
}

/** The Timeline tab: what the turns' time and tokens went into. */
export function TimelineView({
  threadKey,
  outline,
  showRolledBack = true,
  onGo,
  onStale,
  focusWanted = false,
  onFocused,
}: TimelineViewProps) {
  const pane = useRef<HTMLDivElement>(null)
  const [chosen, setSpan] = useState(WHOLE)
  const [table, setTable] = useState(false)
  const line = useLine(outline, showRolledBack)
  const { axis, track, shown } = line
  const compactions = useMemo(() => compactionsOf(outline.turns, outline.marks.kinds), [outline])
  const span = turnsIn(axis, chosen) === null ? WHOLE : chosen
  // The picture that is being zoomed goes ahead; what is counted and drawn for it follows.
  const part = turnsIn(axis, useDeferredValue(span))
  const from = part?.from ?? 0
  const to = part?.to ?? outline.turns.length - 1
  const range = useMemo(() => ({ from, to }), [from, to])
  const inRange = useMemo(
    () => outline.turns.filter((_, turn) => turn >= from && turn <= to && shown(turn)),
    [outline, from, to, shown],
  )
  const totals = useMemo(
    () => timeTotals(track, turn => turn >= from && turn <= to && shown(turn)),
    [track, from, to, shown],
  )

  useEffect(() => {
    if (!focusWanted) return
    pane.current?.focus()
    onFocused?.()
  }, [focusWanted, onFocused])

  const hidden = outline.turns.length - axis.turns.length
  const whole = isWhole(span)
  return (
    <div ref={pane} className={styles.pane} tabIndex={-1} data-testid="timeline">
      {axis.turns.length === 0 ? (
        <Middle>
          <Note title="No turns to draw">
            <p>{hidden > 0 ? 'All its turns were rolled back, and those are hidden.' : 'The file holds no turn.'}</p>
          </Note>
        </Middle>
      ) : (
        <div className={styles.page}>
          <header className={styles.head}>
            <h2 className={styles.title} aria-live="polite">
              {whole
                ? plural(axis.turns.length, 'turn')
                : from === to
                  ? `A part of turn ${count(from + 1)}`
                  : `Turns ${count(from + 1)} to ${count(to + 1)} of ${count(outline.turns.length)}`}
            </h2>
            {hidden > 0 && <span className={styles.hidden}>{plural(hidden, 'rolled-back turn')} hidden</span>}
            <span className={styles.grow} />
            <ToolButton icon={ZoomIn} label="Look closer" keys="+" onClick={() => setSpan(zoomBy(span, 0.5))} />
            <ToolButton
              icon={ZoomOut}
              label="Show more"
              keys="−"
              disabled={whole}
              onClick={() => setSpan(zoomBy(span, 2))}
            />
            <ToolButton icon={Maximize2} label="Show all" keys="0" disabled={whole} onClick={() => setSpan(WHOLE)} />
            <Button aria-pressed={table} data-testid="timeline-table-switch" onClick={() => setTable(!table)}>
              As a table
            </Button>
          </header>
          <section className={styles.section} aria-label="Time">
            <h3 className={styles.heading}>Time</h3>
            <TimeWords totals={totals} />
            {!table && (
              <>
                <Lanes outline={outline} line={line} span={span} onSpan={setSpan} onGo={onGo} />
                <Legend
                  entries={[
                    ...(outline.marks.outcomes.includes('x') ? [{ swatch: 'failed', label: 'Failed' } as const] : []),
                    ...(outline.marks.kinds.includes('k')
                      ? [{ swatch: 'compacted', label: 'Context compacted' } as const]
                      : []),
                    ...(inRange.some(turn => turn.rolledBack)
                      ? [{ swatch: 'struck', label: 'Rolled back' } as const]
                      : []),
                    ...(axis.shortWaits.length > 0
                      ? [
                          {
                            swatch: 'gap',
                            label: `${plural(axis.shortWaits.length, 'long wait')} drawn short`,
                          } as const,
                        ]
                      : []),
                  ]}
                >
                  <span>Drag over the picture to look closer</span>
                </Legend>
              </>
            )}
          </section>
          <section className={styles.section} aria-label="Tokens">
            <h3 className={styles.heading}>Tokens</h3>
            <TokenWords turns={inRange} />
            {!table && (
              <Bars
                turns={outline.turns}
                range={range}
                shown={shown}
                compactions={compactions}
                current={null}
                size="large"
                onTurn={turn => onGo({ turn, item: null })}
              />
            )}
          </section>
          {table ? (
            <TurnTable outline={outline} line={line} compactions={compactions} range={range} onGo={onGo} />
          ) : (
            <Longest threadKey={threadKey} outline={outline} line={line} range={range} onGo={onGo} onStale={onStale} />
          )}
        </div>
      )}
    </div>
  )
}
