import clsx from 'clsx'
import { Plug, Wrench } from 'lucide-react'
import type { ReactNode } from 'react'
import type { RunStatus, ThreadItem } from '../../../shared/item.ts'
import { duration } from '../../util/format.ts'
import cards from '../Card.module.css'
import { CodeBlock } from '../CodeBlock.tsx'
import { jsonText, resultText } from '../json-text.ts'
import { Word } from '../Labels.tsx'
import { ItemShell } from './ItemShell.tsx'
import { Reconstructed } from './Reconstructed.tsx'
import { CallStatus } from './run-status.tsx'

interface CallCardProps {
  readonly id: string
  readonly name: ReactNode
  readonly status: RunStatus
  readonly durationMs: number | null
  readonly reconstructed: boolean
  readonly blocks: readonly {
    readonly label: string
    readonly text: string
    readonly cutFromBytes?: number | undefined
  }[]
}

/** A call to a tool: its name, what went in, what came out. */
export function CallCard({ id, name, status, durationMs, reconstructed, blocks }: CallCardProps) {
  return (
    <div className={clsx(cards.card, status === 'failed' && cards.failed)}>
      <div className={cards.head}>
        <span className={cards.main}>
          <span className={cards.cut}>{name}</span>
        </span>
        {reconstructed && <Reconstructed />}
        {durationMs !== null && <span>{duration(durationMs)}</span>}
        <CallStatus status={status} />
      </div>
      {blocks
        .filter(block => block.text !== '')
        .map(block => (
          <div className={cards.section} key={block.label}>
            <div className={cards.label}>{block.label}</div>
            <CodeBlock
              id={`${id}/${block.label}`}
              text={block.text}
              label={block.label}
              wrap={true}
              cutFromBytes={block.cutFromBytes}
            />
          </div>
        ))}
    </div>
  )
}

function given(value: unknown): string {
  return value === null || value === undefined ? '' : jsonText(value)
}

export function McpToolCall({ item }: { readonly item: Extract<ThreadItem, { type: 'mcpToolCall' }> }) {
  const result = item.result === null || item.result === undefined ? '' : resultText(item.result)
  return (
    <ItemShell type={item.type} name="Tool call" icon={Plug} source={item.skein} look="carded" sayCut={result === ''}>
      <CallCard
        id={item.id}
        name={
          <>
            <span className={cards.quiet}>
              <Word text={item.server} />.
            </span>
            <Word text={item.tool} />
          </>
        }
        status={item.status}
        durationMs={item.durationMs}
        reconstructed={item.skein?.reconstructed === true}
        blocks={[
          { label: 'Arguments', text: given(item.arguments) },
          { label: 'Error', text: item.error?.message ?? '' },
          { label: 'Result', text: result, cutFromBytes: item.skein?.cutFromBytes },
        ]}
      />
    </ItemShell>
  )
}

export function DynamicToolCall({ item }: { readonly item: Extract<ThreadItem, { type: 'dynamicToolCall' }> }) {
  const result = item.contentItems === null ? '' : resultText(item.contentItems)
  return (
    <ItemShell type={item.type} name="Tool call" icon={Wrench} source={item.skein} look="carded" sayCut={result === ''}>
      <CallCard
        id={item.id}
        name={<Word text={item.namespace === null ? item.tool : `${item.namespace}.${item.tool}`} />}
        status={item.success === false ? 'failed' : item.status}
        durationMs={item.durationMs}
        reconstructed={item.skein?.reconstructed === true}
        blocks={[
          { label: 'Arguments', text: given(item.arguments) },
          { label: 'Result', text: result, cutFromBytes: item.skein?.cutFromBytes },
        ]}
      />
    </ItemShell>
  )
}
