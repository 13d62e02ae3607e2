import { access } from 'node:fs/promises'
import { relative } from 'node:path'
import { shell } from 'electron'
import { resolveInside } from '../engine/roots.ts'
import { linkToOpen } from './link.ts'

/** The only place that hands something to the desktop: links to the browser, folders to the file manager; no files. */

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

/**
 * Shows a folder or a file in the system's file manager; opens neither.
 * @param path absolute: of a home that is open, or of a file that Skein has written; never out of a transcript.
 * @returns whether it is there.
 */
export async function revealPath(path: string): Promise<boolean> {
  try {
    await access(path)
  } catch {
    return false
  }
  shell.showItemInFolder(path)
  return true
}

/**
 * Opens a link in the system's browser or mail program.
 * @param link out of a transcript; the window has shown where it leads.
 * @returns whether it was one that may be opened.
 * @throws the system's error where no program takes it.
 */
export async function openLink(link: string): Promise<boolean> {
  const url = linkToOpen(link)
  if (url === null) return false
  await shell.openExternal(url)
  return true
}
