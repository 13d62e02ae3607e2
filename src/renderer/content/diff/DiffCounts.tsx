import { count } from '../../util/format.ts'
import styles from './Diff.module.css'

/** `+9 −4`; nothing of what is none. */
export function DiffCounts({ added, removed }: { readonly added: number; readonly removed: number }) {
  return (
    <span className={styles.counts}>
      {added > 0 && (
        <span className={styles.plus}>
          +{count(added)}
          <span className="vh"> lines added</span>
        </span>
      )}
      {removed > 0 && (
        <span className={styles.minus}>
          −{count(removed)}
          <span className="vh"> lines removed</span>
        </span>
      )}
    </span>
  )
}
