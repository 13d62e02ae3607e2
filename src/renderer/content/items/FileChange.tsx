import clsx from 'clsx'
import { FileDiff } from 'lucide-react'
import type { FileChangeEntry, ThreadItem } from '../../../shared/item.ts'
import { plural } from '../../util/format.ts'
import cards from '../Card.module.css'
import { Diff, DiffCounts } from '../Diff.tsx'
import { diffCounts, diffLines } from '../diff-lines.ts'
import { PathText } from '../Labels.tsx'
import { escapeHidden } from '../visible.ts'
import styles from './FileChange.module.css'
import { ItemShell } from './ItemShell.tsx'
import { Reconstructed } from './Reconstructed.tsx'
import { CallStatus } from './run-status.tsx'

type Change = Extract<ThreadItem, { type: 'fileChange' }>

const VERB = { add: 'new', delete: 'deleted', update: '' } as const

interface EntryProps {
  readonly id: string
  readonly entry: FileChangeEntry
  readonly reconstructed: boolean
}

function Entry({ id, entry, reconstructed }: EntryProps) {
  const lines = diffLines(entry.kind.type, entry.diff)
  const counts = diffCounts(lines)
  const moved = entry.kind.type === 'update' ? entry.kind.move_path : null
  return (
    <div className={cards.section}>
      <div className={cards.head}>
        <span className={cards.main}>
          <PathText path={entry.path} />
          {moved !== null && (
            <>
              <span className={cards.quiet}>to</span>
              <PathText path={moved} />
            </>
          )}
        </span>
        {reconstructed && <Reconstructed />}
        {VERB[entry.kind.type] !== '' && <span>{VERB[entry.kind.type]}</span>}
        <DiffCounts {...counts} />
      </div>
      {lines.length > 0 && <Diff id={id} lines={lines} label={`Changes in ${escapeHidden(entry.path)}`} />}
    </div>
  )
}

/** Changed files with their lines. */
export function FileChange({ item }: { readonly item: Change }) {
  const failed = item.status === 'failed' || item.status === 'declined'
  return (
    <ItemShell type={item.type} name="File change" icon={FileDiff} source={item.skein} look="carded">
      <div className={clsx(cards.card, styles.change, failed && cards.failed)}>
        {(item.changes.length !== 1 || item.status !== 'completed') && (
          <div className={cards.head}>
            <span className={cards.grow}>{plural(item.changes.length, 'file')}</span>
            <CallStatus status={item.status} word={item.status === 'completed' ? 'applied' : undefined} />
          </div>
        )}
        {item.changes.map((entry, index) => (
          <Entry
            // biome-ignore lint/suspicious/noArrayIndexKey: files never move, and a path may come twice
            key={index}
            id={`${item.id}/${index}`}
            entry={entry}
            reconstructed={index === 0 && item.skein?.reconstructed === true}
          />
        ))}
      </div>
    </ItemShell>
  )
}
