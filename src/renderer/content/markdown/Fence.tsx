import clsx from 'clsx'
import { memo, useMemo, useState } from 'react'
import { CopyTool } from '../../components/CopyTool.tsx'
import { cutText } from '../../util/text.ts'
import { CodeText } from '../code/CodeText.tsx'
import { highlightLines } from '../code/highlight.ts'
import { languageOfName } from '../code/languages.ts'
import { Chunks } from '../text/Chunks.tsx'
import { chunkLines, plainLines } from '../text/chunk-lines.ts'
import { byteLength, FoldBar, hiddenWords } from '../text/FoldBar.tsx'
import { foldLines, linesOf } from '../text/fold-lines.ts'
import { StyledLines } from '../text/StyledLines.tsx'
import textStyles from '../text/Text.module.css'
import { escapeHidden } from '../visible.ts'
import styles from './Fence.module.css'

const FOLD = { head: 40, tail: 0, chars: 12_000 }

interface FenceProps {
  readonly text: string
  /** The word after the opening fence. */
  readonly language: string
}

/** A block of code within prose: its language, a button to copy it, coloured where the language is known. */
export const Fence = memo(function Fence({ text, language }: FenceProps) {
  const [open, setOpen] = useState(false)
  const known = languageOfName(language)
  const lines = useMemo(() => linesOf(text), [text])
  const folded = useMemo(() => foldLines(lines, FOLD), [lines])
  const shown = open ? lines : folded.head
  const coloured = useMemo(() => highlightLines(shown.join('\n'), known), [shown, known])
  const chunks = useMemo(() => (coloured === null ? chunkLines(plainLines(shown)) : []), [coloured, shown])
  const named = cutText(escapeHidden(language), 30)
  return (
    <div
      className={clsx(styles.fence, named === '' && styles.unnamed)}
      data-testid="code-block"
      data-language={known ?? ''}
    >
      <div className={styles.bar}>
        <span className={styles.language}>{named}</span>
        <span className={styles.copy} data-testid="copy-code">
          <CopyTool text={text} what="code" small={true} />
        </span>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame of its own */}
      <div
        className={clsx(textStyles.scroller, open && textStyles.bounded)}
        role="group"
        aria-label={named === '' ? 'Code' : `Code, ${named}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keyboard
        tabIndex={0}
      >
        <pre className={styles.pre}>
          {coloured === null ? (
            <Chunks chunks={chunks} wrap={false} render={part => <StyledLines lines={part} />} />
          ) : (
            <CodeText lines={coloured} />
          )}
        </pre>
      </div>
      {folded.hiddenLines > 0 && (
        <FoldBar
          open={open}
          onToggle={() => setOpen(!open)}
          hidden={hiddenWords(folded.hiddenLines, byteLength(text) - byteLength(folded.head.join('\n')))}
        />
      )}
    </div>
  )
})
