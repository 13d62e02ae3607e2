import { X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { ToolButton } from '../../../components/Button.tsx'
import { count } from '../../../util/format.ts'
import { TokenBars } from '../../timeline/index.ts'
import { currentDriver } from '../driver.ts'
import type { Outline as ThreadOutline } from '../history-store.ts'
import { closeOverlay, useRoomy } from '../outline-switch.ts'
import { goTo, usePlace } from '../place-store.ts'
import { useRelations } from '../relations.ts'
import { useView } from '../view-store.ts'
import { ChangedFiles } from './ChangedFiles.tsx'
import styles from './Outline.module.css'
import { SubAgents } from './SubAgents.tsx'
import { TurnList } from './TurnList.tsx'

function tokenSum(outline: ThreadOutline): boolean {
  return outline.turns.some(turn => turn.tokens !== null)
}

/** The turns beside the text, and of the one that one is in its files and tokens. */
export function Outline({ outline }: { readonly outline: ThreadOutline }) {
  const roomy = useRoomy()
  const turn = usePlace(state => state.sight.turn)
  const showRolledBack = useView(options => options.showRolledBack)
  const { subAgents } = useRelations()
  const panel = useRef<HTMLElement>(null)
  const current = outline.turns[turn]

  // Over the text it takes the focus, and gives it back.
  useEffect(() => {
    if (!roomy) panel.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus()
  }, [roomy])
  const close = () => {
    closeOverlay()
    currentDriver()?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || roomy) return
    event.preventDefault()
    close()
  }
  const go = (to: number) => {
    goTo({ turn: to, item: null })
    if (!roomy) closeOverlay()
  }
  return (
    <aside
      ref={panel}
      className={styles.outline}
      aria-label="Turns of the thread"
      data-testid="outline"
      onKeyDown={onKeyDown}
    >
      <div className={styles.head}>
        <h2>Turns</h2>
        <span className={styles.note}>{count(outline.turns.length)}</span>
        {!roomy && <ToolButton icon={X} label="Close" keys="Esc" small={true} onClick={close} />}
      </div>
      <TurnList outline={outline} current={turn} />
      {current !== undefined && current.files.length > 0 && <ChangedFiles turn={current} number={turn + 1} />}
      {subAgents.length > 0 && <SubAgents agents={subAgents} />}
      {tokenSum(outline) && (
        <section className={styles.tokens} aria-label="Tokens per turn">
          <div className={styles.head}>
            <h2>Tokens per turn</h2>
          </div>
          <div className={styles.chart}>
            <TokenBars
              turns={outline.turns}
              current={turn === -1 ? null : turn}
              showRolledBack={showRolledBack}
              onTurn={go}
            />
          </div>
        </section>
      )}
    </aside>
  )
}
