import clsx from 'clsx'
import codeStyles from '../code/Code.module.css'
import type { Token } from '../code/highlight.ts'
import { VisibleText } from '../VisibleText.tsx'
import styles from './Diff.module.css'
import type { DiffLine } from './diff-lines.ts'
import type { Range } from './diff-rows.ts'
import { lineParts } from './line-parts.ts'

const NONE: readonly Range[] = []

interface DiffTextProps {
  readonly line: DiffLine
  readonly tokens?: readonly Token[] | undefined
  readonly words?: readonly Range[] | undefined
}

/** The text of one line, with its colours and its changed words. */
export function DiffText({ line, tokens, words = NONE }: DiffTextProps) {
  return lineParts(line.text, tokens, words).map((part, index) => {
    // The colour of comments is too faint for the strong tint of a changed word.
    const kind = part.word && part.kind === 'com' ? null : part.kind
    if (part.word) {
      return (
        <mark
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name and no state
          key={index}
          className={clsx(kind !== null && codeStyles[kind], styles.word)}
          data-testid="diff-word"
        >
          <VisibleText text={part.text} />
        </mark>
      )
    }
    return kind === null ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name and no state
      <VisibleText key={index} text={part.text} />
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name and no state
      <span key={index} className={codeStyles[kind]}>
        <VisibleText text={part.text} />
      </span>
    )
  })
}
