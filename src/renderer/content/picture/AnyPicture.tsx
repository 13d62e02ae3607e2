import clsx from 'clsx'
import { parseImageRef } from '../../../shared/image-ref.ts'
import { bytes } from '../../util/format.ts'
import { MarkdownPicture } from '../markdown/MarkdownPicture.tsx'
import { DataPicture } from './DataPicture.tsx'
import { dataBytes, isDataPicture } from './data-url.ts'
import styles from './Picture.module.css'
import { Picture, TINY } from './Picture.tsx'

/** A picture of an item, however the item names it: a reference into the file, the picture itself, or an address. */
export function AnyPicture({ url, alt }: { readonly url: string; readonly alt: string }) {
  const ref = parseImageRef(url)
  if (ref !== null) return <Picture source={{ kind: 'record', ref }} alt={alt} />
  if (isDataPicture(url)) {
    return (
      <div className={clsx(styles.box, dataBytes(url) < TINY && styles.small)}>
        <DataPicture url={url} alt={alt} title={`Picture · ${bytes(dataBytes(url))}`} />
      </div>
    )
  }
  return (
    <div>
      <MarkdownPicture src={url} alt={alt} />
    </div>
  )
}
