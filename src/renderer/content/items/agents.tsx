import { Bot, CornerDownRight } from 'lucide-react'
import type { ThreadItem } from '../../../shared/item.ts'
import { LinkButton } from '../../components/Button.tsx'
import { Icon } from '../../components/Icon.tsx'
import { ModeBadge } from '../../components/ModeBadge.tsx'
import { plural } from '../../util/format.ts'
import { cutText } from '../../util/text.ts'
import cards from '../Card.module.css'
import { PathText, Word } from '../Labels.tsx'
import { GentleText } from '../markdown/GentleText.tsx'
import { useReader } from '../reader.ts'
import { escapeHidden } from '../visible.ts'
import styles from './Item.module.css'
import { ItemShell } from './ItemShell.tsx'
import { CallCard, CardPart, ValuePart } from './ToolCall.tsx'

/** The way to an agent's own thread: its title and mode where they are known, its id where they are not. */
function AgentLink({ id, status }: { readonly id: string; readonly status?: string }) {
  const { openThread, knownThread } = useReader()
  const known = knownThread(id)
  const title = known?.title ?? null
  const words = cutText(escapeHidden(title ?? id), 100)
  return (
    <span className={styles.agent} data-testid="agent-link" data-thread-id={id}>
      <Icon of={CornerDownRight} size={12} />
      {openThread === null || known === undefined ? (
        <bdi className={title === null ? styles.mono : undefined}>{words}</bdi>
      ) : (
        <LinkButton title={escapeHidden(id)} onClick={() => openThread(id)}>
          <bdi>{words}</bdi>
        </LinkButton>
      )}
      {known !== undefined && known.historyMode !== 'legacy' && (
        <ModeBadge kind={known.historyMode} raw={known.historyModeRaw} />
      )}
      {status !== undefined && (
        <span className={styles.rest}>
          <Word text={status} />
        </span>
      )}
      {known === undefined && <span className={styles.rest}>not among these threads</span>}
    </span>
  )
}

interface AgentState {
  readonly status: string
  readonly message: string
}

/** What the call says of an agent; null where it is not a state and a message. */
function stateOf(states: unknown, id: string): AgentState | null {
  if (typeof states !== 'object' || states === null || !Object.hasOwn(states, id)) return null
  const found = Object.entries(states).find(([key]) => key === id)?.[1]
  if (typeof found !== 'object' || found === null || typeof found.status !== 'string') return null
  return { status: found.status, message: typeof found.message === 'string' ? found.message : '' }
}

export function CollabAgentToolCall({ item }: { readonly item: Extract<ThreadItem, { type: 'collabAgentToolCall' }> }) {
  const asked = [item.model, item.reasoningEffort].filter(part => part !== null).join(', ')
  const told = item.receiverThreadIds.map(id => ({ id, state: stateOf(item.agentsStates, id) }))
  const states = typeof item.agentsStates === 'object' && item.agentsStates !== null ? item.agentsStates : {}
  const hasMore = Object.keys(states).length > told.filter(({ state }) => state !== null).length
  return (
    <ItemShell item={item} name="Call to sub-agents" icon={Bot} look="carded">
      <CallCard
        name={
          <>
            <Word text={item.tool} />
            <span className={cards.quiet}>
              {item.receiverThreadIds.length > 0 && ` · ${plural(item.receiverThreadIds.length, 'agent')}`}
              {asked !== '' && ' · '}
              <Word text={asked} />
            </span>
          </>
        }
        status={item.status}
        durationMs={null}
        reconstructed={item.skein?.reconstructed === true}
      >
        {item.receiverThreadIds.length > 0 && (
          <div className={cards.words}>
            {told.map(({ id, state }) => (
              <div key={id}>
                <AgentLink id={id} {...(state === null ? {} : { status: state.status })} />
                {state !== null && state.message !== '' && (
                  <div className={styles.message}>
                    <GentleText id={`${item.id}/state/${id}`} text={state.message} pointer="" />
                  </div>
                )}
              </div>
            ))}
          </div>
        )}
        {item.prompt !== null && item.prompt !== '' && (
          <CardPart label="Prompt">
            <div className={cards.padded}>
              <GentleText id={`${item.id}/prompt`} text={item.prompt} pointer="/prompt" />
            </div>
          </CardPart>
        )}
        {hasMore && (
          <ValuePart id={`${item.id}/states`} label="States" value={item.agentsStates} pointer="/agentsStates" />
        )}
      </CallCard>
    </ItemShell>
  )
}

export function SubAgentActivity({ item }: { readonly item: Extract<ThreadItem, { type: 'subAgentActivity' }> }) {
  return (
    <ItemShell item={item} name="Sub-agent" icon={Bot}>
      <div className={styles.line}>
        <span className={styles.fixed}>
          Sub-agent <Word text={item.kind} />
        </span>
        <PathText path={item.agentPath} className={styles.mono} />
        <AgentLink id={item.agentThreadId} />
      </div>
    </ItemShell>
  )
}
