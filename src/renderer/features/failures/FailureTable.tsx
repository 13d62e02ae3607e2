// biome-ignore-all lint/a11y/useSemanticElements: a real table cannot be drawn in part
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names the active row
import type { FailureCluster, FailureSort } from '../../../shared/ipc/failures.ts'
import { SortHead } from '../../components/SortHead.tsx'
import { Word } from '../../content/Labels.tsx'
import { count, dayClock, exact } from '../../util/format.ts'
import { ChunkGrid } from '../tables/index.ts'
import styles from './FailureTable.module.css'
import { chooseFailures, selectFailure, useFailures, wantFailures } from './store.ts'
import { failureText, kindName } from './words.ts'

/** The columns that can be sorted by, in their order; texts begin with A, the others with the most. */
const COLUMNS: readonly { readonly key: FailureSort['key']; readonly name: string; readonly style: string }[] = [
  { key: 'text', name: 'What failed', style: 'text' },
  { key: 'count', name: 'Times', style: 'number' },
  { key: 'threads', name: 'Threads', style: 'number' },
  { key: 'firstRelease', name: 'First release', style: 'release' },
  { key: 'lastRelease', name: 'Last release', style: 'release' },
  { key: 'lastAt', name: 'Last', style: 'time' },
]

function Cells({ failure }: { readonly failure: FailureCluster }) {
  const { kind, code, firstRelease, lastRelease, lastAt } = failure
  return (
    <>
      <span role="gridcell" className={styles.kind}>
        {kindName(kind)}
      </span>
      <span role="gridcell" className={styles.code}>
        {code === '' ? '–' : <Word text={code} />}
      </span>
      <span role="gridcell" className={styles.text}>
        <Word text={failureText(failure)} />
      </span>
      <span role="gridcell" className={styles.number}>
        {count(failure.count)}
      </span>
      <span role="gridcell" className={styles.number}>
        {count(failure.threads)}
      </span>
      <span role="gridcell" className={styles.release}>
        {firstRelease === null ? '–' : <Word text={firstRelease} />}
      </span>
      <span role="gridcell" className={styles.release}>
        {lastRelease === null ? '–' : <Word text={lastRelease} />}
      </span>
      <span role="gridcell" className={styles.time} title={lastAt === null ? undefined : exact(lastAt / 1000)}>
        {lastAt === null ? '–' : dayClock(lastAt / 1000)}
      </span>
    </>
  )
}

/** Fingerprints of failures, one of them told of beside. @param onOpen shows the latest place of one */
export function FailureTable({ onOpen }: { readonly onOpen: (failure: FailureCluster) => void }) {
  const cache = useFailures(state => state.cache)
  const active = useFailures(state => state.active)
  const reveal = useFailures(state => state.reveal)
  const sort = useFailures(state => state.choice.sort)
  return (
    <ChunkGrid
      label="Failures"
      testId="failures"
      cache={cache}
      active={active}
      reveal={reveal}
      columns={styles.columns}
      head={
        <>
          <span role="columnheader">Kind</span>
          <span role="columnheader" className={styles.code}>
            Code
          </span>
          {COLUMNS.map(({ key, name, style }) => (
            <SortHead
              key={key}
              by={key}
              name={name}
              sort={sort}
              first={key === 'text' ? 'asc' : 'desc'}
              className={styles[style]}
              onSort={next => chooseFailures({ sort: next })}
            />
          ))}
        </>
      }
      cells={failure => <Cells failure={failure} />}
      rowData={failure => ({ 'data-testid': 'failure', 'data-kind': failure?.kind, 'data-code': failure?.code })}
      onRange={wantFailures}
      onSelect={selectFailure}
      onOpen={onOpen}
    />
  )
}
