import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { app, type BrowserWindow, nativeTheme, powerMonitor, protocol } from 'electron'
import type { EventName, Events } from '../../shared/ipc/contract.ts'
import { valueIn } from '../../shared/ipc/result.ts'
import { EngineClient, type HostProcess } from '../engine/client.ts'
import { sendEvent } from '../ipc/events.ts'
import { engineBindings } from '../ipc/handlers/engine.ts'
import { dropHandler, homeBindings } from '../ipc/handlers/homes.ts'
import { systemBindings } from '../ipc/handlers/system.ts'
import { registerIpc } from '../ipc/register.ts'
import { createRouter } from '../ipc/router.ts'
import { revealPath } from '../security/external.ts'
import { serveBundle } from '../security/protocol.ts'
import { isTrusted } from '../security/sender.ts'
import { createAnnouncer } from './announcer.ts'
import type { LaunchArgs } from './args.ts'
import { chooseHomes } from './choose-homes.ts'
import { startEngineProcess } from './engine-process.ts'
import type { Folders } from './folders.ts'
import { namedHomes } from './homes.ts'
import { createLinkRequest } from './link-request.ts'
import type { Log } from './log.ts'
import { setMenu } from './menu.ts'
import { OpenHomes } from './open-homes.ts'
import { Preferences } from './preferences.ts'
import { saveScreenshot } from './screenshot.ts'
import { createSystem } from './system.ts'
import { createWindow } from './window.ts'

interface Context {
  readonly args: LaunchArgs
  readonly folders: Folders
  readonly log: Log
  readonly devTools: boolean
  /** The engine's first process. */
  readonly engine: HostProcess
}

/** Starts everything that waits for `ready`. @returns what a second start calls in the first. */
export function start({ args, folders, log, devTools, engine: first }: Context): (args: LaunchArgs) => void {
  let window: BrowserWindow | null = null
  const contents = () => window?.webContents ?? null
  const print = (line: string) => process.stdout.write(`${line}\n`)

  const announcer = createAnnouncer(print, screenshotTo(process.env.SKEIN_SCREENSHOT))
  const request = createLinkRequest(args.link, link => sendEvent(contents(), 'system.goTo', link))
  const engine = new EngineClient({
    first,
    start: () => startEngineProcess(folders.engineHost),
    dataDir: folders.data,
    homes: namedHomes(args, folders.sampleHome),
    places: { sample: folders.sampleHome, environment: process.env.CODEX_HOME, userHome: homedir() },
    emit<E extends EventName>(event: E, payload: Events[E]) {
      announcer.saw(event, payload)
      if (bearsOnPreferences(event, payload)) void preferences.load()
      sendEvent(contents(), event, payload)
    },
    warn: text => log.warn(text),
    checkOutput: !app.isPackaged,
  })
  closeOnQuit(engine)
  const never = new AbortController().signal
  const preferences = new Preferences({
    settings: async () => valueIn(await engine.handle('library.settings', {}, never)).settings,
    hold: paused => engine.handle('scan.pause', { by: 'battery', paused }, never),
    setTheme: theme => {
      nativeTheme.themeSource = theme
    },
    onBattery: () => powerMonitor.isOnBatteryPower(),
    warn: text => log.warn(text),
  })
  powerMonitor.on('on-battery', () => void preferences.power(true))
  powerMonitor.on('on-ac', () => void preferences.power(false))

  const homes = new OpenHomes({ engine, ask: what => chooseHomes(window, what), reveal: revealPath })
  const system = createSystem({
    engine,
    homes,
    announcer,
    request,
    sampleHome: folders.sampleHome,
    window: () => window,
  })
  const router = createRouter(
    { ...engineBindings(engine), ...systemBindings(system), ...homeBindings(homes) },
    dropHandler(homes),
    sender => isTrusted(sender, contents()?.id ?? null),
    text => log.warn(text),
  )
  registerIpc(router)
  serveBundle(protocol, folders.page)
  setMenu({ devTools, platform: process.platform })

  window = createWindow({ preload: folders.preload, stateFile: join(folders.data, 'window-state.json'), devTools, log })
  window.webContents.on('did-start-loading', () => router.cancelAll())
  window.on('closed', () => {
    window = null
    router.cancelAll()
  })

  return function again(more) {
    homes.add(namedHomes(more, folders.sampleHome)).catch(error => log.error('the homes cannot be opened', error))
    if (more.link !== null) request.ask(more.link)
    if (window?.isMinimized()) window.restore()
    window?.focus()
  }

  function screenshotTo(file: string | undefined): (() => void) | null {
    if (!file) return null
    return () => {
      const page = contents()
      if (page === null) return
      saveScreenshot(page, resolve(file)).then(
        () => print(`skein: screenshot ${resolve(file)}`),
        error => log.error('the screenshot cannot be written', error),
      )
    }
  }
}

/** Whether the settings have changed, or the engine that knows them has come up. */
function bearsOnPreferences(event: EventName, payload: Events[EventName]): boolean {
  if (event === 'library.changed') return 'part' in payload && payload.part === 'settings'
  return event === 'engine.state' && 'state' in payload && payload.state === 'up'
}

/** Lets the app end only after the engine has, which takes three seconds at most. */
function closeOnQuit(engine: EngineClient): void {
  app.once('will-quit', event => {
    event.preventDefault()
    void engine.close().then(() => app.quit())
  })
}
