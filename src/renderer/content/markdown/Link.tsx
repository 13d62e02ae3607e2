import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { cutText } from '../../util/text.ts'
import { escapeHidden } from '../visible.ts'
import { LinkDialog } from './LinkDialog.tsx'
import { linkTarget } from './links.ts'
import styles from './Markdown.module.css'

interface LinkProps {
  readonly href: string
  /** The link's own words. */
  readonly text: string
  readonly children: ReactNode
}

/** A web or mail link asks before it leads anywhere; any other is its text and where it would have led. */
export function Link({ href, text, children }: LinkProps) {
  const [open, setOpen] = useState(false)
  const target = linkTarget(href)
  if (target.kind === 'refused') {
    const shown = escapeHidden(href)
    return (
      <span data-testid="link" data-kind="refused">
        {children}
        {shown !== '' && shown !== text && (
          <code className={styles.target} title={cutText(shown, 2000)}>
            {cutText(shown, 200)}
          </code>
        )}
      </span>
    )
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    event.stopPropagation()
    setOpen(true)
  }
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a button's text cannot run over several lines */}
      <span
        role="button"
        tabIndex={0}
        className={styles.link}
        title={target.url}
        aria-haspopup="dialog"
        data-testid="link"
        data-kind={target.kind}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
      >
        {children}
      </span>
      {open && <LinkDialog target={target} text={text} onClose={() => setOpen(false)} />}
    </>
  )
}
