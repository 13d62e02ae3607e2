import { createHash } from 'node:crypto'
import { readSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { errorCode, withFile } from '../rollout/open.ts'
import type { FoundFile } from './discover.ts'

/** How far the texts of a file were read, and how to tell later that the file is still what was read. */

const EDGE_BYTES = 4096

const textState = z.object({
  identity: z.string(),
  /** Behind the last whole line. */
  end: z.number(),
  /** Hash of the first bytes and of the last ones before the end. */
  edges: z.string(),
})

/** @returns null where the file is compressed or gone: it is read anew when it changes. */
export function textStateOf(homePath: string, file: FoundFile, end: number): string | null {
  const edges = file.name.compressed ? null : edgesOf(homePath, file, end)
  return edges === null
    ? null
    : JSON.stringify({ identity: file.identity, end, edges } satisfies z.infer<typeof textState>)
}

/** Up to where a file is known that has only grown since; 0 where it is another one. */
export function grownFrom(homePath: string, file: FoundFile, stored: string | null): number {
  if (stored === null || file.name.compressed) return 0
  const { identity, end, edges } = textState.parse(JSON.parse(stored))
  const same = file.identity === identity && file.sizeBytes > end && edgesOf(homePath, file, end) === edges
  return same ? end : 0
}

function edgesOf(homePath: string, { path, identity }: FoundFile, end: number): string | null {
  try {
    return withFile(join(homePath, path), (descriptor, facts) => {
      if (facts.identity !== identity) return null
      const hash = createHash('sha1')
      for (const from of [0, Math.max(0, end - EDGE_BYTES)]) {
        const bytes = Buffer.alloc(Math.min(EDGE_BYTES, end))
        hash.update(bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, from)))
      }
      return hash.digest('base64')
    })
  } catch (error) {
    if (errorCode(error) === 'unknown') throw error
    return null
  }
}
