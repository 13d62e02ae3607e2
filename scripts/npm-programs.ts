import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { cache } from './setup/paths.ts'
import { capture, tail } from './setup/run.ts'
import { SetupError, step } from './setup/say.ts'

/** Other people's programs, for comparison only: no part of Skein needs them. */

/**
 * Fetches packages from the npm registry into a folder of the cache, once; nothing in them is run.
 * @param packages with their versions
 * @returns the absolute path of their `node_modules`.
 * @throws SetupError with what to do.
 */
export async function fetchPackages(name: string, packages: readonly string[]): Promise<string> {
  const folder = join(cache, name)
  const [first = name] = packages
  if (!existsSync(folder)) await step(`fetching ${first} from the npm registry`, () => install(packages, folder))
  return join(folder, 'node_modules')
}

async function install(packages: readonly string[], folder: string): Promise<void> {
  await mkdir(cache, { recursive: true })
  const draft = await mkdtemp(join(cache, 'draft-'))
  try {
    const npm = process.env.npm_execpath
    const args = ['install', ...packages, '--prefix', draft, '--ignore-scripts', '--no-audit', '--no-fund']
    const { code, output } = npm?.endsWith('.js')
      ? await capture(process.execPath, [npm, ...args, '--loglevel=error'], { cwd: draft })
      : await capture('npm', [...args, '--loglevel=error'], { cwd: draft })
    if (code !== 0) {
      throw new SetupError(
        `${packages.join(', ')} cannot be fetched:\n${tail(output)}`,
        'Check the network and try again.',
      )
    }
    await rename(draft, folder)
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}
