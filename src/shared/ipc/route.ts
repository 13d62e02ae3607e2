import * as z from 'zod'

/** What routes are made of. Each feature has its routes in a file of its own; `contract.ts` holds them together. */

/** Rows of a page. */
export const MAX_PAGE = 200

/** Threads that one request may name: as many as can be selected at once. */
export const MAX_KEYS = 100_000

/** Case is ignored, as in Codex. */
export const threadId = z.string().min(1).max(128).toLowerCase()
/** A thread: the same id in two homes is two threads. */
export const threadKey = z.strictObject({ homeId: z.int(), id: threadId })
export type ThreadKey = z.infer<typeof threadKey>

export const nothing = z.strictObject({})
export const limit = z.int().min(1).max(MAX_PAGE)
export const offset = z.int().min(0)

/** A route: the schemas of its input and output. */
export function route<I extends z.ZodType, O extends z.ZodType>(input: I, output: O) {
  return { input, output } as const
}
