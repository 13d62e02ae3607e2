import { useState } from 'react'
import { bytes } from '../util/format.ts'
import { cutText } from '../util/text.ts'
import styles from './items/Item.module.css'
import { escapeHidden } from './visible.ts'

const EMBEDDED = /^data:image\/(?:png|jpeg|gif|webp|avif|bmp);base64,/i

/** A picture that the file itself holds. One that lies elsewhere is named, never fetched. */
export function Picture({ url }: { readonly url: string }) {
  const [broken, setBroken] = useState(false)
  if (EMBEDDED.test(url) && !broken) {
    return <img className={styles.picture} src={url} alt="Pasted in the message" onError={() => setBroken(true)} />
  }
  const embedded = url.startsWith('data:')
  return (
    <div className={styles.line}>
      <span>{embedded ? 'Image that cannot be shown' : 'Image elsewhere, not loaded'}</span>
      <code className={styles.cut}>{escapeHidden(cutText(url, embedded ? 40 : 300))}</code>
      {embedded && <span className={styles.rest}>{bytes(url.length)}</span>}
    </div>
  )
}
