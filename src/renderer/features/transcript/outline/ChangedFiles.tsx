import type { TurnSummary } from '../../../../shared/turn.ts'
import { DiffCounts } from '../../../content/diff/DiffCounts.tsx'
import { PathText } from '../../../content/Labels.tsx'
import { count, plural } from '../../../util/format.ts'
import styles from './Outline.module.css'

/** The files that a turn changed, with how many lines. */
export function ChangedFiles({ turn, number }: { readonly turn: TurnSummary; readonly number: number }) {
  const more = turn.fileCount - turn.files.length
  return (
    <section className={styles.part} aria-label={`Files changed in turn ${number}`}>
      <div className={styles.head}>
        <h2>Changed files</h2>
        <span className={styles.note}>
          {count(turn.fileCount)} in turn {count(number)}
        </span>
      </div>
      <ul className={styles.scroller} tabIndex={turn.files.length > 5 ? 0 : undefined}>
        {turn.files.map(file => (
          <li className={styles.file} key={file.path} data-testid="outline-file">
            <PathText path={file.path} className={styles.path} />
            <DiffCounts added={file.added} removed={file.removed} />
          </li>
        ))}
        {more > 0 && <li className={styles.more}>{plural(more, 'more file')}</li>}
      </ul>
    </section>
  )
}
