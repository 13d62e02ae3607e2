import type { ThreadItem, UserInput } from '../shared/item.ts'
import { durationText } from './dates.ts'

/** An item as text; not escaped. */
export interface ItemText {
  readonly label: string
  readonly body: string
}

const URL_CHARS = 100

export function itemText(item: ThreadItem): ItemText {
  switch (item.type) {
    case 'userMessage':
      return { label: 'you', body: item.content.map(inputText).join('\n') }
    case 'hookPrompt':
      return { label: 'hook', body: item.fragments.map(fragment => fragment.text).join('\n') }
    case 'agentMessage':
      return { label: labelOf('agent', item.phase), body: item.text }
    case 'plan':
      return { label: 'plan', body: item.text }
    case 'reasoning':
      return { label: 'reasoning', body: [...item.summary, ...item.content].join('\n') }
    case 'commandExecution': {
      const exit = item.exitCode === null ? item.status : `exit ${item.exitCode}`
      const took = item.durationMs === null ? null : durationText(item.durationMs)
      return { label: labelOf('command', exit, took), body: joined(`$ ${item.command}`, item.aggregatedOutput) }
    }
    case 'fileChange': {
      const body = item.changes.map(change => joined(`${change.kind.type} ${change.path}`, change.diff)).join('\n')
      return { label: labelOf('patch', item.status), body }
    }
    case 'mcpToolCall': {
      const outcome = item.error?.message ?? json(item.result)
      return {
        label: labelOf(`mcp ${item.server}.${item.tool}`, item.status),
        body: joined(json(item.arguments), outcome),
      }
    }
    case 'dynamicToolCall':
      return {
        label: labelOf(`tool ${item.tool}`, item.status),
        body: joined(json(item.arguments), item.contentItems?.map(json).join('\n') ?? null),
      }
    case 'collabAgentToolCall':
      return { label: labelOf(item.tool, item.status), body: joined(item.receiverThreadIds.join(', '), item.prompt) }
    case 'subAgentActivity':
      return { label: labelOf('sub-agent', item.kind), body: `${item.agentPath} ${item.agentThreadId}` }
    case 'webSearch':
      return { label: 'web search', body: item.query }
    case 'imageView':
      return { label: 'image', body: item.path }
    case 'sleep':
      return { label: 'sleep', body: durationText(item.durationMs) }
    case 'imageGeneration':
      return { label: labelOf('image generation', item.status), body: joined(item.revisedPrompt ?? '', item.savedPath) }
    case 'enteredReviewMode':
      return { label: 'review begins', body: item.review }
    case 'exitedReviewMode':
      return { label: 'review ends', body: item.review }
    case 'contextCompaction':
      return { label: 'context compacted', body: '' }
  }
}

function inputText(input: UserInput): string {
  switch (input.type) {
    case 'text':
      return input.text
    case 'image':
      return `[image ${input.url.slice(0, URL_CHARS)}${input.url.length > URL_CHARS ? '…' : ''}]`
    case 'localImage':
      return `[image ${input.path}]`
    case 'skill':
    case 'mention':
      return `[${input.type} ${input.name} ${input.path}]`
  }
}

function labelOf(...parts: (string | null)[]): string {
  return parts.filter(part => part !== null).join(' · ')
}

function joined(first: string, second: string | null | undefined): string {
  return [first, second ?? ''].filter(text => text !== '').join('\n')
}

function json(value: unknown): string {
  return value == null ? '' : JSON.stringify(value)
}
