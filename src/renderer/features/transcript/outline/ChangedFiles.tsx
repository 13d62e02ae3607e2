import { use, useMemo } from 'react'
import type { TurnSummary } from '../../../../shared/turn.ts'
import { DiffCounts } from '../../../content/diff/DiffCounts.tsx'
import { FileTree } from '../../../content/FileTree.tsx'
import { FolderContext } from '../../../content/folder.ts'
import { below } from '../../../content/items/paths.ts'
import { PathText } from '../../../content/Labels.tsx'
import { count, plural } from '../../../util/format.ts'
import styles from './Outline.module.css'

/** The files that a turn changed in their folders, with how many lines. */
export function ChangedFiles({ turn, number }: { readonly turn: TurnSummary; readonly number: number }) {
  const folder = use(FolderContext)
  const paths = useMemo(() => turn.files.map(({ path }) => below(folder, path)), [turn, folder])
  const more = turn.fileCount - turn.files.length
  return (
    <section className={styles.part} aria-label={`Files changed in turn ${number}`}>
      <div className={styles.head}>
        <h2>Changed files</h2>
        <span className={styles.note}>
          {count(turn.fileCount)} in turn {count(number)}
        </span>
      </div>
      <section
        className={styles.scroller}
        aria-label={`Files of turn ${number}, the list`}
        tabIndex={turn.files.length > 3 ? 0 : undefined}
      >
        <FileTree paths={paths}>
          {(index, name) => {
            const file = turn.files[index]
            return (
              file !== undefined && (
                <li className={styles.file} data-testid="outline-file">
                  <PathText path={name} whole={file.path} className={styles.path} />
                  <DiffCounts added={file.added} removed={file.removed} />
                </li>
              )
            )
          }}
        </FileTree>
        {more > 0 && <p className={styles.more}>{plural(more, 'more file')}</p>}
      </section>
    </section>
  )
}
