import { FoldVertical, UnfoldVertical } from 'lucide-react'
import { memo } from 'react'
import { Icon } from '../components/Icon.tsx'
import { plural } from '../util/format.ts'
import cardStyles from './Card.module.css'
import styles from './Diff.module.css'
import type { DiffLine } from './diff-lines.ts'
import { useFold } from './fold.ts'
import { VisibleText } from './VisibleText.tsx'

const FOLD_AT = 40
const MOST_LINES = 4000
const SIGN = { add: '+', remove: '−', same: '', hunk: '', note: '' } as const
const SPOKEN = { add: 'added: ', remove: 'removed: ', same: '', hunk: '', note: '' } as const

function Line({ line }: { readonly line: DiffLine }) {
  return (
    <tr className={styles[line.kind]}>
      <td className={styles.number}>{line.before ?? ''}</td>
      <td className={styles.number}>{line.after ?? ''}</td>
      <td className={styles.sign} aria-hidden={true}>
        {SIGN[line.kind]}
      </td>
      <td className={styles.text}>
        <span className="vh">{SPOKEN[line.kind]}</span>
        <VisibleText text={line.text} />
      </td>
    </tr>
  )
}

interface DiffProps {
  readonly id: string
  readonly lines: readonly DiffLine[]
  /** "Changes in src/a.ts" */
  readonly label: string
}

/** A change, line by line; folded beyond 40 lines. */
export const Diff = memo(function Diff({ id, lines, label }: DiffProps) {
  const [open, toggle] = useFold(id)
  const shown = lines.slice(0, open ? MOST_LINES : FOLD_AT)
  const hidden = lines.length - shown.length
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways by keyboard */}
      <div className={styles.scroll} tabIndex={0}>
        <table className={styles.table} aria-label={label}>
          <tbody>
            {shown.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines never move
              <Line key={index} line={line} />
            ))}
          </tbody>
        </table>
      </div>
      {(open ? lines.length > FOLD_AT : hidden > 0) && (
        <div className={cardStyles.fold}>
          <button type="button" className={cardStyles.foldButton} aria-expanded={open} onClick={toggle}>
            <Icon of={open ? FoldVertical : UnfoldVertical} size={12} />
            {open ? 'Show less' : plural(hidden, 'more line')}
          </button>
          {open && hidden > 0 && <span>{plural(hidden, 'more line')} not drawn</span>}
        </div>
      )}
    </>
  )
})

/** `+9 −4` */
export function DiffCounts({ added, removed }: { readonly added: number; readonly removed: number }) {
  return (
    <span className={styles.counts}>
      <span className={styles.plus}>
        +{added}
        <span className="vh"> lines added</span>
      </span>
      <span className={styles.minus}>
        −{removed}
        <span className="vh"> lines removed</span>
      </span>
    </span>
  )
}
