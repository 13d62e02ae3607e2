import { createCounter, type FindQuery } from '../../../../shared/find-text.ts'
import type { RolloutSource } from '../build.ts'
import { bytesOf, type ItemRef, type Outline } from '../outline.ts'
import { createLineFilter, type LineFilter } from './find-filter.ts'
import { readLineBytes } from './line-bytes.ts'
import { itemOf } from './read-items.ts'
import { searchableTexts } from './searchable.ts'

/** How much of the file is looked at before the clock is. A compressed one is decompressed from its start each time. */
const GROUP_BYTES = 4 * 1024 * 1024
const COMPRESSED_GROUP_BYTES = 64 * 1024 * 1024
const WORK_MS = 80

export interface Found {
  readonly hits: { readonly item: number; readonly count: number }[]
  /** Where to go on; null at the end. */
  readonly next: number | null
}

/**
 * How often a text stands in the items from `from` on, for as long as `workMs` allows.
 * @param filter tells which lines need no parsing; null to parse all.
 * @returns null where the file is no longer what the outline was made from.
 * @throws the system's error, CompressionError, the signal's reason
 */
export async function findInItems(
  source: RolloutSource,
  outline: Pick<Outline, 'turns'>,
  query: FindQuery,
  from: number,
  signal: AbortSignal,
  { filter = createLineFilter(query), workMs = WORK_MS }: { filter?: LineFilter | null; workMs?: number } = {},
): Promise<Found | null> {
  const refs = outline.turns.flatMap(turn => turn.items)
  const count = createCounter(query)
  const hits: Found['hits'] = []
  const end = performance.now() + workMs
  let at = from
  while (at < refs.length) {
    signal.throwIfAborted()
    const group = groupFrom(refs, at, source.compressed ? COMPRESSED_GROUP_BYTES : GROUP_BYTES)
    const lines = await readLineBytes(
      source,
      group.flatMap(ref => ref.lines),
      signal,
    )
    for (const ref of group) {
      if (mayHold(ref, lines, filter)) {
        const item = itemOf(source, ref, lines)
        if (item === null) return null
        const times = searchableTexts(item).reduce((sum, text) => sum + count(text), 0)
        if (times > 0) hits.push({ item: at, count: times })
      }
      at += 1
    }
    if (performance.now() > end) break
  }
  return { hits, next: at < refs.length ? at : null }
}

/** Refs from `from` on, as they are now, whose lines have so many bytes together; one at least. */
function groupFrom(refs: readonly ItemRef[], from: number, bytes: number): ItemRef[] {
  const group: ItemRef[] = []
  let left = bytes
  for (let i = from; i < refs.length && left > 0; i++) {
    const ref = refs[i]
    if (ref === undefined) break
    left -= bytesOf(ref)
    // The reading takes a while, and a growing file may add lines to an item meanwhile.
    group.push({ ...ref, lines: [...ref.lines] })
  }
  return group
}

function mayHold(ref: ItemRef, lines: ReadonlyMap<number, Buffer>, filter: LineFilter | null): boolean {
  if (filter === null || !filter.judges(ref.letter)) return true
  return ref.lines.some(({ number }) => {
    const bytes = lines.get(number)
    return bytes === undefined || filter.mayHold(bytes)
  })
}
