import type { ItemMarks } from './ipc/history.ts'
import type { ShownItem } from './item.ts'

/**
 * Every item of a thread in one letter, so that the window can find its way in threads of any length without loading
 * items: next failure, next message, the strand, the outline. No schemas: the window uses these values.
 */

/** What kind of item, by letter. */
export const markLetters = {
  u: 'userMessage',
  a: 'agentMessage',
  r: 'reasoning',
  c: 'commandExecution',
  f: 'fileChange',
  p: 'plan',
  m: 'mcpToolCall',
  t: 'dynamicToolCall',
  w: 'webSearch',
  i: 'imageView',
  g: 'imageGeneration',
  s: 'subAgentActivity',
  l: 'collabAgentToolCall',
  h: 'hookPrompt',
  v: 'enteredReviewMode',
  x: 'exitedReviewMode',
  k: 'contextCompaction',
  z: 'sleep',
  n: 'marker',
} as const satisfies Readonly<Record<string, ShownItem['type']>>
export type MarkLetter = keyof typeof markLetters

/** How an item came out: nothing to say, failed, declined, no result in the file. */
export const markOutcomes = { '.': 'fine', x: 'failed', d: 'declined', '?': 'open' } as const
export type MarkOutcome = keyof typeof markOutcomes

/** Whether an item is what it was, by its kind, its outcome and its times. */
export function isSameItem(item: number, before: ItemMarks, after: ItemMarks): boolean {
  return (
    before.kinds[item] === after.kinds[item] &&
    before.outcomes[item] === after.outcomes[item] &&
    before.startedAt[item] === after.startedAt[item] &&
    before.endedAt[item] === after.endedAt[item]
  )
}

/** The first item that is not what it was, after a file grew; the number of all items where only the end is new. */
export function firstChange(before: ItemMarks, after: ItemMarks): number {
  const common = Math.min(before.kinds.length, after.kinds.length)
  for (let item = 0; item < common; item += 1) if (!isSameItem(item, before, after)) return item
  return common
}
