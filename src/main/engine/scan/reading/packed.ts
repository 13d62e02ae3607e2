import { setImmediate as nextTick } from 'node:timers/promises'
import { promisify } from 'node:util'
import { deserialize, serialize } from 'node:v8'
import { gunzip, gunzipSync, gzipSync } from 'node:zlib'
import type * as z from 'zod'
import manifest from '../../../../../package.json' with { type: 'json' }

/** What readings of files know, as bytes in the index: small, told from damage, and read by the Skein that wrote them alone. */

/** Raise it when what is kept changes its shape or its meaning within a release. */
const SHAPE = 2
/** By what rules something was kept. */
export const KEPT_VERSION = `${manifest.version}/${SHAPE}`

/** Larger ones are neither kept nor unpacked: memory stays bounded. */
const MAX_BYTES = 96 * 1024 * 1024

/** The outline apart: it is of use by itself. */
export interface PackedReading {
  readonly outline: Uint8Array
  readonly rest: Uint8Array
}

/** Objects that are referred to twice come out as one. @returns null for what is too large, or too deep */
export function pack(value: unknown): Uint8Array | null {
  try {
    const bytes = serialize(value)
    return bytes.length > MAX_BYTES ? null : gzipSync(bytes, { level: 1 })
  } catch (error) {
    // Codex's own words about an error are kept as they are, and may be nested as deep as somebody likes.
    if (error instanceof RangeError) return null
    throw error
  }
}

/** @returns null for bytes that are damaged, or hold something else */
export function unpack<T>(schema: z.ZodType<T>, bytes: Uint8Array): T | null {
  try {
    const parsed = schema.safeParse(deserialize(gunzipSync(bytes, { maxOutputLength: MAX_BYTES })))
    return parsed.success ? parsed.data : null
  } catch {
    // Whatever is wrong with it, the file is there to be read.
    return null
  }
}

/** The same where others wait for this thread: in steps. */
export async function unpackInSteps<T>(schema: z.ZodType<T>, bytes: Uint8Array): Promise<T | null> {
  try {
    const unpacked = await promisify(gunzip)(bytes, { maxOutputLength: MAX_BYTES })
    const value: unknown = deserialize(unpacked)
    await nextTick()
    const parsed = schema.safeParse(value)
    return parsed.success ? parsed.data : null
  } catch {
    // As above.
    return null
  }
}
