// `npm run dev`: electron-vite's development mode on the Electron in use; all arguments are electron-vite's.
import { join } from 'node:path'
import { onEndRequest } from './bootstrap/parent.mjs'
import { forgetBuild } from './setup/build.ts'
import { withDisplay } from './setup/display.ts'
import { root } from './setup/paths.ts'
import { ended, start } from './setup/run.ts'
import { runtimeEnvironment } from './setup/runtime.ts'

const bin = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
const sandbox = process.getuid?.() === 0 ? ['--noSandbox'] : []

// Development mode writes into out/ too.
forgetBuild()
onEndRequest(() => process.exit(1))
const code = await withDisplay(({ env }) => {
  const args = [bin, 'dev', ...sandbox, ...process.argv.slice(2)]
  return ended(start(process.execPath, args, { cwd: root, stdio: 'inherit', env: runtimeEnvironment(env) }))
})
process.exit(code)
