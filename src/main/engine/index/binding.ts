import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

const PREBUILT_NAPI = 10
const FLOOR_ADDON = join('.runtime', 'better_sqlite3-napi9.node')

/**
 * The SQLite addon to open databases with: undefined for the one that better-sqlite3 brings along, which crashes on a
 * runtime with a Node-API older than 10; there, the absolute path of the addon that set-up compiled in a checkout.
 * Throws when that one is needed and not there.
 */
export function sqliteBinding(): string | undefined {
  return bindingFor(Number(process.versions.napi), import.meta.dirname, existsSync)
}

/** The decision of {@link sqliteBinding}, for a Node-API version and a folder somewhere in the app. */
export function bindingFor(napi: number, folder: string, exists: (path: string) => boolean): string | undefined {
  if (napi >= PREBUILT_NAPI) return undefined
  const root = appRoot(folder, exists)
  const addon = root === undefined ? undefined : join(root, FLOOR_ADDON)
  if (addon !== undefined && exists(addon)) return addon
  throw new Error(`No SQLite addon for Node-API ${napi}. In a checkout of Skein, run: npm run setup`)
}

/** The nearest folder upwards with a package.json: the same from the sources and from what is built of them. */
function appRoot(folder: string, exists: (path: string) => boolean): string | undefined {
  if (exists(join(folder, 'package.json'))) return folder
  const parent = dirname(folder)
  return parent === folder ? undefined : appRoot(parent, exists)
}
