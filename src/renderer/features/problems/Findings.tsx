// biome-ignore-all lint/a11y/useSemanticElements: a real table cannot be drawn in part
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names the active row
import { useVirtualizer } from '@tanstack/react-virtual'
import { Lock } from 'lucide-react'
import { type KeyboardEvent, type MouseEvent, useEffect, useId, useRef } from 'react'
import type { Finding } from '../../../shared/ipc/doctor.ts'
import { Icon } from '../../components/Icon.tsx'
import { SeverityIcon } from '../../components/SeverityIcon.tsx'
import { Word } from '../../content/Labels.tsx'
import { count, dayClock, exact } from '../../util/format.ts'
import { severityNames } from '../../util/severity-names.ts'
import { rowAt } from '../threads/index.ts'
import styles from './Findings.module.css'
import { selectFinding, useProblems, wantFindings } from './store.ts'

const ROW = 28

function Cells({ finding }: { readonly finding: Finding }) {
  return (
    <>
      <span role="gridcell" className={styles.mark}>
        <SeverityIcon of={finding.severity} label={severityNames[finding.severity].name} />
      </span>
      <span role="gridcell" className={styles.thread}>
        {finding.threadId === null ? (
          <span className={styles.quiet}>the home itself</span>
        ) : (
          <Word text={finding.threadTitle ?? finding.threadId} />
        )}
        {finding.scope === 'structure' && (
          <Icon of={Lock} size={12} label="not opened: structure only" className={styles.lock} />
        )}
      </span>
      <span role="gridcell" className={styles.message}>
        <Word text={finding.message} />
      </span>
      <span role="gridcell" className={styles.number}>
        {finding.line === null ? '–' : count(finding.line)}
      </span>
      <span role="gridcell" className={styles.offset}>
        {finding.offset === null ? '–' : count(finding.offset)}
      </span>
      <span role="gridcell" className={styles.release}>
        {finding.release === '' ? '–' : <Word text={finding.release} />}
      </span>
      <span role="gridcell" className={styles.time} title={finding.at === null ? undefined : exact(finding.at / 1000)}>
        {finding.at === null ? '–' : dayClock(finding.at / 1000)}
      </span>
    </>
  )
}

/** The findings that were chosen: virtual, one of them explained beside. @param onGo shows what the chosen one is about. */
export function Findings({ onGo }: { readonly onGo: (finding: Finding) => void }) {
  const cache = useProblems(state => state.cache)
  const active = useProblems(state => state.active)
  const reveal = useProblems(state => state.reveal)
  const scroll = useRef<HTMLDivElement>(null)
  const id = useId()
  const virtualizer = useVirtualizer({
    count: cache.total,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    overscan: 8,
    scrollMargin: ROW,
    scrollPaddingStart: ROW,
  })
  const first = virtualizer.range?.startIndex ?? 0
  const last = virtualizer.range?.endIndex ?? 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new cache may lack rows that are on screen
  useEffect(() => wantFindings(first, last), [first, last, cache])
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a wish to see it scrolls
  useEffect(() => {
    if (active === 0) scroll.current?.scrollTo({ top: 0 })
    else virtualizer.scrollToIndex(active)
  }, [reveal])

  const open = (index: number) => {
    const finding = rowAt(cache, index)
    if (finding !== undefined) onGo(finding)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? ROW) / ROW) - 2)
    const to = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: cache.total - 1,
    }[event.key]
    if (event.key === 'Enter') open(active)
    else if (to !== undefined) selectFinding(Math.min(cache.total - 1, Math.max(0, to)))
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const indexOf = (event: MouseEvent) => {
    const row = event.target instanceof Element ? event.target.closest('[data-index]') : null
    return row === null ? null : Number(row.getAttribute('data-index'))
  }
  return (
    <div
      ref={scroll}
      className={styles.grid}
      role="grid"
      aria-label="Findings"
      aria-rowcount={cache.total + 1}
      aria-activedescendant={cache.total > 0 ? `${id}-${active}` : undefined}
      tabIndex={0}
      data-testid="findings"
      data-total={cache.total}
      onKeyDown={onKeyDown}
      onClick={event => {
        const index = indexOf(event)
        if (index !== null) selectFinding(index)
      }}
      onDoubleClick={event => {
        const index = indexOf(event)
        if (index !== null) open(index)
      }}
    >
      <div role="row" aria-rowindex={1} className={styles.head}>
        <span role="columnheader" className={styles.mark}>
          <span className="vh">Severity</span>
        </span>
        <span role="columnheader" className={styles.thread}>
          Thread
        </span>
        <span role="columnheader" className={styles.message}>
          What was found
        </span>
        <span role="columnheader" className={styles.number}>
          Line
        </span>
        <span role="columnheader" className={styles.offset}>
          Byte
        </span>
        <span role="columnheader" className={styles.release}>
          Release
        </span>
        <span role="columnheader" className={styles.time}>
          Time
        </span>
      </div>
      <div role="presentation" style={{ position: 'relative', height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(item => {
          const finding = rowAt(cache, item.index)
          return (
            <div
              key={item.key}
              id={`${id}-${item.index}`}
              role="row"
              aria-rowindex={item.index + 2}
              aria-selected={item.index === active}
              className={styles.row}
              style={{ transform: `translateY(${item.start - ROW}px)` }}
              data-index={item.index}
              data-testid="finding"
              data-check={finding?.check}
              data-thread-id={finding?.threadId}
            >
              {finding !== undefined && <Cells finding={finding} />}
            </div>
          )
        })}
      </div>
    </div>
  )
}
