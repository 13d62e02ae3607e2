import { Fragment, memo } from 'react'
import { VisibleText } from '../VisibleText.tsx'
import styles from './Code.module.css'
import type { Token } from './highlight.ts'

/** One line's coloured pieces. */
export function Tokens({ tokens }: { readonly tokens: readonly Token[] }) {
  return tokens.map((token, index) =>
    token.kind === null ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other name and no state
      <VisibleText key={index} text={token.text} />
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other name and no state
      <span key={index} className={styles[token.kind]}>
        <VisibleText text={token.text} />
      </span>
    ),
  )
}

/** Coloured lines as one text. */
export const CodeText = memo(function CodeText({ lines }: { readonly lines: readonly (readonly Token[])[] }) {
  return lines.map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines never move
    <Fragment key={index}>
      <Tokens tokens={line} />
      {index < lines.length - 1 && '\n'}
    </Fragment>
  ))
})
