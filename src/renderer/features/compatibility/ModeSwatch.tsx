import { type SVGProps, useId } from 'react'
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

interface ModePartProps extends SVGProps<SVGRectElement> {
  /** Of the patterns. */
  readonly prefix: string
  readonly mode: HistoryModeKind
}

/** A part of a bar, in the mode's pattern. */
export function ModePart({ prefix, mode, ...rest }: ModePartProps) {
  const plain = mode === 'legacy'
  return (
    <rect
      {...rest}
      className={plain ? styles.legacy : undefined}
      fill={plain ? undefined : `url(#${prefix}-${mode})`}
    />
  )
}

/** A mode's pattern, for the legend. */
export function ModeSwatch({ mode }: { readonly mode: HistoryModeKind }) {
  const prefix = useId()
  return (
    <svg className={styles.swatch} width={14} height={12} aria-hidden={true} focusable={false}>
      <ModePatterns prefix={prefix} />
      <ModePart prefix={prefix} mode={mode} width={14} height={12} rx={1} />
    </svg>
  )
}
