import { stripVTControlCharacters } from 'node:util'
import { parseImageRef } from '../../../../shared/image-ref.ts'
import type { ShownItem } from '../../../../shared/item.ts'

/**
 * What find looks at: the words that the window shows as the body of an item. Markdown is looked at as its source,
 * output without its escape sequences. Ids, times and folders are not, nor are pictures.
 */
export function searchableTexts(item: ShownItem): string[] {
  const texts = bodyOf(item)
  if (item.skein?.summary) texts.push(item.skein.summary)
  for (const { title, body, path } of item.skein?.findings ?? []) texts.push(title, body, path ?? '')
  return texts.filter(text => text !== '').map(visibleText)
}

function bodyOf(item: ShownItem): string[] {
  switch (item.type) {
    case 'userMessage':
      return item.content.flatMap(input => {
        if (input.type === 'text') return input.text
        if (input.type === 'image') return leaves(input.url)
        return input.type === 'localImage' ? input.path : [input.name, input.path]
      })
    case 'hookPrompt':
      return item.fragments.map(fragment => fragment.text)
    case 'agentMessage':
    case 'plan':
      return [item.text]
    case 'reasoning':
      return [...item.summary, ...item.content]
    case 'commandExecution':
      return [item.command, item.aggregatedOutput ?? '']
    case 'fileChange':
      return item.changes.flatMap(({ path, kind, diff }) => [
        path,
        kind.type === 'update' ? (kind.move_path ?? '') : '',
        diff,
      ])
    case 'mcpToolCall':
      return [item.server, item.tool, ...leaves([item.arguments, resultOf(item.result)]), item.error?.message ?? '']
    case 'dynamicToolCall':
      return [item.namespace ?? '', item.tool, ...leaves([item.arguments, partsOf(item.contentItems)])]
    case 'collabAgentToolCall':
      return [item.tool, item.prompt ?? '', ...leaves(item.agentsStates)]
    case 'subAgentActivity':
      return [item.agentPath]
    case 'webSearch':
      return [item.query, ...leaves(item.action)]
    case 'imageView':
      return [item.path]
    case 'imageGeneration':
      return [item.revisedPrompt ?? '', item.savedPath ?? '']
    case 'enteredReviewMode':
    case 'exitedReviewMode':
      return [item.review]
    case 'marker':
      return [item.label, item.text]
    case 'contextCompaction':
    case 'sleep':
      return []
  }
}

/** Of a tool's answer the parts themselves, without the words that only say what each part is. */
function resultOf(result: unknown): unknown {
  if (typeof result !== 'object' || result === null || !('content' in result)) return result
  const structured = 'structuredContent' in result ? result.structuredContent : null
  return [partsOf(result.content), structured]
}

function partsOf(parts: unknown): unknown {
  if (!Array.isArray(parts)) return parts
  return parts.map(part => (isTextPart(part) ? part.text : part))
}

function isTextPart(part: unknown): part is { readonly text: string } {
  return typeof part === 'object' && part !== null && 'text' in part && typeof part.text === 'string'
}

/** Keys and values of parsed JSON, each by itself; pictures are no words. */
export function leaves(value: unknown): string[] {
  const texts: string[] = []
  const waiting: unknown[] = [value]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (typeof next === 'string') {
      if (parseImageRef(next) === null && !next.startsWith('data:image/')) texts.push(next)
    } else if (Array.isArray(next)) {
      for (const member of next.toReversed()) waiting.push(member)
    } else if (typeof next === 'object' && next !== null) {
      for (const [key, member] of Object.entries(next).toReversed()) waiting.push(member, key)
    } else if (next !== null && next !== undefined) {
      texts.push(String(next))
    }
  }
  return texts
}

/** A text without escape sequences. */
export function visibleText(text: string): string {
  return text.includes('\u001b') ? stripVTControlCharacters(text) : text
}
