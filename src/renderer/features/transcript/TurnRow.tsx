import clsx from 'clsx'
import { Copy } from 'lucide-react'
import type { TurnSummary } from '../../../shared/turn.ts'
import { ToolButton } from '../../components/Button.tsx'
import { VisibleText } from '../../content/VisibleText.tsx'
import { useNow } from '../../util/use-now.ts'
import { copyMarkdown } from './copy.ts'
import styles from './TurnHeading.module.css'
import { TurnHeading } from './TurnHeading.tsx'
import { errorReason, turnState } from './turn-words.ts'

function TurnError({ error }: { readonly error: NonNullable<TurnSummary['error']> }) {
  const reason = errorReason(error.codexErrorInfo)
  return (
    <div className={styles.error} data-testid="turn-error">
      {reason !== null && <p className={styles.reason}>{reason}</p>}
      <p>
        <VisibleText text={error.message} />
      </p>
      {error.additionalDetails !== null && (
        <p>
          <VisibleText text={error.additionalDetails} />
        </p>
      )}
    </div>
  )
}

interface TurnRowProps {
  readonly turn: TurnSummary
  /** From 0. */
  readonly index: number
  readonly modifiedAt: number
}

/** A turn's first row: its line and, where it failed, why. */
export function TurnRow({ turn, index, modifiedAt }: TurnRowProps) {
  const number = index + 1
  const refused = turnState(turn, modifiedAt, useNow() * 1000) === 'refused'
  return (
    <section
      className={clsx(styles.turn, number === 1 && styles.first)}
      aria-label={`Turn ${number}`}
      data-testid="turn"
      data-turn={index}
      data-turn-id={turn.id}
      data-turn-status={turn.status}
      data-rolled-back={turn.rolledBack ? true : undefined}
      data-inherited={turn.inherited ? true : undefined}
      data-open={turn.open ? true : undefined}
      data-refused={refused ? true : undefined}
    >
      <TurnHeading turn={turn} number={number} modifiedAt={modifiedAt} />
      <span className={styles.tools}>
        <ToolButton
          icon={Copy}
          label={`Copy turn ${number} as Markdown`}
          keys="Shift C"
          small={true}
          data-testid="copy-turn"
          onClick={() => void copyMarkdown({ kind: 'turn', turn: index }, `Turn ${number}`)}
        />
      </span>
      {turn.error !== null && <TurnError error={turn.error} />}
    </section>
  )
}
