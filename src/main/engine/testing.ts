import { createHash } from 'node:crypto'
import { lchownSync, lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { vi } from 'vitest'
import { type Encoding, encodeLine, encodeLines, type FixtureLine } from '../../fixtures/encode.ts'
import { temporaryHome } from '../../fixtures/testing.ts'
import { zstd } from '../../fixtures/zstd.ts'
import type { Line } from './rollout/lines.ts'
import { withFile } from './rollout/open.ts'
import { readFileStart, type Start } from './rollout/start.ts'

/** Short ways for the engine's tests. For tests only. */

/** A signal that never stops anything. */
export const never = new AbortController().signal

/** Resolves when `look` throws no more. A busy machine takes its time: the limit only ends what hangs. */
export function until<T>(look: () => T): Promise<T> {
  return vi.waitFor(look, { timeout: 300_000, interval: 20 })
}

/** The line as the only one of a file. */
export function onlyLine(content: FixtureLine): Line {
  const bytes = encodeLine(content)
  return { number: 1, offset: 0, length: bytes.length, bytes, whole: true, terminated: true }
}

/** Path of a file of these lines in a folder that goes away with the test. */
export function fileOf(
  lines: readonly FixtureLine[],
  encoding: Encoding & { readonly compressed?: boolean } = {},
): string {
  const bytes = encodeLines(lines, encoding)
  const path = join(temporaryHome(), encoding.compressed === true ? 'file.jsonl.zst' : 'file.jsonl')
  writeFileSync(path, encoding.compressed === true ? zstd(bytes) : bytes)
  return path
}

/** The beginning of a file of these lines. */
export function startOf(
  lines: readonly FixtureLine[],
  encoding: Encoding & { readonly compressed?: boolean } = {},
): Start {
  return withFile(fileOf(lines, encoding), descriptor => readFileStart(descriptor, encoding.compressed === true, true))
}

/** Everything about a folder that reading must not change: names, contents, times, permissions, identity. */
export function stateOfHome(home: string): string[] {
  const entries = readdirSync(home, { recursive: true, withFileTypes: true })
  return entries
    .map(entry => {
      const path = join(entry.parentPath, entry.name)
      const { mtimeNs, ctimeNs, mode, ino, size } = lstatSync(path, { bigint: true })
      const content = entry.isFile() ? createHash('sha256').update(readFileSync(path)).digest('hex') : 'no file'
      return [relative(home, path), mode, ino, size, mtimeNs, ctimeNs, content].join(' ')
    })
    .sort()
}

/**
 * Runs `look` as a user whom permissions stop, also where the tests run as root.
 * @param home is given to that user first.
 */
export function withoutPrivileges<T>(home: string, look: () => T): T {
  const back = dropPrivileges(home)
  try {
    return look()
  } finally {
    back()
  }
}

/** The same until what `look` begins has ended. */
export async function withoutPrivilegesUntil<T>(home: string, look: () => Promise<T>): Promise<T> {
  const back = dropPrivileges(home)
  try {
    return await look()
  } finally {
    back()
  }
}

/** @returns what gives them back */
function dropPrivileges(home: string): () => void {
  if (process.getuid?.() !== 0) return () => undefined
  for (const path of ['', ...readdirSync(home, { recursive: true, encoding: 'utf8' })]) {
    lchownSync(join(home, path), NOBODY, NOBODY)
  }
  process.seteuid?.(NOBODY)
  return () => process.seteuid?.(0)
}

const NOBODY = 65_534
