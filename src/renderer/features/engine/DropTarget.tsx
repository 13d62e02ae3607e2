import { FolderInput } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Icon } from '../../components/Icon.tsx'
import styles from './DropTarget.module.css'
import { openDropped } from './store.ts'

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') === true
}

/** Takes folders, archives and rollout files anywhere on the window, and says so while they are held over it. */
export function DropTarget() {
  const [over, setOver] = useState(false)
  useEffect(() => {
    const hold = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy'
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      // Also fired from one element to the next; only out of the window there is none.
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      setOver(false)
      if (!hasFiles(event)) return
      event.preventDefault()
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length > 0) void openDropped(files)
    }
    document.addEventListener('dragenter', hold)
    document.addEventListener('dragover', hold)
    document.addEventListener('dragleave', leave)
    document.addEventListener('drop', drop)
    return () => {
      document.removeEventListener('dragenter', hold)
      document.removeEventListener('dragover', hold)
      document.removeEventListener('dragleave', leave)
      document.removeEventListener('drop', drop)
    }
  }, [])
  if (!over) return null
  return (
    <div className={styles.cover} data-testid="drop-target">
      <div className={styles.frame}>
        <Icon of={FolderInput} />
        <p className={styles.title}>Drop to open beside your homes</p>
        <p className={styles.say}>
          A folder, an archive (.zip, .tar, .tar.gz) or rollout files. Skein reads them and never changes them.
        </p>
      </div>
    </div>
  )
}
