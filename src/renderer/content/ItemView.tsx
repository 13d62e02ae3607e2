import { memo, type ReactNode } from 'react'
import type { ThreadItem } from '../../shared/item.ts'
import { ErrorBoundary } from '../components/ErrorBoundary.tsx'
import { CollabAgentToolCall, SubAgentActivity } from './items/agents.tsx'
import { CommandExecution } from './items/CommandExecution.tsx'
import { FileChange } from './items/FileChange.tsx'
import { ContextCompaction, ImageGeneration, ImageView, Sleep, UnknownItem, WebSearch } from './items/lookups.tsx'
import { AgentMessage, HookPrompt, Plan, Reasoning, Review, UserMessage } from './items/messages.tsx'
import { DynamicToolCall, McpToolCall } from './items/ToolCall.tsx'

function render(item: ThreadItem): ReactNode {
  switch (item.type) {
    case 'userMessage':
      return <UserMessage item={item} />
    case 'agentMessage':
      return <AgentMessage item={item} />
    case 'plan':
      return <Plan item={item} />
    case 'reasoning':
      return <Reasoning item={item} />
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
    default:
      return <Strange item={item} />
  }
}

/** A newer engine may send what these types do not name. */
function Strange({ item }: { readonly item: unknown }) {
  const type = typeof item === 'object' && item !== null && 'type' in item ? String(item.type) : 'none'
  const id = typeof item === 'object' && item !== null && 'id' in item ? String(item.id) : 'none'
  return <UnknownItem type={type} id={id} item={item} />
}

/** One item of a transcript. An item that cannot be drawn is shown as data, and the others stay. */
export const ItemView = memo(function ItemView({ item }: { readonly item: ThreadItem }) {
  return <ErrorBoundary fallback={() => <Strange item={item} />}>{render(item)}</ErrorBoundary>
})
