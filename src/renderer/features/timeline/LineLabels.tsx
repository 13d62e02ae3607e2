import clsx from 'clsx'
import { exact } from '../../util/format.ts'
import styles from './LineLabels.module.css'
import type { Label, TimeForm, TimeLabel } from './labels.ts'
import { timeText } from './words.ts'

interface NumbersProps {
  readonly labels: readonly Label[]
  /** The turn that stands out, zero-based; null for none. */
  readonly current: number | null
  /** Px. */
  readonly height: number
  readonly className?: string | undefined
}

/** Numbers of turns above the line. */
export function LineNumbers({ labels, current, height, className }: NumbersProps) {
  const now = current === null ? null : String(current + 1)
  return (
    <div className={clsx(styles.row, className)} style={{ height, lineHeight: `${height}px` }} aria-hidden={true}>
      {labels.map(({ at, text }) => (
        <span key={text} className={text === now ? styles.now : undefined} style={{ left: at }}>
          {text}
        </span>
      ))}
    </div>
  )
}

interface TimesProps {
  readonly labels: readonly TimeLabel[]
  readonly form: TimeForm
  readonly className?: string | undefined
}

/** Times below the line, each said once where it holds on. */
export function Times({ labels, form, className }: TimesProps) {
  const texts = labels.map(({ ms }) => timeText(ms, form))
  return (
    <div className={clsx(styles.row, className)} aria-hidden={true}>
      {labels.map(
        ({ at, ms, anchor }, index) =>
          texts[index] !== texts[index - 1] && (
            <time key={at} className={styles[anchor]} style={{ left: at }} title={exact(ms / 1000)}>
              {texts[index]}
            </time>
          ),
      )}
    </div>
  )
}

export interface TipAt {
  /** Px from the left end of the line. */
  readonly x: number
  readonly text: string
}

interface TipProps {
  readonly tip: TipAt | null
  /** Px of the line. */
  readonly width: number
  /** Where it stands below the line. */
  readonly top: number | string
}

/** What stands under the pointer, beside it and within the line. */
export function Tip({ tip, width, top }: TipProps) {
  if (tip === null) return null
  const side = tip.x > width / 2 ? { right: width - tip.x } : { left: tip.x }
  return (
    <div className={styles.tip} style={{ top, ...side }} aria-hidden={true}>
      {tip.text}
    </div>
  )
}
