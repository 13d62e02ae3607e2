import { join } from 'node:path'

/** Where an Electron came from. */
export type ElectronSource = 'environment' | 'installed' | 'fallback'

/** An Electron executable and where it came from. */
export interface ElectronChoice {
  source: ElectronSource
  executable: string
}

/** What the choice is made from. */
export interface ElectronWorld {
  env: NodeJS.ProcessEnv
  platform: NodeJS.Platform
  /** The folder of the npm package `electron`. */
  packageFolder: string
  /** Where the fallback is, once it is unpacked. */
  fallbackExecutable: string
  /** Whether the official download was tried for this installation, and failed. */
  downloadFailed: boolean
  exists: (path: string) => boolean
}

/** What is to be done about Electron: use one, or first get one. */
export type ElectronPlan =
  | ({ kind: 'use' } & ElectronChoice)
  | { kind: 'download' }
  | { kind: 'fetch-fallback' }
  | { kind: 'missing'; named: string }

/** The name of the executable within Electron's own distribution folder. */
export function executableName(platform: NodeJS.Platform): string {
  if (platform === 'win32') return 'electron.exe'
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return 'electron'
}

/** Decides in the documented order: environment, installed distribution, official download, fallback. */
export function planElectron(world: ElectronWorld): ElectronPlan {
  const named = namedByEnvironment(world)
  if (named !== undefined) {
    if (!world.exists(named)) return { kind: 'missing', named }
    return { kind: 'use', source: 'environment', executable: named }
  }
  const dist = join(world.packageFolder, 'dist')
  const executable = join(dist, executableName(world.platform))
  // Electron's installer writes path.txt last, so a distribution without it is half unpacked.
  if (world.exists(executable) && world.exists(join(world.packageFolder, 'path.txt'))) {
    return { kind: 'use', source: 'installed', executable }
  }
  if (!world.downloadFailed) return { kind: 'download' }
  if (!world.exists(world.fallbackExecutable)) return { kind: 'fetch-fallback' }
  return { kind: 'use', source: 'fallback', executable: world.fallbackExecutable }
}

function namedByEnvironment({ env, platform }: ElectronWorld): string | undefined {
  if (env.ELECTRON_EXEC_PATH) return env.ELECTRON_EXEC_PATH
  if (env.ELECTRON_OVERRIDE_DIST_PATH) return join(env.ELECTRON_OVERRIDE_DIST_PATH, executableName(platform))
  return undefined
}
