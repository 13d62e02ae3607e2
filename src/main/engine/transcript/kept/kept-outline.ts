import * as z from 'zod'
import { type MarkLetter, type MarkOutcome, markLetters, markOutcomes } from '../../../../shared/marks.ts'
import { changedFile, tokenUsage, turnError, turnStatus } from '../../../../shared/turn.ts'
import { type ItemRef, itemKinds, type LineRef, type OutlineTurn } from '../outline.ts'
import { sameObject } from './same-object.ts'

/** Turns and items of an outline that comes out of the data folder. */

const number = z.number()
const text = z.string()
const letter = z.custom<MarkLetter>(value => typeof value === 'string' && Object.hasOwn(markLetters, value))
const outcome = z.custom<MarkOutcome>(value => typeof value === 'string' && Object.hasOwn(markOutcomes, value))

export const lineRef: z.ZodType<LineRef> = z.object({ number, offset: number, length: number })

export const itemRef: z.ZodType<ItemRef> = sameObject(
  z.object({
    id: text,
    codexId: text,
    told: number,
    kind: z.enum(itemKinds),
    reconstructed: z.boolean(),
    lines: z.array(lineRef),
    codexLines: z.array(lineRef).nullable(),
    letter,
    outcome,
    startedAt: number,
    endedAt: number,
    note: z
      .object({
        steering: z.literal(true).exactOptional(),
        compactedTokens: z.object({ before: number, after: number }).exactOptional(),
      })
      .nullable(),
  }),
)

/** What a turn's settings say. */
export const turnSettings = z.object({
  model: text.nullable(),
  effort: text.nullable(),
  approvalPolicy: text.nullable(),
  sandbox: text.nullable(),
})

export const outlineTurn: z.ZodType<OutlineTurn> = sameObject(
  z.object({
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
    items: z.array(itemRef),
    tokens: tokenUsage.nullable(),
    prompt: text.nullable(),
    contextTokens: number.nullable(),
    contextWindow: number.nullable(),
    rolledBack: z.boolean(),
    inherited: z.boolean(),
    open: z.boolean(),
    files: z.array(changedFile),
  }),
)
