// biome-ignore-all lint/a11y/useSemanticElements: a real table cannot be drawn in part
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names the active row
import { Lock } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { Icon } from '../../components/Icon.tsx'
import { SeverityIcon } from '../../components/SeverityIcon.tsx'
import { Title, Word } from '../../content/Labels.tsx'
import { count, dayClock, exact } from '../../util/format.ts'
import { keyOf, threadName } from '../../util/same-thread.ts'
import { severityNames } from '../../util/severity-names.ts'
import { MarkWords } from '../marks/index.ts'
import { ChunkGrid, rowAt } from '../tables/index.ts'
import { STATES, setTriage } from '../triage/index.ts'
import { sumOf } from './csv.ts'
import styles from './QueueTable.module.css'
import { type QueueRow, queueStore, selectQueued, useQueue, wantQueue } from './store.ts'
import { stateName } from './words.ts'

function Cells({ row: { thread, state, checks } }: { readonly row: QueueRow }) {
  return (
    <>
      <span role="gridcell" className={styles.state}>
        {stateName(state)}
      </span>
      <span role="gridcell" className={styles.thread}>
        <Title text={thread.name ?? thread.preview} />
        {!thread.skein.canOpen && <Icon of={Lock} size={12} label="not opened" className={styles.lock} />}
      </span>
      {(['error', 'warning'] as const).map(grave => (
        <span key={grave} role="gridcell" className={styles.number}>
          {sumOf(checks, grave) === 0 ? (
            '–'
          ) : (
            <>
              <SeverityIcon of={grave} label={severityNames[grave].names} /> {count(sumOf(checks, grave))}
            </>
          )}
        </span>
      ))}
      <span role="gridcell" className={styles.marks}>
        <MarkWords name={threadName(keyOf(thread))} />
      </span>
      <span role="gridcell" className={styles.release}>
        {thread.cliVersion === '' ? '–' : <Word text={thread.cliVersion} />}
      </span>
      <span role="gridcell" className={styles.time} title={exact(thread.updatedAt)}>
        {dayClock(thread.updatedAt)}
      </span>
    </>
  )
}

/** J and K go on and back, as the arrows do; 1, 2 and 3 say how far one is with the thread. */
function onKey(event: KeyboardEvent): boolean {
  const { cache, active } = queueStore.getState()
  const step = { j: 1, k: -1 }[event.key.toLowerCase()]
  if (step !== undefined) {
    selectQueued(active + step)
    return true
  }
  const chosen = STATES[Number(event.key) - 1]
  const row = rowAt(cache, active)
  if (chosen === undefined || row === undefined) return false
  const { homeId } = row.thread.skein
  void setTriage({ homeId, threadId: row.thread.id, check: null }, chosen.state, `Triage: ${chosen.name}`)
  return true
}

/** The threads to look at, one of them told of beside. @param onOpen shows the diagnostics of one */
export function QueueTable({ onOpen }: { readonly onOpen: (row: QueueRow) => void }) {
  const cache = useQueue(state => state.cache)
  const active = useQueue(state => state.active)
  const reveal = useQueue(state => state.reveal)
  return (
    <ChunkGrid
      label="Queue"
      testId="queue"
      cache={cache}
      active={active}
      reveal={reveal}
      columns={styles.columns}
      head={
        <>
          <span role="columnheader">State</span>
          <span role="columnheader">Thread</span>
          <span role="columnheader" className={styles.number}>
            Errors
          </span>
          <span role="columnheader" className={styles.number}>
            Warnings
          </span>
          <span role="columnheader" className={styles.marks}>
            Tags and note
          </span>
          <span role="columnheader" className={styles.release}>
            Release
          </span>
          <span role="columnheader" className={styles.time}>
            Changed
          </span>
        </>
      }
      cells={row => <Cells row={row} />}
      rowData={row => ({ 'data-testid': 'queued', 'data-thread-id': row?.thread.id, 'data-state': row?.state })}
      onRange={wantQueue}
      onSelect={selectQueued}
      onOpen={onOpen}
      onKey={onKey}
    />
  )
}
