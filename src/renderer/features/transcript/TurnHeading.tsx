import { FileDiff, X } from 'lucide-react'
import { memo } from 'react'
import type { TurnSummary } from '../../../shared/turn.ts'
import { Icon } from '../../components/Icon.tsx'
import { Word } from '../../content/Labels.tsx'
import { clock, compact, count, duration, exact, isoTime, plural } from '../../util/format.ts'
import { useNow } from '../../util/use-now.ts'
import { useRelations } from './relations.ts'
import styles from './TurnHeading.module.css'
import { TurnStateMark } from './TurnState.tsx'
import { turnState } from './turn-words.ts'

function tokensTitle(tokens: NonNullable<TurnSummary['tokens']>): string {
  return [
    `${count(tokens.total)} tokens`,
    `input ${count(tokens.input)}, of it cached ${count(tokens.cachedInput)}`,
    `output ${count(tokens.output)}, of it reasoning ${count(tokens.reasoningOutput)}`,
  ].join('\n')
}

/** Where the turn was copied from. */
function Inherited() {
  const { forkedFrom, parent } = useRelations()
  const title = (forkedFrom ?? parent)?.member?.title ?? null
  return (
    <span className={styles.inherited}>
      from {title === null ? 'another thread' : <Word text={title} className={styles.source} />}
    </span>
  )
}

export interface TurnHeadingProps {
  readonly turn: TurnSummary
  /** One-based. */
  readonly number: number
  /** When the file was last written to, unix ms. */
  readonly modifiedAt: number
}

/** The line above a turn: number, time, how long, how much, with what and what it was allowed, how it ended. */
export const TurnHeading = memo(function TurnHeading({ turn, number, modifiedAt }: TurnHeadingProps) {
  const now = useNow()
  const model = [turn.model, turn.effort].filter(part => part !== null).join(', ')
  return (
    <div className={styles.bar}>
      <h2 className={turn.rolledBack ? styles.struck : styles.number}>Turn {count(number)}</h2>
      {turn.inherited && <Inherited />}
      {turn.startedAt !== null && (
        <time dateTime={isoTime(turn.startedAt)} title={exact(turn.startedAt)}>
          {clock(turn.startedAt)}
        </time>
      )}
      {turn.durationMs !== null && <span>{duration(turn.durationMs)}</span>}
      {turn.tokens !== null && <span title={tokensTitle(turn.tokens)}>{compact(turn.tokens.total)} tokens</span>}
      {model !== '' && <Word text={model} className={styles.optional} />}
      {turn.sandbox !== null && <Word text={turn.sandbox} className={styles.last} />}
      {turn.approvalPolicy !== null && <Word text={turn.approvalPolicy} className={styles.last} />}
      <span className={styles.grow} />
      {turn.fileCount > 0 && (
        <span className={styles.number2} title={plural(turn.fileCount, 'changed file')}>
          <Icon of={FileDiff} size={12} />
          {count(turn.fileCount)}
          <span className="vh"> {turn.fileCount === 1 ? 'changed file' : 'changed files'}</span>
        </span>
      )}
      {turn.failures > 0 && (
        <span className={styles.failures} title={plural(turn.failures, 'failure')}>
          <Icon of={X} size={12} />
          {count(turn.failures)}
          <span className="vh"> {turn.failures === 1 ? 'failure' : 'failures'}</span>
        </span>
      )}
      <TurnStateMark state={turnState(turn, modifiedAt, now * 1000)} rolledBack={turn.rolledBack} />
    </div>
  )
})
