import styles from './TokenStack.module.css'
import type { TokenParts } from './totals.ts'

const ORDER = ['input', 'cached', 'output', 'reasoning'] as const

interface TokenStackProps {
  readonly parts: TokenParts
  readonly x: number
  readonly width: number
  /** Px from the top for a number of tokens. */
  readonly y: (tokens: number) => number
}

/** Tokens as one stacked column: input at the bottom, then cached input, output and reasoning. */
export function TokenStack({ parts, x, width, y }: TokenStackProps) {
  let below = 0
  return ORDER.map(name => {
    const bottom = y(below)
    below += parts[name]
    const top = y(below)
    return <rect key={name} className={styles[name]} x={x} width={width} y={top} height={Math.max(0, bottom - top)} />
  })
}
