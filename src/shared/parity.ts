import * as z from 'zod'

/** How the client's two databases stand to the files of a thread. */

/** Whether one of the client's databases says something of a thread, or why that is not known. */
export const inDatabase = z.enum(['present', 'absent', 'no-database', 'unreadable'])
export type InDatabase = z.infer<typeof inDatabase>

/** One thing that files and databases say of a thread; null where one says nothing. */
export const parityFact = z.object({
  fact: z.string(),
  rollout: z.string().nullable(),
  state: z.string().nullable(),
  projection: z.string().nullable(),
  verdict: z.enum(['agree', 'differ']).nullable(),
  /** What is wrong, by its name (`Frozen cursor`), or a word about what only looks wrong; null where there is nothing. */
  note: z.string().nullable(),
})
export type ParityFact = z.infer<typeof parityFact>

export const parity = z.object({
  /** The thread's row in `state_5.sqlite`. */
  state: inDatabase,
  /** Its cursor in `thread_history_1.sqlite`. */
  projection: inDatabase,
  facts: z.array(parityFact),
})
export type Parity = z.infer<typeof parity>
