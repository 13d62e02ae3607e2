// Plain JavaScript on Node's own modules: this runs before anything is installed, on the machine's Node.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where the Node that drives all tooling is, once the dependencies are installed in `root`. */
export function toolingNode(root, platform = process.platform) {
  return join(root, 'node_modules', 'node', 'bin', platform === 'win32' ? 'node.exe' : 'node')
}

function stampPath(root) {
  return join(root, 'node_modules', '.skein-stamp')
}

function lockHash(root) {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')))
  return hash.update(`${process.platform}-${process.arch}`).digest('hex')
}

/** Notes that what is in node_modules is whole and is what package-lock.json says. Only ever called after success. */
export function stampDependencies(root) {
  writeFileSync(stampPath(root), lockHash(root))
}

/** Whether node_modules holds, complete, what package-lock.json says. */
export function dependenciesAreCurrent(root) {
  if (!existsSync(toolingNode(root))) return false
  if (readIfThere(stampPath(root)) === lockHash(root)) return true
  return installedByHand(root)
}

/** A developer's own `npm install` leaves no stamp, but npm's record of the finished installation. */
function installedByHand(root) {
  const record = readIfThere(join(root, 'node_modules', '.package-lock.json'))
  if (record === undefined) return false
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  if (!isSameInstallation(wanted, JSON.parse(record).packages)) return false
  stampDependencies(root)
  return true
}

/**
 * Compares the `packages` of a lock file with those of npm's record of an installation: all that is installed is what
 * is wanted, and nothing is lacking but optional packages (of other platforms).
 */
export function isSameInstallation(wanted, installed) {
  const same = ([path, { version, integrity }]) =>
    wanted[path]?.version === version && wanted[path]?.integrity === integrity
  const there = ([path, entry]) => path === '' || entry.optional || entry.devOptional || path in installed
  return Object.entries(installed).every(same) && Object.entries(wanted).every(there)
}

function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}
