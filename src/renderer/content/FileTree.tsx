import { Folder as FolderIcon } from 'lucide-react'
import { Fragment, type ReactNode, useMemo } from 'react'
import { Icon } from '../components/Icon.tsx'
import styles from './FileTree.module.css'
import { type Folder, fileTree } from './file-tree.ts'
import { escapePath } from './visible.ts'

interface FileTreeProps {
  readonly paths: readonly string[]
  /** Draws a file. @param index which of the paths it is. @param name its last part. */
  readonly children: (index: number, name: string) => ReactNode
}

/** Files in their folders, as lists within lists. */
export function FileTree({ paths, children }: FileTreeProps) {
  const tree = useMemo(() => fileTree(paths), [paths])
  return <Level folder={tree}>{children}</Level>
}

function Level({ folder, children }: { readonly folder: Folder } & Pick<FileTreeProps, 'children'>) {
  return (
    <ul className={styles.level}>
      {folder.folders.map(inner => (
        <li key={inner.name}>
          <span className={styles.folder} title={escapePath(inner.name)}>
            <Icon of={FolderIcon} size={12} />
            <span className={styles.name} dir="ltr">
              {escapePath(inner.name)}
            </span>
          </span>
          <Level folder={inner}>{children}</Level>
        </li>
      ))}
      {folder.files.map(({ index, name }) => (
        <Fragment key={index}>{children(index, name)}</Fragment>
      ))}
    </ul>
  )
}
