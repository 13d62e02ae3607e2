import * as z from 'zod'
import { changedFile } from '../../../../shared/turn.ts'
import { itemRef, outlineTurn } from './kept-outline.ts'

/** What a list of turns knows, as it is kept. */
export const keptTurns = z.object({
  done: z.array(outlineTurn),
  live: z.array(outlineTurn),
  current: outlineTurn.nullable(),
  loose: outlineTurn.nullable(),
  looseBegan: z.boolean(),
  /** All turns of an id, the latest last. */
  byId: z.map(z.string(), z.array(outlineTurn)),
  told: z.number(),
  number: z.number(),
  highest: z.number(),
  rollbacks: z.number(),
  last: itemRef.nullable(),
  opening: z.array(itemRef),
  /** What stands where an item was. */
  gone: itemRef,
  files: z.map(itemRef, z.array(changedFile).readonly()),
  missed: z.number(),
})
export type KeptTurns = z.infer<typeof keptTurns>
