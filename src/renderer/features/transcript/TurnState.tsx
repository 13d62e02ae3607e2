import clsx from 'clsx'
import {
  CircleCheck,
  CircleDashed,
  CirclePause,
  CirclePlay,
  CircleX,
  type LucideIcon,
  ShieldX,
  Undo2,
} from 'lucide-react'
import type { TurnStatus } from '../../../shared/turn.ts'
import { Icon } from '../../components/Icon.tsx'
import styles from './TurnHeading.module.css'
import { stateWords, type TurnState } from './turn-words.ts'

const ICONS: Readonly<Record<TurnState, LucideIcon>> = {
  completed: CircleCheck,
  interrupted: CirclePause,
  failed: CircleX,
  refused: ShieldX,
  running: CirclePlay,
  unended: CircleDashed,
}

interface TurnStateMarkProps {
  readonly state: TurnState
  readonly rolledBack?: boolean
  /** Only the icon is seen; the word is read aloud. */
  readonly short?: boolean
}

/** How a turn stands, as icon and word. */
export function TurnStateMark({ state, rolledBack = false, short = false }: TurnStateMarkProps) {
  const words = rolledBack ? 'Taken back' : stateWords(state)
  return (
    <span
      className={clsx(styles.status, rolledBack ? styles.takenBack : styles[state])}
      title={short ? words : undefined}
      data-testid={short ? undefined : 'turn-state'}
    >
      <Icon of={rolledBack ? Undo2 : ICONS[state]} size={short ? 12 : 14} />
      <span className={clsx(short && 'vh')}>{words}</span>
    </span>
  )
}

/** How the last turn of a thread ended, by what the index knows. */
export function TurnStatusMark({ status }: { readonly status: TurnStatus }) {
  return <TurnStateMark state={status === 'inProgress' ? 'unended' : status} />
}
