import type { Exported } from '../api.ts'
import { checkedTarget } from '../export/target.ts'
import { writeWhole } from '../export/write-file.ts'

/**
 * Writes a table into a file, whole or not at all, and never into a home.
 * @throws AppError `unwritable`, the signal's reason
 */
export async function writeTable(
  csv: string,
  to: { readonly path: string; readonly homes: readonly string[] },
  signal: AbortSignal,
): Promise<Exported> {
  const path = checkedTarget(to.path, to.homes)
  return { path, bytes: await writeWhole(path, one(csv), signal) }
}

async function* one(text: string): AsyncGenerator<string> {
  yield text
}
