import type { ShownItem } from '../../shared/item.ts'
import { jsonText, resultParts } from './json-text.ts'

/** A text of an item and where it stands in it, so that the rest of one that was cut can be had. */
export interface ItemText {
  readonly text: string
  readonly pointer: string
}

const alone = (text: string): ItemText => ({ text, pointer: '' })

/** What an item says, as plain text in order; for the clipboard. */
export function itemTexts(item: ShownItem): readonly ItemText[] {
  switch (item.type) {
    case 'userMessage':
      return item.content.map((input, index) => {
        if (input.type === 'text') return { text: input.text, pointer: `/content/${index}/text` }
        return alone(input.type === 'image' ? '[picture]' : input.path)
      })
    case 'agentMessage':
    case 'plan':
    case 'marker':
      return [{ text: item.text, pointer: '/text' }]
    case 'reasoning':
      return [
        ...item.summary.map((text, index) => ({ text, pointer: `/summary/${index}` })),
        ...item.content.map((text, index) => ({ text, pointer: `/content/${index}` })),
      ]
    case 'hookPrompt':
      return item.fragments.map(({ text }, index) => ({ text, pointer: `/fragments/${index}/text` }))
    case 'commandExecution':
      return [
        { text: item.command, pointer: '/command' },
        ...(item.aggregatedOutput === null ? [] : [{ text: item.aggregatedOutput, pointer: '/aggregatedOutput' }]),
      ]
    case 'fileChange':
      return item.changes.flatMap((change, index) => [
        alone(change.path),
        { text: change.diff, pointer: `/changes/${index}/diff` },
      ])
    case 'mcpToolCall':
      return [
        alone(`${item.server}.${item.tool}`),
        ...given(item.arguments),
        ...(item.error === null ? [] : [{ text: item.error.message, pointer: '/error/message' }]),
        ...results(item.result, '/result'),
      ]
    case 'dynamicToolCall':
      return [alone(item.tool), ...given(item.arguments), ...results(item.contentItems, '/contentItems')]
    case 'collabAgentToolCall':
      return [alone([item.tool, ...item.receiverThreadIds].join('\n')), { text: item.prompt ?? '', pointer: '/prompt' }]
    case 'subAgentActivity':
      return [alone(`${item.kind} ${item.agentPath} ${item.agentThreadId}`)]
    case 'webSearch':
      return [alone(item.query)]
    case 'imageView':
      return [alone(item.path)]
    case 'imageGeneration':
      return [alone([item.revisedPrompt, item.savedPath].filter(part => part != null).join('\n'))]
    case 'enteredReviewMode':
    case 'exitedReviewMode':
      return [{ text: item.review, pointer: '/review' }, ...findings(item)]
    case 'contextCompaction':
      return [{ text: item.skein?.summary ?? '', pointer: '/skein/summary' }]
    case 'sleep':
      return []
  }
}

function findings(item: ShownItem): readonly ItemText[] {
  return (item.skein?.findings ?? []).flatMap(({ title, body, path, startLine }, index) => [
    alone(
      [title, path === null ? null : [path, startLine].filter(part => part !== null).join(':')]
        .filter(part => part !== null)
        .join('\n'),
    ),
    { text: body, pointer: `/skein/findings/${index}/body` },
  ])
}

function given(value: unknown): readonly ItemText[] {
  return value === null || value === undefined ? [] : [alone(jsonText(value))]
}

function results(value: unknown, pointer: string): readonly ItemText[] {
  return resultParts(value).map(part => {
    if (part.kind === 'text') return { text: part.text, pointer: pointer + part.pointer }
    return alone(part.kind === 'picture' ? '[picture]' : jsonText(part.value))
  })
}
