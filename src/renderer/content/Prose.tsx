import { memo } from 'react'
import styles from './Text.module.css'
import { VisibleText } from './VisibleText.tsx'

/** What people and models write: as text, with its own line breaks, in a readable measure. */
export const Prose = memo(function Prose({ text }: { readonly text: string }) {
  return (
    <div className={styles.prose} dir="auto">
      <VisibleText text={text.replaceAll('\r\n', '\n')} />
    </div>
  )
})
