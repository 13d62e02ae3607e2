import clsx from 'clsx'
import { memo } from 'react'
import { VisibleText } from '../VisibleText.tsx'
import type { Line, Style } from './ansi.ts'
import styles from './Terminal.module.css'

/** The class names of a style. A background decides the text's colour too: any pair of a terminal's would not be legible. */
function classOf({ fg, bg, inverse, bold, dim, italic, underline, strike }: Style): string {
  const back = inverse ? (fg ?? 'text') : bg
  return clsx(
    back === null ? fg !== null && styles[`fg${fg}`] : styles[`bg${back}`],
    bold && styles.bold,
    dim && back === null && fg === null && styles.dim,
    italic && styles.italic,
    underline && styles.underline,
    strike && styles.strike,
  )
}

/** Styled lines as one text. */
export const StyledLines = memo(function StyledLines({ lines }: { readonly lines: readonly Line[] }) {
  return lines.map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines never move
    <span key={index}>
      {line.map((span, at) =>
        span.style === null ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: spans have no other name and no state
          <VisibleText key={at} text={span.text} />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: spans have no other name and no state
          <span key={at} className={classOf(span.style)}>
            <VisibleText text={span.text} />
          </span>
        ),
      )}
      {'\n'}
    </span>
  ))
})
