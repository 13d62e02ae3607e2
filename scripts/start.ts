// `npm start`: opens Skein from this checkout; all arguments but --once are the app's. Without a display it runs on a
// virtual one and saves a screenshot, whose path the app prints. With --once it ends after the screenshot.
import type { ChildProcess } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { onEndRequest } from './bootstrap/parent.mjs'
import { type Display, withDisplay } from './setup/display.ts'
import { root, runtimeFolder } from './setup/paths.ts'
import { ended, start } from './setup/run.ts'
import { runtimeEnvironment, sandboxArguments } from './setup/runtime.ts'
import { SetupError, say, sayFailure } from './setup/say.ts'

const READY = 'skein: ready'
const SCREENSHOT = 'skein: screenshot '
const READY_LIMIT_MS = 60_000
const QUIT_LIMIT_MS = 5_000
// What Chromium says of a machine without a desktop: no message bus, no graphics processor. All of it is harmless.
const NOISE = /^\[\d+:[^\]]*:(ERROR|WARNING):(bus|object_proxy|viz_main_impl|gpu_\w+|gl_\w+|angle_\w+|vaapi_\w+)\.cc/

function launch(display: Display, args: string[], once: boolean): ChildProcess {
  const env = runtimeEnvironment(display.env)
  if (display.virtual !== undefined || once) env.SKEIN_SCREENSHOT ??= join(runtimeFolder, 'screenshot.png')
  if (env.SKEIN_SCREENSHOT) mkdirSync(dirname(env.SKEIN_SCREENSHOT), { recursive: true })
  // npm changed into the checkout; relative paths among the arguments mean where the person is.
  const cwd = process.env.INIT_CWD ?? process.cwd()
  const command = [...sandboxArguments(process.getuid?.()), root, ...args]
  return start(env.ELECTRON_EXEC_PATH ?? '', command, { env, cwd, stdio: ['inherit', 'pipe', 'pipe'] })
}

/** Runs the app until it ends; resolves to our exit code. Throws SetupError when its window never came. */
async function open(display: Display, args: string[], once: boolean): Promise<number> {
  if (display.virtual !== undefined) say(`no display here: Skein runs on the virtual display ${display.virtual}`)
  const app = launch(display, args, once)
  let ready = false
  let asked = false

  const quit = () => {
    asked = true
    app.kill()
    setTimeout(() => app.kill('SIGKILL'), QUIT_LIMIT_MS).unref()
  }
  onEndRequest(quit)
  const late = setTimeout(() => {
    say(`Skein has not said that its window is ready for ${READY_LIMIT_MS / 1000} s; what it wrote is above`)
    if (once) quit()
  }, READY_LIMIT_MS)

  eachLine(app.stdout, line => {
    process.stdout.write(`${line}\n`)
    const isScreenshot = line.startsWith(SCREENSHOT)
    if (once ? isScreenshot : line === READY) {
      ready = true
      clearTimeout(late)
    }
    if (isScreenshot && once) quit()
    if (isScreenshot && !once && display.virtual !== undefined) say('Skein keeps running; end it with Ctrl-C')
  })
  eachLine(app.stderr, line => {
    if (!NOISE.test(line)) process.stderr.write(`${line}\n`)
  })

  const code = await ended(app)
  clearTimeout(late)
  if (once ? ready : asked || code === 0) return 0
  if (ready) return code
  throw new SetupError(
    `Skein ended (exit code ${code}) before its window was ready; what it wrote is above.`,
    'Delete the folders .runtime and out and run the same command again; if it stays so, please report it.',
  )
}

function eachLine(stream: Readable | null, use: (line: string) => void): void {
  if (stream !== null) createInterface({ input: stream }).on('line', use)
}

try {
  const args = process.argv.slice(2)
  const once = args.includes('--once')
  const passed = args.filter(argument => argument !== '--once')
  process.exitCode = await withDisplay(display => open(display, passed, once))
} catch (error) {
  sayFailure(error)
}
process.exit()
