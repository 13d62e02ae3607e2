import type { Encoding, FixtureLine } from '../../fixtures/encode.ts'
import { fixtureId } from '../../fixtures/ids.ts'
import { sessionMeta } from '../../fixtures/records/head.ts'
import type { RolloutRecord } from '../../fixtures/records/line.ts'
import { enveloped } from '../../fixtures/thread.ts'
import type { ShownItem } from '../../shared/item.ts'
import { withFile } from './rollout/open.ts'
import { fileOf, never } from './testing.ts'
import { buildOutline, type RolloutSource } from './transcript/build.ts'
import type { OpenedSource } from './transcript/growing-outline.ts'
import type { Outline } from './transcript/outline.ts'
import { readItems } from './transcript/reading/read-items.ts'

/** Outlines and items of made-up files. For tests only. */

const timestamp = '2026-03-04T05:06:07.890Z'

export interface Told {
  readonly source: RolloutSource
  readonly outline: Outline
  /** Items of all turns, as far as they could be made, without Skein's additions. */
  readonly items: readonly (ShownItem | null)[][]
}

/** A plain file in the state in which it is now. */
export function openedSource(absolutePath: string): OpenedSource {
  const facts = withFile(absolutePath, (_, found) => found)
  return { ...facts, absolutePath, path: 'sessions/file.jsonl', compressed: false, bare: false }
}

/** Reads a file of these lines in full. */
export async function tell(
  lines: readonly FixtureLine[],
  encoding: Encoding & { readonly compressed?: boolean; readonly bare?: boolean } = {},
): Promise<Told> {
  const source = {
    absolutePath: fileOf(lines, encoding),
    path: 'sessions/file.jsonl',
    compressed: encoding.compressed === true,
    bare: encoding.bare === true,
  }
  const outline = await buildOutline(source, never)
  const items: (ShownItem | null)[][] = []
  for (const turn of outline.turns) items.push(await readItems(source, turn.items, never))
  return { source, outline, items }
}

/** A legacy file of these records behind a head. */
export function tellRecords(...records: (RolloutRecord | FixtureLine)[]): Promise<Told> {
  const head = sessionMeta({ id: fixtureId(1), timestamp })
  return tell([head, ...records].map(one => enveloped(one, timestamp)))
}
