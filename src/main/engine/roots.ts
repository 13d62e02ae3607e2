import { realpathSync, statSync } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { isAbsolute, relative, resolve, sep } from 'node:path'

/** Whether `child` is the folder `root` itself or lies below it, by whole path segments. Looks at no disk. */
export function isInside(root: string, child: string): boolean {
  const way = relative(root, child)
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way))
}

/** Where a path below a root leads: to a regular file, out of the root, or to nothing that can be read as a file. */
export type Place = { readonly kind: 'file'; readonly path: string } | { readonly kind: 'outside' | 'missing' }

/**
 * Finds the regular file at `path` below `root`, following symlinks. Never throws.
 * @param path relative to the root; absolute paths and such with NUL are taken as leading outside.
 */
export async function findInside(root: string, path: string): Promise<Place> {
  const wanted = lexically(root, path)
  if (wanted === null) return { kind: 'outside' }
  try {
    const [realRoot, real] = await Promise.all([realpath(root), realpath(wanted)])
    if (!isInside(realRoot, real)) return { kind: 'outside' }
    return (await stat(real)).isFile() ? { kind: 'file', path: real } : { kind: 'missing' }
  } catch {
    return { kind: 'missing' }
  }
}

/** The real path of the regular file at `path` below `root`, or null: see {@link findInside}. Never throws. */
export async function resolveInside(root: string, path: string): Promise<string | null> {
  const place = await findInside(root, path)
  return place.kind === 'file' ? place.path : null
}

/** As {@link resolveInside}, at once. For the engine's own threads; the main process does not wait for disks. */
export function resolveInsideSync(root: string, path: string): string | null {
  const wanted = lexically(root, path)
  if (wanted === null) return null
  try {
    const real = realpathSync.native(wanted)
    return isInside(realpathSync.native(root), real) && statSync(real).isFile() ? real : null
  } catch {
    return null
  }
}

/** The path without a look at the disk; null where it leaves the root already by its text. */
function lexically(root: string, path: string): string | null {
  if (path.includes('\0') || isAbsolute(path)) return null
  const wanted = resolve(root, path)
  return isInside(root, wanted) ? wanted : null
}
