import * as z from 'zod'
import { itemNumber, turnNumber } from './kept-outline.ts'

/** What a list of turns knows, as it is kept. */
export const keptTurns = z.object({
  done: z.array(turnNumber),
  live: z.array(turnNumber),
  current: turnNumber.nullable(),
  loose: turnNumber.nullable(),
  looseBegan: z.boolean(),
  /** All turns of an id, the latest last. */
  byId: z.map(z.string(), z.array(turnNumber)),
  told: z.number(),
  number: z.number(),
  highest: z.number(),
  rollbacks: z.number(),
  last: itemNumber.nullable(),
  opening: z.array(itemNumber),
  /** What stands where an item was. */
  gone: itemNumber,
  /** Which files items change: for each change its item, its path among `paths`, lines added and removed. */
  changes: z.instanceof(Uint32Array),
  paths: z.array(z.string()),
  missed: z.number(),
})
export type KeptTurns = z.infer<typeof keptTurns>
