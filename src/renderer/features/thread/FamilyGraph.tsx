import type { FamilyMember } from '../../../shared/ipc/detail.ts'
import styles from './Family.module.css'
import type { FamilyLines } from './family-lines.ts'

const STEP = 24
const LEFT = 14
const MIDDLE = 14
const HEIGHT = 28

const x = (level: number) => LEFT + level * STEP

interface FamilyGraphProps {
  readonly lines: FamilyLines
  readonly member: FamilyMember
  readonly self: boolean
  /** The deepest level of the tree: all graphs are equally wide. */
  readonly deepest: number
}

function Dot({ member, at }: { readonly member: FamilyMember; readonly at: number }) {
  if (!member.known || member.historyMode === null)
    return <circle className={styles.gone} cx={at} cy={MIDDLE} r={4.5} />
  switch (member.historyMode) {
    case 'legacy':
      return <circle className={styles.legacy} cx={at} cy={MIDDLE} r={4.5} />
    case 'paginated':
      return (
        <g transform={`translate(${at} ${MIDDLE})`}>
          <circle className={styles.paginated} r={7.5} />
          <path className={styles.paginatedGlyph} d="M-2.5-.5h5v4h-5zM-1.5-.5V-2a1.5 1.5 0 0 1 3 0v1.5" />
        </g>
      )
    case 'unknown':
      return (
        <g transform={`translate(${at} ${MIDDLE})`}>
          <circle className={styles.unknown} r={7.5} />
          <path className={styles.unknownGlyph} d="M-1.8-1.6a1.9 1.9 0 1 1 2.8 1.8Q0 .7 0 1.5M0 3.6v.1" />
        </g>
      )
  }
}

/** One row of the tree: what passes through, the branch to this thread, its dot. Drawn only; the words say the same. */
export function FamilyGraph({ lines, member, self, deepest }: FamilyGraphProps) {
  const at = x(lines.depth)
  const from = x(lines.depth - 1)
  return (
    <svg width={x(deepest) + LEFT} height={HEIGHT} aria-hidden={true}>
      {lines.through.map(level => (
        <path className={styles.line} key={level} d={`M${x(level)} 0v${HEIGHT}`} />
      ))}
      {lines.depth > 0 && <path className={styles.line} d={`M${from} 0c0 12 5 14 ${at - from} 14`} />}
      {lines.depth > 0 && lines.more && <path className={styles.line} d={`M${from} 0v${HEIGHT}`} />}
      {lines.children && <path className={styles.line} d={`M${at} ${MIDDLE}v${HEIGHT - MIDDLE}`} />}
      <Dot member={member} at={at} />
      {self && <circle className={styles.self} cx={at} cy={MIDDLE} r={member.historyMode === 'legacy' ? 8 : 10.5} />}
    </svg>
  )
}
