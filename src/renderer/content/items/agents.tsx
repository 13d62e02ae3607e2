import { Bot } from 'lucide-react'
import type { ThreadItem } from '../../../shared/item.ts'
import { plural } from '../../util/format.ts'
import { jsonText } from '../json-text.ts'
import { PathText, Word } from '../Labels.tsx'
import styles from './Item.module.css'
import { ItemShell } from './ItemShell.tsx'
import { CallCard } from './ToolCall.tsx'

export function CollabAgentToolCall({ item }: { readonly item: Extract<ThreadItem, { type: 'collabAgentToolCall' }> }) {
  const asked = [item.model, item.reasoningEffort].filter(part => part !== null).join(', ')
  const states = item.agentsStates === null || item.agentsStates === undefined ? '' : jsonText(item.agentsStates)
  return (
    <ItemShell type={item.type} name="Call to sub-agents" icon={Bot} source={item.skein} look="carded">
      <CallCard
        id={item.id}
        name={
          <>
            <Word text={item.tool} /> · {plural(item.receiverThreadIds.length, 'agent')}
            {asked !== '' && (
              <>
                {' · '}
                <Word text={asked} />
              </>
            )}
          </>
        }
        status={item.status}
        durationMs={null}
        reconstructed={item.skein?.reconstructed === true}
        blocks={[
          { label: 'Prompt', text: item.prompt ?? '' },
          { label: 'Threads', text: item.receiverThreadIds.join('\n') },
          { label: 'States', text: states === '{}' ? '' : states },
        ]}
      />
    </ItemShell>
  )
}

export function SubAgentActivity({ item }: { readonly item: Extract<ThreadItem, { type: 'subAgentActivity' }> }) {
  return (
    <ItemShell type={item.type} name="Sub-agent" icon={Bot} source={item.skein}>
      <div className={styles.line}>
        Sub-agent: <Word text={item.kind} />
        <PathText path={item.agentPath} className={styles.mono} />
        <span className={styles.rest}>
          <Word text={item.agentThreadId} />
        </span>
      </div>
    </ItemShell>
  )
}
