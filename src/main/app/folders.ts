import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { App } from 'electron'

/** Where things are, absolute. */
export interface Folders {
  /** Index, library, window state, logs. */
  readonly data: string
  readonly logs: string
  /** The built page, preload, engine host and sample home. */
  readonly page: string
  readonly preload: string
  readonly engineHost: string
  readonly sampleHome: string
}

/**
 * Makes the data folder, for its owner only, and tells Electron to use it.
 * @param main the folder of the built main process.
 * @throws where the data folder cannot be made.
 */
export function prepareFolders(app: Pick<App, 'setPath'>, data: string, main: string): Folders {
  // Chromium's own files stay apart from ours.
  const browser = join(data, 'browser')
  mkdirSync(browser, { recursive: true, mode: 0o700 })
  app.setPath('userData', data)
  app.setPath('sessionData', browser)
  const out = join(main, '..')
  return {
    data,
    logs: join(data, 'logs'),
    page: join(out, 'renderer'),
    preload: join(out, 'preload', 'index.cjs'),
    engineHost: join(main, 'host.js'),
    sampleHome: join(out, 'sample-home'),
  }
}
