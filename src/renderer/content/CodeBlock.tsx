import clsx from 'clsx'
import { FoldVertical, UnfoldVertical } from 'lucide-react'
import { memo } from 'react'
import { LinkButton } from '../components/Button.tsx'
import { Icon } from '../components/Icon.tsx'
import { useCopy } from '../components/use-copy.ts'
import { bytes, plural } from '../util/format.ts'
import styles from './Card.module.css'
import { useFold } from './fold.ts'
import { foldLines } from './terminal.ts'
import { VisibleText } from './VisibleText.tsx'

const FOLD_AT = 20
const MOST_CHARS = 400_000

interface CodeBlockProps {
  /** Names the block within its transcript, for its fold. */
  readonly id: string
  readonly text: string
  /** What it is, for screen readers: "Output". */
  readonly label: string
  readonly wrap?: boolean
  /** Size of the whole text in bytes, where the engine has cut it. */
  readonly cutFromBytes?: number | undefined
}

/** Text in a fixed-width face, folded beyond 20 lines. Long lines scroll inside it. */
export const CodeBlock = memo(function CodeBlock({ id, text, label, wrap, cutFromBytes }: CodeBlockProps) {
  const [open, toggle] = useFold(id)
  const [copied, copy] = useCopy(label)
  const folded = open ? foldLines(text, Number.POSITIVE_INFINITY, MOST_CHARS) : foldLines(text, FOLD_AT)
  const foldable = open || folded.hiddenLines > 0
  return (
    <div className={styles.section}>
      {/* biome-ignore lint/a11y/useSemanticElements lint/a11y/noNoninteractiveTabindex: scrolls by keyboard, no landmark */}
      <div className={styles.scroller} role="group" aria-label={label} tabIndex={0}>
        <pre className={clsx(styles.out, wrap && styles.wrap)}>
          <VisibleText text={folded.shown} />
        </pre>
      </div>
      {(foldable || cutFromBytes !== undefined) && (
        <div className={styles.fold}>
          {foldable && (
            <button type="button" className={styles.foldButton} aria-expanded={open} onClick={toggle}>
              <Icon of={open ? FoldVertical : UnfoldVertical} size={12} />
              {open ? 'Show less' : `${plural(folded.hiddenLines, 'more line')} · ${bytes(folded.hiddenChars)}`}
            </button>
          )}
          {open && folded.hiddenChars > 0 && <span>{bytes(folded.hiddenChars)} more not drawn</span>}
          {cutFromBytes !== undefined && <span>Cut for the window: {bytes(cutFromBytes)} in the file</span>}
          <span className={styles.grow} />
          <LinkButton onClick={() => copy(text)}>{copied === 'copied' ? 'Copied' : 'Copy'}</LinkButton>
        </div>
      )}
    </div>
  )
})
