import { barePicture, pictureAt, pictureWords, withoutPictures } from '../main/engine/export/pictures.ts'
import { bytesText, countText, durationText } from '../main/engine/export/words.ts'
import type { ShownItem, UserInput } from '../shared/item.ts'

/** An item as text; not escaped. */
export interface ItemText {
  readonly label: string
  readonly body: string
}

const LINE_CHARS = 160

export function itemText(item: ShownItem): ItemText {
  switch (item.type) {
    case 'userMessage':
      return {
        label: labelOf('you', item.skein?.steering === true ? 'while the turn ran' : null),
        body: item.content.map(inputText).join('\n'),
      }
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
      return { label: labelOf('image generation', item.status), body: generated(item) }
    case 'enteredReviewMode':
      return { label: 'review begins', body: item.review }
    case 'exitedReviewMode':
      return { label: 'review ends', body: item.review }
    case 'contextCompaction': {
      const tokens = item.skein?.compactedTokens
      const counts = tokens === undefined ? null : `${countText(tokens.before)} → ${countText(tokens.after)} tokens`
      return { label: labelOf('context compacted', counts), body: item.skein?.summary ?? '' }
    }
    case 'marker':
      return markerText(item)
  }
}

function inputText(input: UserInput): string {
  switch (input.type) {
    case 'text':
      return input.text
    case 'image':
      return `[${pictureWords(pictureAt(input.url))}]`
    case 'localImage':
      return `[${pictureWords({ kind: 'file', path: input.path })}]`
    case 'skill':
    case 'mention':
      return `[${input.type} ${input.name} ${input.path}]`
  }
}

/** Context is named with its size; everything else begins with its first words. */
function markerText({ marker, label, text }: Extract<ShownItem, { type: 'marker' }>): ItemText {
  if (marker === 'context') return { label: labelOf('context', label, bytesText(Buffer.byteLength(text))), body: '' }
  const line = text.replace(/\s+/g, ' ').trim()
  return { label: labelOf(marker, label), body: line.length > LINE_CHARS ? `${line.slice(0, LINE_CHARS)}…` : line }
}

function generated({ revisedPrompt, result, savedPath }: Extract<ShownItem, { type: 'imageGeneration' }>): string {
  const picture = result === '' ? null : `[${pictureWords(barePicture(result))}]`
  return [revisedPrompt, picture, savedPath].filter(part => part != null && part !== '').join('\n')
}

function labelOf(...parts: (string | null)[]): string {
  return parts.filter(part => part !== null).join(' · ')
}

function joined(first: string, second: string | null | undefined): string {
  return [first, second ?? ''].filter(text => text !== '').join('\n')
}

function json(value: unknown): string {
  return value == null ? '' : JSON.stringify(withoutPictures(value).value)
}
