import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, cp, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { cache, draftFolder, installedVersion, root, runtimeFolder } from './paths.ts'
import { capture, tail } from './run.ts'
import { SetupError, step } from './say.ts'

// better-sqlite3's own binaries want Node-API 10 and crash on less. Its sources use nothing that Node-API 9 with the
// experimental entry points lacks.
const FROM = "'NAPI_VERSION=10'"
const TO = "'NAPI_EXPERIMENTAL', 'NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT'"
// The Node inside the runtime that this addon is for; its headers do where the machine has none.
const FLOOR_NODE = '20.18.1'

/** Where the app looks for the addon on a runtime with Node-API 9 (see src/main/engine/index/binding.ts). */
const addonPath = join(runtimeFolder, 'better_sqlite3-napi9.node')
const originPath = `${addonPath}.origin`

/**
 * Puts a better-sqlite3 addon that runs on Node-API 9 in its place; compiles it once for each version and machine kind.
 * Throws SetupError with what to do.
 */
export async function ensureSqliteAddon(): Promise<void> {
  const version = installedVersion('better-sqlite3')
  const flags = createHash('sha256').update(TO).digest('hex').slice(0, 8)
  const name = `better-sqlite3-${version}-napi9-${process.platform}-${process.arch}-${flags}.node`
  if (existsSync(addonPath) && (await readIfThere(originPath)) === name) return
  const cached = join(cache, name)
  if (!existsSync(cached)) {
    await step(`compiling better-sqlite3 ${version} for this Electron (once, about 80 s)`, () => compile(cached))
  }
  await mkdir(runtimeFolder, { recursive: true })
  await copyFile(cached, `${addonPath}.draft`)
  await rename(`${addonPath}.draft`, addonPath)
  await writeFile(originPath, name)
}

async function compile(target: string): Promise<void> {
  const draft = join(draftFolder, 'better-sqlite3')
  await rm(draft, { recursive: true, force: true })
  await cp(join(root, 'node_modules', 'better-sqlite3'), draft, {
    recursive: true,
    filter: source => !source.endsWith('prebuilds'),
  })
  // binding.gyp asks Node where node-addon-api is.
  await symlink(join(root, 'node_modules'), join(draft, 'node_modules'), 'junction')
  const gyp = join(draft, 'binding.gyp')
  const text = await readFile(gyp, 'utf8')
  if (!text.includes(FROM)) throw new Error(`better-sqlite3's binding.gyp does not define ${FROM} any more`)
  await writeFile(gyp, text.replace(FROM, TO))

  const nodeGyp = join(root, 'node_modules', 'node-gyp', 'bin', 'node-gyp.js')
  const args = [
    nodeGyp,
    'rebuild',
    '--release',
    '--force_build=1',
    `-j${availableParallelism()}`,
    ...headersArguments(),
  ]
  const env = { ...process.env, PATH: dirname(process.execPath) + delimiter + (process.env.PATH ?? '') }
  const { code, output } = await capture(process.execPath, args, { cwd: draft, env })
  if (code !== 0) {
    throw new SetupError(
      `better-sqlite3 could not be compiled:\n${tail(output, 20)}`,
      'It takes python3, make and a C++20 compiler (Debian: apt-get install -y python3 make g++). Then try again.',
    )
  }
  await mkdir(cache, { recursive: true })
  await rename(join(draft, 'build', 'Release', 'better_sqlite3.node'), target)
  await rm(draft, { recursive: true, force: true })
}

/** The headers of the machine's own Node where it has them, else those that node-gyp downloads. */
function headersArguments(): string[] {
  const machineNode = process.env.npm_node_execpath
  const prefixes = ['/usr', '/usr/local']
  if (machineNode !== undefined) prefixes.unshift(dirname(dirname(machineNode)))
  const prefix = prefixes.find(candidate => existsSync(join(candidate, 'include', 'node', 'node_api.h')))
  return prefix === undefined ? [`--target=${FLOOR_NODE}`] : [`--nodedir=${prefix}`]
}

async function readIfThere(path: string): Promise<string | undefined> {
  return existsSync(path) ? await readFile(path, 'utf8') : undefined
}
