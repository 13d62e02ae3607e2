import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { capture, tail } from './run.ts'
import { SetupError, say, step } from './say.ts'

const LIBRARIES = ['libnss3', 'libatk-bridge2.0-0', 'libgtk-3-0', 'libgbm1', 'libasound2', 'libdrm2', 'libxkbcommon0']
const DISPLAY = 'xvfb'

/** Whether windows can be shown: a virtual display is only ever for a Linux machine without one. */
export function hasDisplay(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}

/** The names of the shared libraries that `ldd` could not find. */
export function missingLibraries(ldd: string): string[] {
  return [...ldd.matchAll(/^\s*(\S+) => not found$/gm)].flatMap(([, name]) => name ?? [])
}

/** Whether a program of that name is on the path. */
export function onPath(program: string, path: string | undefined, exists: (path: string) => boolean): boolean {
  return (path ?? '').split(delimiter).some(folder => folder !== '' && exists(join(folder, program)))
}

/**
 * Sees that Electron's shared libraries, and without a display Xvfb, are on this Linux machine: installs Debian's
 * packages as root, else throws SetupError with the command to type.
 */
export async function ensureSystemPackages(executable: string): Promise<void> {
  if (process.platform !== 'linux') return
  const wanted = await wantedPackages(executable)
  if (wanted.length === 0) return
  const isDebian = onPath('apt-get', process.env.PATH, existsSync)
  const command = `apt-get update && apt-get install -y ${wanted.join(' ')}`
  if (!isDebian || process.getuid?.() !== 0) {
    throw new SetupError(
      `this machine lacks system libraries that Electron needs (${wanted.join(', ')}).`,
      isDebian ? `Type: sudo sh -c '${command}'` : 'Install them by these Debian names or what your system calls them.',
    )
  }
  await step(`installing Debian packages (${wanted.join(' ')})`, () => install(wanted, command))
  const left = await wantedPackages(executable)
  if (left.length > 0) throw new SetupError('some system libraries are still missing.', `See: ldd ${executable}`)
}

async function wantedPackages(executable: string): Promise<string[]> {
  const { output } = await capture('ldd', [executable])
  const missing = missingLibraries(output)
  if (missing.length > 0) say(`missing libraries: ${missing.join(', ')}`)
  const needsXvfb = !hasDisplay(process.env, process.platform) && !onPath('Xvfb', process.env.PATH, existsSync)
  return [...(needsXvfb ? [DISPLAY] : []), ...(missing.length > 0 ? LIBRARIES : [])]
}

async function install(packages: string[], command: string): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // Another installation may hold apt's lock for a while.
  const apt = (...args: string[]) => capture('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', ...args], { env })
  const update = await apt('update')
  if (update.code !== 0) say(`apt-get update failed, trying with the lists at hand:\n${tail(update.output, 4)}`)
  const names = await Promise.all(packages.map(currentName))
  const { code, output } = await apt('install', '-y', '--no-install-recommends', ...names)
  if (code !== 0) throw new SetupError(`apt-get could not install them:\n${tail(output)}`, `Type: ${command}`)
}

/** Newer Debian and Ubuntu releases renamed libraries with the 64-bit time change. */
async function currentName(name: string): Promise<string> {
  const { output } = await capture('apt-cache', ['policy', `${name}t64`])
  return output.includes('Candidate:') && !output.includes('Candidate: (none)') ? `${name}t64` : name
}
