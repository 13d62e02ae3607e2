import { ModeBadge } from '../../components/ModeBadge.tsx'
import { Title, Word } from '../../content/Labels.tsx'
import { whenText } from '../../util/format.ts'
import styles from './Family.module.css'
import { FamilyGraph } from './FamilyGraph.tsx'
import type { FamilyLines } from './family-lines.ts'
import type { FamilyRow } from './family-tree.ts'

interface FamilyRowProps {
  readonly row: FamilyRow
  readonly lines: FamilyLines
  /** The deepest level of the tree. */
  readonly deepest: number
  /** Whether it is the thread that is shown. */
  readonly self: boolean
  /** Whether Tab leads to it. */
  readonly current: boolean
  /** Unix seconds. */
  readonly now: number
  readonly onChoose: () => void
  readonly onShow: () => void
}

/** One thread of a family: its place in the drawing, what it is called, what it is, how its history is stored. */
export function FamilyRowView({ row, lines, deepest, self, current, now, onChoose, onShow }: FamilyRowProps) {
  const { member } = row
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree takes the keys
    <div
      className={styles.member}
      role="treeitem"
      aria-level={member.depth + 1}
      aria-posinset={row.position}
      aria-setsize={row.among}
      aria-expanded={row.open ?? undefined}
      aria-selected={self}
      aria-current={self ? true : undefined}
      tabIndex={current ? 0 : -1}
      data-testid="family-member"
      data-thread-id={member.id}
      data-known={member.known}
      onClick={onShow}
      onFocus={onChoose}
    >
      <FamilyGraph lines={lines} member={member} self={self} deepest={deepest} />
      {member.known ? <Title text={member.title} /> : <Word text={member.id} className={styles.absent} />}
      <span className={styles.relation}>
        {member.relation}
        {row.open === false ? ', closed' : ''}
        {member.createdAt === null ? '' : ` · ${whenText(member.createdAt, now)}`}
      </span>
      <span className={styles.badge}>
        {member.known && member.historyMode !== null ? (
          <ModeBadge kind={member.historyMode} raw={member.historyModeRaw ?? ''} />
        ) : (
          <span className={styles.relation}>not in this home</span>
        )}
      </span>
    </div>
  )
}
