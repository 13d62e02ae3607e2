import clsx from 'clsx'
import { FoldVertical, UnfoldVertical } from 'lucide-react'
import { type ReactNode, use } from 'react'
import { LinkButton } from '../../components/Button.tsx'
import { Icon } from '../../components/Icon.tsx'
import { bytes, count, plural } from '../../util/format.ts'
import { ItemContext, useReader } from '../reader.ts'
import styles from './Text.module.css'
import { MOST_IN_PLACE, type WholeText } from './whole-text.ts'

interface FoldBarProps {
  readonly open: boolean
  readonly onToggle: () => void
  /** "3,980 more lines · 61 kB" */
  readonly hidden: string
  /** Stands between the first and the last lines, or in running text. */
  readonly look?: 'end' | 'middle' | 'bare'
  readonly children?: ReactNode
}

/** The line under (or within) a folded thing: says how much is hidden, and unfolds it. */
export function FoldBar({ open, onToggle, hidden, look = 'end', children }: FoldBarProps) {
  return (
    <div className={clsx(styles.fold, look === 'middle' && styles.middle, look === 'bare' && styles.bare)}>
      <button type="button" className={styles.foldButton} aria-expanded={open} data-testid="fold" onClick={onToggle}>
        <Icon of={open ? FoldVertical : UnfoldVertical} size={12} />
        {open ? 'Show less' : hidden}
      </button>
      {children}
    </div>
  )
}

const encoder = new TextEncoder()
const ASCII = /^[\0-\x7f]*$/

/** UTF-8 bytes. Most texts are ASCII, which is told much faster than they are encoded. */
export function byteLength(text: string): number {
  return ASCII.test(text) ? text.length : encoder.encode(text).length
}

/** "3,980 more lines · 61 kB"; without "more" where none is shown. */
export function hiddenWords(lines: number, size: number, more = true): string {
  return `${plural(Math.max(1, lines), more ? 'more line' : 'line')} · ${bytes(size)}`
}

/** How far the rest of a cut text is, and the way to what is not shown in place. */
export function RestState({ whole, wanted }: { readonly whole: WholeText; readonly wanted: boolean }) {
  const { cut, failure, text } = whole
  if (!wanted || cut === null) return null
  if (failure !== null) {
    return (
      <>
        <span className={styles.state} role="status">
          The rest could not be read: {failure}
        </span>
        <LinkButton onClick={whole.retry}>Try again</LinkButton>
      </>
    )
  }
  const share = cut.chars === 0 ? 1 : text.length / cut.chars
  if (text.length >= MOST_IN_PLACE) {
    return (
      <span className={styles.state}>
        {bytes(cut.bytes * share)} of {bytes(cut.bytes)} shown here; the raw record has all of it
      </span>
    )
  }
  return (
    <span className={styles.state} role="status">
      Reading: {bytes(cut.bytes * share)} of {bytes(cut.bytes)}
    </span>
  )
}

/** "Line 1,204": the way to the raw record. */
export function LineLink() {
  const { line } = use(ItemContext)
  const { openRecord } = useReader()
  if (line === null || openRecord === null) return null
  return (
    <LinkButton title="Show the raw record" onClick={() => openRecord(line)}>
      Line {count(line)}
    </LinkButton>
  )
}
