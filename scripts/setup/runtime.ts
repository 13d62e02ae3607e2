import { dirname } from 'node:path'
import { chosenElectron } from './electron.ts'

/**
 * The environment that makes every tool use the Electron that set-up chose: `electron` itself, electron-vite, and our
 * own tests, which hand ELECTRON_EXEC_PATH to Playwright. Nothing here makes Playwright fetch a browser.
 */
export function runtimeEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { executable } = chosenElectron()
  return {
    ...env,
    ELECTRON_EXEC_PATH: executable,
    ELECTRON_OVERRIDE_DIST_PATH: dirname(executable),
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
  }
}

/** Chromium's sandbox does not work for root, and only root may do without. */
export function sandboxArguments(userId: number | undefined): string[] {
  return userId === 0 ? ['--no-sandbox'] : []
}
