import type { CheckedFile } from '../check.ts'

export const DAY_MS = 86_400_000

/** The latest time that a record can have (unix ms): a day after both now and the last change of its file. */
export function latestTime({ now, modifiedAt }: CheckedFile): number {
  return Math.max(now, modifiedAt) + DAY_MS
}
