import type { ByteRange } from '../transcript/reading/line-range.ts'
import { shellWord } from './resume.ts'

/** A command for a POSIX shell that prints a range of a rollout's uncompressed bytes. */
export function printCommand(
  { absolutePath, compressed }: { readonly absolutePath: string; readonly compressed: boolean },
  { start, end }: ByteRange,
): string {
  const path = shellWord(absolutePath)
  const from = compressed ? `zstd -dc ${path} | tail -c +${start + 1}` : `tail -c +${start + 1} ${path}`
  return `${from} | head -c ${end - start}`
}
