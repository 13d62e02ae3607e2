import type { MarkLetter } from '../../../../shared/marks.ts'
import type { ItemKind } from '../outline.ts'

/** The letters of items that events tell of; calls and stored items have theirs from what they hold. */
const LETTERS = {
  userMessage: 'u',
  agentMessage: 'a',
  reasoning: 'r',
  hookPrompt: 'h',
  plan: 'p',
  sleep: 'z',
  webSearch: 'w',
  imageGeneration: 'g',
  mcpToolCall: 'm',
  fileChange: 'f',
  subAgentActivity: 's',
  enteredReviewMode: 'v',
  exitedReviewMode: 'x',
  contextCompaction: 'k',
  storedReasoning: 'r',
  storedCompaction: 'k',
  marker: 'n',
} as const satisfies Partial<Record<ItemKind, MarkLetter>>
export type LetteredKind = keyof typeof LETTERS

/** The letter of an item of this kind. */
export function letterOfKind(kind: LetteredKind): MarkLetter {
  return LETTERS[kind]
}
