import { describe, expect, it } from 'vitest'
import { type ElectronWorld, executableName, planElectron } from './electron-choice.ts'

const DIST = ['/p/electron/dist/electron', '/p/electron/path.txt']

function world(files: string[], change: Partial<ElectronWorld> = {}): ElectronWorld {
  return {
    env: {},
    platform: 'linux',
    packageFolder: '/p/electron',
    fallbackExecutable: '/cache/electron',
    downloadFailed: false,
    exists: path => files.includes(path),
    ...change,
  }
}

describe('planElectron', () => {
  it('prefers what the environment names to everything else', () => {
    const files = [...DIST, '/mine/electron', '/other/electron', '/cache/electron']
    const both = { ELECTRON_EXEC_PATH: '/mine/electron', ELECTRON_OVERRIDE_DIST_PATH: '/other' }
    expect(planElectron(world(files, { env: both }))).toMatchObject({ kind: 'use', executable: '/mine/electron' })
    const folder = { ELECTRON_OVERRIDE_DIST_PATH: '/other' }
    expect(planElectron(world(files, { env: folder }))).toMatchObject({ kind: 'use', executable: '/other/electron' })
  })

  it('names what the environment wants and does not have, rather than using something else', () => {
    const env = { ELECTRON_EXEC_PATH: '/gone' }
    expect(planElectron(world(DIST, { env }))).toEqual({ kind: 'missing', named: '/gone' })
  })

  it('takes the installed distribution before any fallback', () => {
    const plan = planElectron(world([...DIST, '/cache/electron'], { downloadFailed: true }))
    expect(plan).toEqual({ kind: 'use', source: 'installed', executable: DIST[0] })
  })

  it('downloads again when the installed distribution is half unpacked', () => {
    expect(planElectron(world(['/p/electron/dist/electron']))).toEqual({ kind: 'download' })
  })

  it('tries the official download before a fallback that is already there', () => {
    expect(planElectron(world(['/cache/electron']))).toEqual({ kind: 'download' })
  })

  it('comes to the fallback once the download has failed', () => {
    expect(planElectron(world([], { downloadFailed: true }))).toEqual({ kind: 'fetch-fallback' })
    const plan = planElectron(world(['/cache/electron'], { downloadFailed: true }))
    expect(plan).toEqual({ kind: 'use', source: 'fallback', executable: '/cache/electron' })
  })

  it.each([
    ['linux', 'electron'],
    ['win32', 'electron.exe'],
    ['darwin', 'Electron.app/Contents/MacOS/Electron'],
  ] as const)('knows the executable on %s', (platform, name) => {
    expect(executableName(platform)).toBe(name)
  })
})
