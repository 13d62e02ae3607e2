import clsx from 'clsx'
import { Square, SquareCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from '../../components/Icon.tsx'
import styles from './Markdown.module.css'

interface Children {
  readonly children?: ReactNode
}

export function InlineCode({ children }: Children) {
  return <code className={styles.code}>{children}</code>
}

/** A task's box; nobody can tick it here. */
export function CheckBox({ checked }: { readonly checked: boolean }) {
  return (
    <span className={clsx(styles.check, checked && styles.checked)}>
      <Icon of={checked ? SquareCheck : Square} size={14} label={checked ? 'Done:' : 'Not done:'} />
    </span>
  )
}

/** A table that scrolls within itself. */
export function Table({ children }: Children) {
  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/noNoninteractiveTabindex: scrolls by keyboard, no landmark
    <div className={styles.tableScroll} role="group" aria-label="Table" tabIndex={0}>
      <table>{children}</table>
    </div>
  )
}

/** Text with its own line breaks. */
export function PlainBlock({ children }: Children) {
  return <p className={styles.plain}>{children}</p>
}

/** Footnotes, with their labels. */
export function Notes({ children }: Children) {
  return <ul className={styles.notes}>{children}</ul>
}

/** Headings look by their depth in the text; their level is what the outline of the window has room for. */
export function heading(Level: 'h3' | 'h4' | 'h5' | 'h6') {
  return function Heading({ className, children }: Children & { readonly className?: string | undefined }) {
    return <Level className={className === undefined ? undefined : styles[className]}>{children}</Level>
  }
}
