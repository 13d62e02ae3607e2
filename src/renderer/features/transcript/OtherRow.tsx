import { Bot, GitFork, Undo2 } from 'lucide-react'
import { LinkButton } from '../../components/Button.tsx'
import { Icon } from '../../components/Icon.tsx'
import { plural } from '../../util/format.ts'
import { Ending } from './Ending.tsx'
import type { OpenHistory } from './history-store.ts'
import styles from './OtherRow.module.css'
import { RelativeLink } from './RelativeLink.tsx'
import { useRelations } from './relations.ts'
import type { Row } from './rows.ts'
import { TurnRow } from './TurnRow.tsx'
import { setView } from './view-store.ts'

/** Where the thread comes from. */
function Origin() {
  const { parent, forkedFrom } = useRelations()
  return (
    <div className={styles.origin}>
      {parent !== null && (
        <p className={styles.line} data-testid="parent-thread-line">
          <Icon of={Bot} size={14} />
          Sub-agent of <RelativeLink relative={parent} testId="parent-thread" />
        </p>
      )}
      {forkedFrom !== null && (
        <p className={styles.line}>
          <Icon of={GitFork} size={14} />
          Forked from <RelativeLink relative={forkedFrom} testId="origin-thread" />
        </p>
      )}
    </div>
  )
}

function Boundary() {
  const { forkedFrom, parent } = useRelations()
  const source = forkedFrom ?? parent
  return (
    <div className={styles.boundary} role="note" data-testid="fork-boundary">
      <span>
        <Icon of={GitFork} size={14} />
        {source === null ? 'Copied from another thread up to here' : 'Copied from'}
        {source !== null && (
          <>
            <RelativeLink relative={source} testId="fork-source" />
            up to here
          </>
        )}
      </span>
    </div>
  )
}

function Gap({ turns }: { readonly turns: number }) {
  return (
    <div className={styles.gap} data-testid="rolled-back-note">
      <Icon of={Undo2} size={14} />
      {plural(turns, 'turn')} taken back
      <LinkButton onClick={() => setView({ showRolledBack: true })}>Show</LinkButton>
    </div>
  )
}

interface OtherRowProps {
  readonly row: Exclude<Row, { kind: 'item' }>
  readonly history: OpenHistory
}

/** A row that is no item. */
export function OtherRow({ row, history }: OtherRowProps) {
  switch (row.kind) {
    case 'origin':
      return <Origin />
    case 'turn': {
      const turn = history.outline.turns[row.turn]
      return turn !== undefined && <TurnRow turn={turn} index={row.turn} modifiedAt={history.outline.modifiedAt} />
    }
    case 'gap':
      return <Gap turns={row.turns} />
    case 'boundary':
      return <Boundary />
    case 'end':
      return <Ending outline={history.outline} />
  }
}
