import styles from './Text.module.css'
import { escapeHidden } from './visible.ts'

interface SnippetProps {
  readonly text: string
  /** Stretches that are marked, ascending, in UTF-16 units. */
  readonly marks: readonly { readonly from: number; readonly to: number }[]
  readonly className?: string | undefined
}

/** One line of untrusted text with what was looked for marked. */
export function Snippet({ text, marks, className }: SnippetProps) {
  const pieces = marks.map(({ from, to }, index) => ({
    before: text.slice(marks[index - 1]?.to ?? 0, from),
    hit: text.slice(from, to),
    from,
  }))
  return (
    <bdi className={className}>
      {pieces.map(({ before, hit, from }) => (
        <span key={from}>
          {escapeHidden(before)}
          <mark className={styles.hit}>{escapeHidden(hit)}</mark>
        </span>
      ))}
      {escapeHidden(text.slice(marks.at(-1)?.to ?? 0))}
    </bdi>
  )
}
