import { createHash, type Hash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeSampleHome } from '../../src/fixtures/sample/home.ts'
import { root } from './paths.ts'
import { capture, tail } from './run.ts'
import { SetupError, step } from './say.ts'

// All that the build reads.
const INPUTS = [
  'src',
  'resources',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
]
const TEST_FILE = /\.test\.tsx?$/

/** A hash over the names and contents of the files and folders given, relative to `base`. Unit tests do not count. */
export function hashInputs(base: string, inputs: string[]): string {
  const hash = createHash('sha256')
  for (const input of inputs) addTree(hash, base, input)
  return hash.digest('hex')
}

function addTree(hash: Hash, base: string, name: string): void {
  const path = join(base, name)
  const entry = existsSync(path) ? readdirOrFile(path) : undefined
  if (entry === undefined || TEST_FILE.test(name)) return
  if (entry === 'file') {
    hash.update(`${name}\0`).update(createHash('sha256').update(readFileSync(path)).digest())
    return
  }
  for (const child of entry.sort()) addTree(hash, base, `${name}/${child}`)
}

function readdirOrFile(path: string): string[] | 'file' {
  try {
    return readdirSync(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return 'file'
    throw error
  }
}

const stamp = join(root, 'out', '.stamp')

/** Makes the next set-up build anew, whatever is in out/. */
export function forgetBuild(): void {
  rmSync(stamp, { force: true })
}

/** Builds the app into out/ unless it is there, whole, from the very same sources. Throws SetupError on failure. */
export async function ensureBuild(): Promise<void> {
  const current = hashInputs(root, INPUTS)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === current) return
  forgetBuild()
  await step('building Skein', async () => {
    const bin = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
    const { code, output } = await capture(process.execPath, [bin, 'build'], { cwd: root })
    if (code !== 0) throw new SetupError(`the build failed:\n${tail(output, 40)}`, 'Mend the sources and try again.')
  })
  const sample = join(root, 'out', 'sample-home')
  rmSync(sample, { recursive: true, force: true })
  writeSampleHome(sample)
  writeFileSync(stamp, current)
}
