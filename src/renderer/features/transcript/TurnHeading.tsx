import clsx from 'clsx'
import { CircleCheck, CircleDashed, CirclePause, CircleX, type LucideIcon } from 'lucide-react'
import { memo } from 'react'
import type { TurnStatus, TurnSummary } from '../../../shared/turn.ts'
import { Icon } from '../../components/Icon.tsx'
import { Word } from '../../content/Labels.tsx'
import { VisibleText } from '../../content/VisibleText.tsx'
import { clock, compact, count, duration, exact, isoTime } from '../../util/format.ts'
import styles from './TurnHeading.module.css'

const STATUS: Readonly<Record<TurnStatus, readonly [string, LucideIcon]>> = {
  completed: ['Completed', CircleCheck],
  interrupted: ['Interrupted', CirclePause],
  failed: ['Failed', CircleX],
  inProgress: ['No end recorded', CircleDashed],
}

/** How a turn ended, as icon and word. */
export function TurnStatusMark({ status }: { readonly status: TurnStatus }) {
  const [word, icon] = STATUS[status]
  return (
    <span className={clsx(styles.status, styles[status])}>
      <Icon of={icon} size={14} />
      {word}
    </span>
  )
}

function tokensTitle(tokens: NonNullable<TurnSummary['tokens']>): string {
  return [
    `${count(tokens.total)} tokens`,
    `input ${count(tokens.input)}, of it cached ${count(tokens.cachedInput)}`,
    `output ${count(tokens.output)}, of it reasoning ${count(tokens.reasoningOutput)}`,
  ].join('\n')
}

interface TurnHeadingProps {
  readonly turn: TurnSummary
  /** One-based. */
  readonly number: number
}

/** The line above a turn: number, time, duration, tokens, model, what it was allowed, how it ended. */
export const TurnHeading = memo(function TurnHeading({ turn, number }: TurnHeadingProps) {
  const model = [turn.model, turn.effort].filter(part => part !== null).join(', ')
  return (
    <div className={styles.bar}>
      <h2 className={styles.number}>Turn {count(number)}</h2>
      {turn.startedAt !== null && (
        <time dateTime={isoTime(turn.startedAt)} title={exact(turn.startedAt)}>
          {clock(turn.startedAt)}
        </time>
      )}
      {turn.durationMs !== null && <span>{duration(turn.durationMs)}</span>}
      {turn.tokens !== null && <span title={tokensTitle(turn.tokens)}>{compact(turn.tokens.total)} tokens</span>}
      {model !== '' && <Word text={model} className={styles.optional} />}
      {turn.sandbox !== null && <Word text={turn.sandbox} className={styles.optional} />}
      {turn.approvalPolicy !== null && <Word text={turn.approvalPolicy} className={styles.optional} />}
      <span className={styles.grow} />
      <TurnStatusMark status={turn.status} />
    </div>
  )
})

/** A turn's first row: its line and, where it failed, why. */
export function TurnRow({ turn, number }: TurnHeadingProps) {
  return (
    <section
      className={clsx(styles.turn, number === 1 && styles.first)}
      aria-label={`Turn ${number}`}
      data-testid="turn"
      data-turn-id={turn.id}
      data-turn-status={turn.status}
    >
      <TurnHeading turn={turn} number={number} />
      {turn.error !== null && (
        <div className={styles.error}>
          <p>
            <VisibleText text={turn.error.message} />
          </p>
          {turn.error.additionalDetails !== null && (
            <p>
              <VisibleText text={turn.error.additionalDetails} />
            </p>
          )}
        </div>
      )}
    </section>
  )
}
