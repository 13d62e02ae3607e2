import type { ShownItem } from '../../../../shared/item.ts'
import { type Pictures, parseLine } from '../../rollout/record.ts'
import type { RolloutSource } from '../build.ts'
import { makeItem } from '../items/make-item.ts'
import type { ItemRef } from '../outline.ts'
import { readLineBytes } from './line-bytes.ts'

/**
 * Makes the items of an outline from their lines, reading little else of a plain file; a compressed one is read up to
 * the last line wanted.
 * @param pictures `cut` unless given: inline pictures are then references (rollout/images.ts).
 * @returns one item for each ref; null where the line is not what it was.
 * @throws the system's error, CompressionError, the signal's reason
 */
export async function readItems(
  source: RolloutSource,
  refs: readonly ItemRef[],
  signal: AbortSignal,
  pictures: Pictures = 'cut',
): Promise<(ShownItem | null)[]> {
  const lines = await readLineBytes(
    source,
    refs.flatMap(ref => ref.lines),
    signal,
  )
  return refs.map(ref => itemOf(source, ref, lines, pictures))
}

/** The item of a ref from the bytes of its lines; null where they are missing or not what they were. */
export function itemOf(
  source: RolloutSource,
  ref: ItemRef,
  lines: ReadonlyMap<number, Buffer>,
  pictures: Pictures = 'cut',
): ShownItem | null {
  const records = ref.lines.flatMap(line => {
    const bytes = lines.get(line.number)
    if (bytes === undefined) return []
    const parsed = parseLine({ ...line, bytes, whole: true, terminated: true }, source.bare, pictures)
    return parsed.kind === 'record' ? parsed.record : []
  })
  return makeItem(ref, records)
}
