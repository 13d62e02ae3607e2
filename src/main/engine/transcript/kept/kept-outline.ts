import * as z from 'zod'
import { changedFile, tokenUsage, turnError, turnStatus } from '../../../../shared/turn.ts'

/** Turns of an outline that come out of the data folder. Turns and items are told by their numbers (refs.ts). */

const number = z.number()
const text = z.string()

export const turnNumber = number
export const itemNumber = number

/** What a turn's settings say. */
export const turnSettings = z.object({
  model: text.nullable(),
  effort: text.nullable(),
  approvalPolicy: text.nullable(),
  sandbox: text.nullable(),
})

export const keptTurn = z.object({
  ...turnSettings.shape,
  id: text,
  status: turnStatus,
  failure: turnError.nullable(),
  startedAt: number.nullable(),
  completedAt: number.nullable(),
  durationMs: number.nullable(),
  explicit: z.boolean(),
  sawCompaction: z.boolean(),
  own: z.boolean(),
  items: z.array(itemNumber),
  tokens: tokenUsage.nullable(),
  prompt: text.nullable(),
  contextTokens: number.nullable(),
  contextWindow: number.nullable(),
  rolledBack: z.boolean(),
  inherited: z.boolean(),
  open: z.boolean(),
  files: z.array(changedFile).readonly(),
})
