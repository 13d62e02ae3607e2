import clsx from 'clsx'
import { ImageOff } from 'lucide-react'
import { Icon } from '../../components/Icon.tsx'
import { cutText } from '../../util/text.ts'
import { DataPicture } from '../picture/DataPicture.tsx'
import { isDataPicture } from '../picture/data-url.ts'
import pictureStyles from '../picture/Picture.module.css'
import { escapeHidden } from '../visible.ts'
import styles from './Markdown.module.css'

/** A picture that a text holds itself is shown; any other is named and never loaded. */
export function MarkdownPicture({ src, alt }: { readonly src: string; readonly alt: string }) {
  if (isDataPicture(src)) return <DataPicture url={src} alt={alt} />
  const address = escapeHidden(src)
  return (
    <span className={clsx(pictureStyles.absent, pictureStyles.inText)} data-testid="picture" data-state="refused">
      <Icon of={ImageOff} size={14} />
      <span>Picture, not loaded{alt === '' ? '' : `: ${escapeHidden(alt)}`}</span>
      <code className={styles.target} title={cutText(address, 2000)}>
        {cutText(address, 200)}
      </code>
    </span>
  )
}
