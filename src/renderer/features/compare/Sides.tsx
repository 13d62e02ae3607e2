import { ArrowRightLeft, Lock, Replace, TriangleAlert } from 'lucide-react'
import type { ComparedSide } from '../../../shared/ipc/compare.ts'
import type { ListedThread } from '../../../shared/thread.ts'
import { ToolButton } from '../../components/Button.tsx'
import { Closed } from '../../components/Closed.tsx'
import { ModeBadge } from '../../components/ModeBadge.tsx'
import { PathText, Title } from '../../content/Labels.tsx'
import { useAnswer } from '../../ipc/use-answer.ts'
import { keyOf, sameThread } from '../../util/same-thread.ts'
import { openThread } from '../thread/index.ts'
import styles from './Sides.module.css'
import { answerOf, chooseSide, type SideName, swapSides, useCompare } from './store.ts'
import { ThreadPicker } from './ThreadPicker.tsx'

interface SidesProps {
  /** A thread is to be seen. */
  readonly onOpen: () => void
}

/** What keeps the history of a side out of the comparison. */
function WhyClosed({ side: { history, reason } }: { readonly side: ComparedSide }) {
  if (history === 'read') return null
  return (
    <Closed icon={history === 'refused' ? Lock : TriangleAlert} testId="compared-closed">
      {history === 'refused' ? 'Not opened' : 'Cannot be read'}: {reason}. Only what is known without its history is
      compared.
    </Closed>
  )
}

/** The thread of a side: as it was compared, or as it is listed until then. */
function useSide(name: SideName): { readonly side: ComparedSide | null; readonly thread: ListedThread | null } {
  const key = useCompare(state => state[name])
  const side = useCompare(state => answerOf(state)?.[name] ?? null)
  const { answer } = useAnswer('threads.get', side === null ? key : null)
  const listed = answer !== null && sameThread(keyOf(answer.thread), key) ? answer.thread : null
  return { side, thread: side?.thread ?? listed }
}

function Card({ name, onOpen }: SidesProps & { readonly name: SideName }) {
  const chosen = useCompare(state => state[name] !== null)
  const first = useCompare(state => (state.a === null ? 'a' : 'b'))
  const { side, thread } = useSide(name)
  const letter = name.toUpperCase()
  const open = (shown: ListedThread) => openThread({ key: keyOf(shown), listed: shown }, onOpen)
  return (
    <section className={styles.card} aria-label={`Thread ${letter}`} data-testid={`side-${name}`}>
      <span className={styles.letter} aria-hidden={true}>
        {letter}
      </span>
      {!chosen && (
        <ThreadPicker label={`Thread ${letter}`} focus={name === first} onChoose={choice => chooseSide(name, choice)} />
      )}
      {chosen && thread !== null && (
        <div className={styles.what}>
          <div className={styles.line}>
            <button type="button" className={styles.title} onClick={() => open(thread)}>
              <Title text={thread.name ?? thread.preview} />
            </button>
            <ModeBadge kind={thread.historyMode} raw={thread.skein.historyModeRaw} />
            <ToolButton
              icon={Replace}
              small={true}
              label={`Choose another thread ${letter}`}
              data-testid={`change-${name}`}
              onClick={() => chooseSide(name, null)}
            />
          </div>
          <PathText className={styles.small} path={thread.skein.home} />
          {side !== null && <WhyClosed side={side} />}
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
