import { join } from 'node:path'
import { withDisplay } from '../setup/display.ts'
import { root } from '../setup/paths.ts'
import { ended, start } from '../setup/run.ts'
import { runtimeEnvironment } from '../setup/runtime.ts'
import { say } from '../setup/say.ts'

/** Runs Playwright on the Electron in use, under a virtual display if there is none. Resolves to its exit code. */
export function runPlaywright(args: string[], extra: NodeJS.ProcessEnv = {}): Promise<number> {
  const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js')
  return withDisplay(({ env, virtual }) => {
    if (virtual !== undefined) say(`no display here: the app's windows open on the virtual display ${virtual}`)
    const options = { cwd: root, stdio: 'inherit' as const, env: { ...runtimeEnvironment(env), ...extra } }
    return ended(start(process.execPath, [cli, 'test', ...args], options))
  })
}
