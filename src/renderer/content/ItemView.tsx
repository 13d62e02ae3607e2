import { memo, type ReactNode, useMemo } from 'react'
import type { ShownItem } from '../../shared/item.ts'
import { ErrorBoundary } from '../components/ErrorBoundary.tsx'
import { CollabAgentToolCall, SubAgentActivity } from './items/agents.tsx'
import { CommandExecution } from './items/CommandExecution.tsx'
import { ContextCompaction } from './items/Compaction.tsx'
import { FileChange } from './items/FileChange.tsx'
import { ImageGeneration, ImageView, Sleep, UnknownItem, WebSearch } from './items/lookups.tsx'
import { Marker } from './items/Marker.tsx'
import { AgentMessage, HookPrompt, Reasoning, UserMessage } from './items/messages.tsx'
import { Plan } from './items/Plan.tsx'
import { Review } from './items/Review.tsx'
import { DynamicToolCall, McpToolCall } from './items/ToolCall.tsx'
import { type DrawnItem, ItemContext } from './reader.ts'

function render(item: ShownItem, durationMs: number | null, tokens: number | null): ReactNode {
  switch (item.type) {
    case 'userMessage':
      return <UserMessage item={item} />
    case 'agentMessage':
      return <AgentMessage item={item} />
    case 'plan':
      return <Plan item={item} />
    case 'reasoning':
      return <Reasoning item={item} durationMs={durationMs} tokens={tokens} />
    case 'hookPrompt':
      return <HookPrompt item={item} />
    case 'commandExecution':
      return <CommandExecution item={item} />
    case 'fileChange':
      return <FileChange item={item} />
    case 'mcpToolCall':
      return <McpToolCall item={item} />
    case 'dynamicToolCall':
      return <DynamicToolCall item={item} />
    case 'collabAgentToolCall':
      return <CollabAgentToolCall item={item} />
    case 'subAgentActivity':
      return <SubAgentActivity item={item} />
    case 'webSearch':
      return <WebSearch item={item} />
    case 'imageView':
      return <ImageView item={item} />
    case 'imageGeneration':
      return <ImageGeneration item={item} />
    case 'sleep':
      return <Sleep item={item} />
    case 'enteredReviewMode':
    case 'exitedReviewMode':
      return <Review item={item} />
    case 'contextCompaction':
      return <ContextCompaction item={item} />
    case 'marker':
      return <Marker item={item} />
    default:
      return <Strange item={item} />
  }
}

/** A newer engine may send what these types do not name. */
function Strange({ item }: { readonly item: unknown }) {
  const type = typeof item === 'object' && item !== null && 'type' in item ? String(item.type) : 'none'
  return <UnknownItem type={type} item={item} />
}

interface ItemViewProps {
  readonly item: ShownItem
  /** Counted through all turns. */
  readonly index: number
  /** How long it took, in ms, and what it cost; left out where that is not known. */
  readonly durationMs?: number | null
  readonly tokens?: number | null
  /** Attributes for the item's element; keep the object as long as they do not change. */
  readonly data?: DrawnItem['data']
}

const NO_DATA: DrawnItem['data'] = {}

/** One item of a transcript. An item that cannot be drawn is shown as data, and the others stay. */
export const ItemView = memo(function ItemView(props: ItemViewProps) {
  const { item, index, durationMs = null, tokens = null, data = NO_DATA } = props
  const { skein } = item
  const drawn = useMemo<DrawnItem>(
    () => ({ number: index, cuts: skein?.cuts ?? [], line: skein?.lines[0] ?? null, data }),
    [index, skein, data],
  )
  return (
    <ItemContext value={drawn}>
      <ErrorBoundary fallback={() => <Strange item={item} />}>{render(item, durationMs, tokens)}</ErrorBoundary>
    </ItemContext>
  )
})
