import type * as z from 'zod'

/** What a watcher knows of the lines that it has seen, to be kept while the file is not looked at. No text of the thread. */
export interface Memory {
  /** Not a copy. */
  kept(): unknown
  /** Goes on from what was kept. @throws ZodError where it is not that */
  resume(kept: unknown): void
}

/** The memory of a watcher that knows all that it knows in one object. */
export function memoryOf<T extends object>(schema: z.ZodType<T>, known: T): Memory {
  return {
    kept: () => known,
    resume: kept => {
      Object.assign(known, schema.parse(kept))
    },
  }
}
