import { app, dialog, protocol } from 'electron'
import { type LaunchArgs, launchArgs, parseArgs } from './app/args.ts'
import { startEngineProcess } from './app/engine-process.ts'
import { prepareFolders } from './app/folders.ts'
import { openLog } from './app/log.ts'
import { dataDir } from './engine/data-dir.ts'
import { describeError } from './engine/wire-error.ts'
import { guardNavigation } from './security/navigation.ts'
import { schemes } from './security/protocol.ts'
import { hardenSession } from './security/session.ts'
import { refusedSwitch } from './security/switches.ts'

/**
 * The start of the app, in order: arguments, folders, log, single instance, everything that must come before `ready`,
 * all of it synchronously; then what waits for it (app/start.ts). The engine's process comes first and the code of the rest is
 * loaded beside, as the window waits for both.
 */
function begin(): void {
  const refused = refusedSwitch(app)
  if (refused !== null) {
    fail(`Skein does not run with --${refused}.`)
    return
  }
  const args = parseArgs(process.argv.slice(1), process.cwd())
  const folders = prepareFolders(app, args.userDataDir ?? dataDir(), import.meta.dirname)
  const log = openLog(folders.logs, line => process.stderr.write(line))
  if (!app.requestSingleInstanceLock(launchArgs.parse(args))) {
    process.stdout.write('skein: already running; handed over to its window\n')
    app.exit(0)
    return
  }

  const devTools = !app.isPackaged
  // As root, where Chromium needs the switch, every child would refuse to start.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  protocol.registerSchemesAsPrivileged(schemes)
  guardNavigation(app, error => log.error('the page cannot be loaded again', error))
  app.on('session-created', session => hardenSession(session, { devTools }))
  app.on('window-all-closed', () => app.quit())
  process.on('uncaughtException', error => {
    log.error('unexpected', error)
    fail('Skein met an error it did not expect and has to stop. logs/skein.log in its data folder says more.')
  })

  let again: (args: LaunchArgs) => void = () => undefined
  app.on('second-instance', (_event, _argv, _folder, handedOver) => {
    const more = launchArgs.safeParse(handedOver)
    again(more.success ? more.data : { homes: [], sample: false, link: null })
  })
  const engine = app.whenReady().then(() => startEngineProcess(folders.engineHost))
  Promise.all([import('./app/start.ts'), engine])
    .then(([{ start }, engine]) => {
      again = start({ args, folders, log, devTools, engine })
    })
    .catch(error => {
      log.error('start', error)
      fail('Skein cannot start. logs/skein.log in its data folder says more.')
    })
}

function fail(message: string): void {
  dialog.showErrorBox('Skein', message)
  app.exit(1)
}

try {
  begin()
} catch (error) {
  fail(`Skein cannot start: its data folder cannot be used (${describeError(error)}).`)
}
