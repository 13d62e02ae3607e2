import { Bot } from 'lucide-react'
import { Icon } from '../../../components/Icon.tsx'
import { ModeBadge } from '../../../components/ModeBadge.tsx'
import { Title, Word } from '../../../content/Labels.tsx'
import { count } from '../../../util/format.ts'
import { type Relations, useRelations } from '../relations.ts'
import styles from './Outline.module.css'

/** The thread's sub-agents, nested as they started each other. One that Skein does not open says so by its badge. */
export function SubAgents({ agents }: { readonly agents: Relations['subAgents'] }) {
  const { show } = useRelations()
  return (
    <section className={styles.part} aria-label="Sub-agents" data-testid="sub-agents">
      <div className={styles.head}>
        <h2>Sub-agents</h2>
        <span className={styles.note}>{count(agents.length)}</span>
      </div>
      <ul className={styles.scroller}>
        {agents.map(({ member, depth }) => (
          <li key={member.id}>
            <button
              type="button"
              className={styles.agent}
              style={{ paddingLeft: 16 + Math.min(depth, 4) * 12 }}
              disabled={!member.known}
              data-testid="sub-agent"
              data-thread-id={member.id}
              data-history-mode={member.historyMode ?? undefined}
              onClick={() => show({ homeId: member.homeId, id: member.id })}
            >
              <Icon of={Bot} size={12} />
              <span className={styles.prompt}>
                {member.known ? <Title text={member.title} /> : <Word text={member.id} />}
              </span>
              {!member.known && <span className={styles.count}>not in this home</span>}
              {member.historyMode !== null && member.historyMode !== 'legacy' && (
                <ModeBadge kind={member.historyMode} raw={member.historyModeRaw ?? ''} className={styles.badge} />
              )}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
