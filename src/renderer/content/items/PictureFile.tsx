import { PathText } from '../Labels.tsx'
import { Picture } from '../picture/Picture.tsx'
import { escapePath } from '../visible.ts'
import styles from './Item.module.css'

interface PictureFileProps {
  /** What the path is, before it. */
  readonly words: string
  readonly path: string
  /** Counts the item's picture paths. */
  readonly index: number
}

/** A picture file that an item names: its path, and the picture when it is asked for. */
export function PictureFile({ words, path, index }: PictureFileProps) {
  return (
    <div className={styles.parts}>
      <div className={styles.line}>
        <span className={styles.rest}>{words}</span>
        <PathText path={path} className={styles.mono} />
      </div>
      <Picture source={{ kind: 'file', index }} alt={`Picture file ${escapePath(path)}`} />
    </div>
  )
}
