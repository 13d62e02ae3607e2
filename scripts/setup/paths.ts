import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from '../bootstrap/cache-folder.mjs'

/** The checkout. */
export const root = join(import.meta.dirname, '..', '..')

/** What set-up decided and made for this checkout; not under version control, may be deleted at any time. */
export const runtimeFolder = join(root, '.runtime')

/** What set-up fetched or compiled, for all checkouts of this person; may be deleted at any time. */
export const cache = cacheFolder()

/** Half-done work of a set-up; emptied by the next one, which holds the lock. */
export const draftFolder = join(cache, 'draft')

/** The version of an installed package. Throws where it is not installed. */
export function installedVersion(name: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'))
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) return String(manifest.version)
  throw new Error(`node_modules/${name}/package.json has no version`)
}
