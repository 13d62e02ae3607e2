import { relative } from 'node:path'
import { shell } from 'electron'
import { resolveInside } from '../engine/roots.ts'

/** The only place that hands something to the desktop. Nothing is ever opened or run, only shown. */

/**
 * Shows a file in the system's file manager, if it really lies inside one of the roots, symlinks followed.
 * @param path absolute.
 * @returns whether it was shown.
 */
export async function revealFile(path: string, roots: readonly string[]): Promise<boolean> {
  for (const root of roots) {
    if ((await resolveInside(root, relative(root, path))) === null) continue
    shell.showItemInFolder(path)
    return true
  }
  return false
}
