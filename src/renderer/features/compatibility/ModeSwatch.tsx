import { useId } from 'react'
import type { HistoryModeKind } from '../../../shared/history-mode.ts'
import styles from './MonthBars.module.css'

/** How modes are told apart without their colour: legacy is plain, paginated striped, unknown dotted. */
export function ModePatterns({ prefix }: { readonly prefix: string }) {
  return (
    <defs>
      <pattern
        id={`${prefix}-paginated`}
        width={6}
        height={6}
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect className={styles.paginated} width={6} height={6} />
        <rect className={styles.ink} width={2} height={6} />
      </pattern>
      <pattern id={`${prefix}-unknown`} width={5} height={5} patternUnits="userSpaceOnUse">
        <rect className={styles.unknown} width={5} height={5} />
        <circle className={styles.ink} cx={2.5} cy={2.5} r={1.1} />
      </pattern>
    </defs>
  )
}

/** What a mode's part of a bar is filled with; undefined where a class does it. */
export function modeFill(prefix: string, mode: HistoryModeKind): string | undefined {
  return mode === 'legacy' ? undefined : `url(#${prefix}-${mode})`
}

/** A mode's pattern, for the legend. */
export function ModeSwatch({ mode }: { readonly mode: HistoryModeKind }) {
  const prefix = useId()
  return (
    <svg className={styles.swatch} width={14} height={12} aria-hidden={true} focusable={false}>
      <ModePatterns prefix={prefix} />
      <rect className={styles[mode]} width={14} height={12} rx={1} fill={modeFill(prefix, mode)} />
    </svg>
  )
}
