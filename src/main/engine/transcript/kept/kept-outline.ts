import * as z from 'zod'
import { markLetters, markOutcomes } from '../../../../shared/marks.ts'
import { changedFile, tokenUsage, turnError, turnStatus } from '../../../../shared/turn.ts'
import { isObject } from '../../rollout/record.ts'
import { type ItemRef, itemKinds, type OutlineTurn } from '../outline.ts'
import { sameObject } from './same-object.ts'

/** Turns and items of an outline that comes out of the data folder. */

const number = z.number()
const text = z.string()

/** One of many thousand: looked at by hand, which takes a tenth of the time. */
export function isItem(value: unknown): boolean {
  return (
    isObject(value) &&
    isText(value.id) &&
    isText(value.codexId) &&
    isNumber(value.told) &&
    KINDS.has(value.kind) &&
    isFlag(value.reconstructed) &&
    areLines(value.lines) &&
    (value.codexLines === null || areLines(value.codexLines)) &&
    LETTERS.has(value.letter) &&
    OUTCOMES.has(value.outcome) &&
    isNumber(value.startedAt) &&
    isNumber(value.endedAt) &&
    (value.note === null || itemNote.safeParse(value.note).success)
  )
}

export const itemRef = z.custom<ItemRef>(isItem)

const KINDS: ReadonlySet<unknown> = new Set(itemKinds)
const LETTERS: ReadonlySet<unknown> = new Set(Object.keys(markLetters))
const OUTCOMES: ReadonlySet<unknown> = new Set(Object.keys(markOutcomes))
const itemNote = z.object({
  steering: z.literal(true).exactOptional(),
  compactedTokens: z.object({ before: number, after: number }).exactOptional(),
})

function isText(value: unknown): boolean {
  return typeof value === 'string'
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number'
}

function isFlag(value: unknown): boolean {
  return typeof value === 'boolean'
}

function areLines(value: unknown): boolean {
  return Array.isArray(value) && value.every(isLine)
}

function isLine(value: unknown): boolean {
  return isObject(value) && isNumber(value.number) && isNumber(value.offset) && isNumber(value.length)
}

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
