import clsx from 'clsx'
import codeStyles from '../code/Code.module.css'
import type { Token } from '../code/highlight.ts'
import { VisibleText } from '../VisibleText.tsx'
import styles from './Diff.module.css'
import type { DiffLine } from './diff-lines.ts'
import type { Range } from './diff-rows.ts'
import { lineParts } from './line-parts.ts'

const SPOKEN = { add: 'added: ', remove: 'removed: ', same: '', hunk: '', note: '' } as const
const NONE: readonly Range[] = []

interface DiffTextProps {
  readonly line: DiffLine
  readonly tokens: readonly Token[] | undefined
  readonly words: readonly Range[] | undefined
}

/** The text of one line, with its colours and its changed words. */
export function DiffText({ line, tokens, words = NONE }: DiffTextProps) {
  const spoken = SPOKEN[line.kind]
  return (
    <>
      {spoken !== '' && <span className="vh">{spoken}</span>}
      {lineParts(line.text, tokens, words).map((part, index) => {
        const text = <VisibleText text={part.text} />
        // The colour of comments is too faint for the strong tint of a changed word.
        const kind = part.word && part.kind === 'com' ? null : part.kind
        const className = clsx(kind !== null && codeStyles[kind], part.word && styles.word)
        if (part.word) {
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name and no state
            <mark key={index} className={className} data-testid="diff-word">
              {text}
            </mark>
          )
        }
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name and no state
          <span key={index} className={className === '' ? undefined : className}>
            {text}
          </span>
        )
      })}
    </>
  )
}
