import { useState } from 'react'
import { isDataPicture } from './data-url.ts'
import styles from './Picture.module.css'
import { PictureDialog } from './PictureDialog.tsx'

interface DataPictureProps {
  /** A data URL. */
  readonly url: string
  readonly alt: string
  /** Its source in words, for the larger view. */
  readonly title?: string
}

/** A picture that is here, in a box of fixed height; a click shows it larger. */
export function DataPicture({ url, alt, title = 'Picture' }: DataPictureProps) {
  const [broken, setBroken] = useState(false)
  const [large, setLarge] = useState(false)
  const name = alt === '' ? title : alt
  if (broken || !isDataPicture(url)) {
    return (
      <span className={styles.absent} data-testid="picture" data-state="refused">
        <span data-testid="picture-reason">{name}: not a picture that can be shown</span>
      </span>
    )
  }
  return (
    <>
      <button
        type="button"
        className={styles.shown}
        aria-label={`${name}, show larger`}
        data-testid="picture"
        data-state="shown"
        onClick={() => setLarge(true)}
      >
        <img src={url} alt="" onError={() => setBroken(true)} decoding="async" />
      </button>
      {large && <PictureDialog url={url} title={name} onClose={() => setLarge(false)} />}
    </>
  )
}
