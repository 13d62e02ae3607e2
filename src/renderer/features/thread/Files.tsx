import { File } from 'lucide-react'
import type { ThreadFile } from '../../../shared/ipc/detail.ts'
import { CopyTool } from '../../components/CopyTool.tsx'
import { Icon } from '../../components/Icon.tsx'
import { Section } from '../../components/Section.tsx'
import { PathText } from '../../content/Labels.tsx'
import { bytes, exact, whenText } from '../../util/format.ts'
import { useNow } from '../../util/use-now.ts'
import styles from './Sections.module.css'

/** The files of a thread; the one whose first line decides comes first. */
export function Files({ files }: { readonly files: readonly ThreadFile[] }) {
  const now = useNow()
  return (
    <Section
      title={files.length === 1 ? 'File' : 'Files'}
      note={files.length === 1 ? undefined : 'One thread in several files; the first one decides'}
    >
      <ul className={styles.files}>
        {files.map(file => (
          <li className={styles.file} key={file.path}>
            <Icon of={File} size={14} className={styles.quiet} />
            <PathText path={file.absolutePath} className={styles.path} />
            {file.archived && <span className={styles.quiet}>archived</span>}
            {file.compressed && <span className={styles.quiet}>compressed</span>}
            <span className={styles.quiet}>{bytes(file.sizeBytes)}</span>
            <time className={styles.quiet} title={exact(file.modifiedAt / 1000)}>
              {whenText(file.modifiedAt / 1000, now)}
            </time>
            <CopyTool text={file.absolutePath} what="file path" small={true} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
