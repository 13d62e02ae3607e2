import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { AppError } from '../../../shared/ipc/result.ts'

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
  throw missingAddon(`there is none for Node-API ${napi}`)
}

/** What an error of opening a database says when it is not about the database: null where the addon is there. */
export function addonError(error: unknown): AppError | null {
  if (!(error instanceof Error)) return null
  const code = 'code' in error ? String(error.code) : ''
  const missing = code === 'MODULE_NOT_FOUND' || /Could not locate the bindings file/.test(error.message)
  if (missing) return missingAddon('it is missing')
  return code === 'ERR_DLOPEN_FAILED' ? missingAddon('it does not fit this runtime') : null
}

function missingAddon(why: string): AppError {
  return new AppError(
    'index',
    `Skein's SQLite addon cannot be loaded: ${why}. Nothing is wrong with your threads or with what Skein keeps. ` +
      'Install Skein again; in a checkout, run: npm run setup',
  )
}

/** The nearest folder upwards with a package.json: the same from the sources and from what is built of them. */
function appRoot(folder: string, exists: (path: string) => boolean): string | undefined {
  if (exists(join(folder, 'package.json'))) return folder
  const parent = dirname(folder)
  return parent === folder ? undefined : appRoot(parent, exists)
}
