import { ArrowRightLeft, Lock, Replace, TriangleAlert } from 'lucide-react'
import type { ComparedSide } from '../../../shared/ipc/compare.ts'
import { ToolButton } from '../../components/Button.tsx'
import { Icon } from '../../components/Icon.tsx'
import { ModeBadge } from '../../components/ModeBadge.tsx'
import { PathText, Title } from '../../content/Labels.tsx'
import { keyOf } from '../../util/same-thread.ts'
import { showPage } from '../pages/index.ts'
import { focusThread, showThread } from '../thread/index.ts'
import styles from './Sides.module.css'
import { chooseSide, type SideName, swapSides, useCompare } from './store.ts'
import { ThreadPicker } from './ThreadPicker.tsx'

interface SidesProps {
  /** A thread is to be seen. */
  readonly onOpen: () => void
}

/** What keeps the history of a side out of the comparison. */
function Closed({ side: { history, reason } }: { readonly side: ComparedSide }) {
  if (history === 'read') return null
  return (
    <p className={styles.closed} data-testid="compared-closed">
      <Icon of={history === 'refused' ? Lock : TriangleAlert} size={12} />
      <span>
        {history === 'refused' ? 'Not opened' : 'Cannot be read'}: {reason}. Only what is known without its history is
        compared.
      </span>
    </p>
  )
}

function Card({ name, onOpen }: SidesProps & { readonly name: SideName }) {
  const chosen = useCompare(state => state[name] !== null)
  const first = useCompare(state => (state.a === null ? 'a' : 'b'))
  const side = useCompare(state => state.shown?.[name] ?? null)
  const letter = name.toUpperCase()
  const open = ({ thread }: ComparedSide) => {
    showPage('threads')
    showThread(keyOf(thread), thread)
    focusThread()
    onOpen()
  }
  return (
    <section className={styles.card} aria-label={`Thread ${letter}`} data-testid={`side-${name}`}>
      <span className={styles.letter} aria-hidden={true}>
        {letter}
      </span>
      {!chosen && (
        <ThreadPicker label={`Thread ${letter}`} focus={name === first} onChoose={thread => chooseSide(name, thread)} />
      )}
      {side !== null && (
        <div className={styles.what}>
          <div className={styles.line}>
            <button type="button" className={styles.title} onClick={() => open(side)}>
              <Title text={side.thread.name ?? side.thread.preview} />
            </button>
            <ModeBadge kind={side.thread.historyMode} raw={side.thread.skein.historyModeRaw} />
            <ToolButton
              icon={Replace}
              small={true}
              label={`Choose another thread ${letter}`}
              data-testid={`change-${name}`}
              onClick={() => chooseSide(name, null)}
            />
          </div>
          <PathText className={styles.small} path={side.thread.skein.home} />
          <Closed side={side} />
        </div>
      )}
    </section>
  )
}

/** Which threads are compared. */
export function Sides({ onOpen }: SidesProps) {
  return (
    <div className={styles.sides}>
      <Card name="a" onOpen={onOpen} />
      <ToolButton icon={ArrowRightLeft} label="Swap A and B" data-testid="swap" onClick={swapSides} />
      <Card name="b" onOpen={onOpen} />
    </div>
  )
}
