import * as z from 'zod'

/** Something that is wrong with a rollout or a home: never fatal, always placed and explained. */

export const severity = z.enum(['error', 'warning', 'info'])
export type Severity = z.infer<typeof severity>

export const problem = z.object({
  /** Stable name, kebab-case, for filters and scripts. Listed in docs/problems.md. */
  check: z.string(),
  severity,
  /** Path below the home, `/`-separated. */
  path: z.string(),
  /** One-based line; null where the problem is not on a line. */
  line: z.number().int().nullable(),
  /** Byte offset of the line in the (uncompressed) file; null where it has none. */
  offset: z.number().int().nullable(),
  message: z.string(),
  /** What a person can do about it. */
  remedy: z.string(),
})
export type Problem = z.infer<typeof problem>
