import { use } from 'react'
import type { TurnSummary } from '../../../../shared/turn.ts'
import { DiffCounts } from '../../../content/diff/DiffCounts.tsx'
import { FolderContext } from '../../../content/folder.ts'
import { PathText } from '../../../content/Labels.tsx'
import { count, plural } from '../../../util/format.ts'
import styles from './Outline.module.css'

/** A path without the thread's folder, where it lies in it. */
function below(folder: string, path: string): string {
  return folder !== '' && path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path
}

/** The files that a turn changed, with how many lines. */
export function ChangedFiles({ turn, number }: { readonly turn: TurnSummary; readonly number: number }) {
  const folder = use(FolderContext)
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
            <PathText path={below(folder, file.path)} className={styles.path} />
            <DiffCounts added={file.added} removed={file.removed} />
          </li>
        ))}
        {more > 0 && <li className={styles.more}>{plural(more, 'more file')}</li>}
      </ul>
    </section>
  )
}
