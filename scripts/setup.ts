// Sets up what the dependencies alone do not bring: the Electron runtime, its libraries, the SQLite addon, the build.
// Run by scripts/bootstrap.mjs, which holds the set-up lock meanwhile. Says nothing when there is nothing to do.
import { rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { onEndRequest } from './bootstrap/parent.mjs'
import { ensureBuild } from './setup/build.ts'
import { chosenElectron, currentPlan, downloadElectron, napiOf } from './setup/electron.ts'
import { installFallback } from './setup/fallback.ts'
import { draftFolder } from './setup/paths.ts'
import { sayFailure } from './setup/say.ts'
import { ensureSqliteAddon } from './setup/sqlite-addon.ts'
import { ensureSystemPackages } from './setup/system-packages.ts'

const NAPI_OF_PREBUILT_ADDON = 10

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { build: { type: 'boolean', default: false } } })
  rmSync(draftFolder, { recursive: true, force: true })
  if (currentPlan().kind === 'download') await downloadElectron()
  if (currentPlan().kind === 'fetch-fallback') await Promise.all([installFallback(), ensureSqliteAddon()])
  const electron = chosenElectron()
  await ensureSystemPackages(electron.executable)
  if ((await napiOf(electron)) < NAPI_OF_PREBUILT_ADDON) await ensureSqliteAddon()
  if (values.build) await ensureBuild()
}

onEndRequest(() => process.exit(1))
try {
  await main()
} catch (error) {
  sayFailure(error)
  process.exit()
}
