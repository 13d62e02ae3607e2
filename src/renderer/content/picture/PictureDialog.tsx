import { useState } from 'react'
import { createPortal } from 'react-dom'
import { Dialog } from '../../components/Dialog.tsx'
import { cutText } from '../../util/text.ts'
import styles from './Picture.module.css'

interface PictureDialogProps {
  readonly url: string
  readonly title: string
  readonly onClose: () => void
}

/** A picture as large as the window has room for. */
export function PictureDialog({ url, title, onClose }: PictureDialogProps) {
  const [size, setSize] = useState('')
  return createPortal(
    <Dialog title={cutText(title, 80)} tools={<span className={styles.size}>{size}</span>} onClose={onClose}>
      <div className={styles.large}>
        <img
          src={url}
          alt={title}
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => setSize(`${naturalWidth} × ${naturalHeight}`)}
        />
      </div>
    </Dialog>,
    document.body,
  )
}
