import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { app, type BrowserWindow, protocol } from 'electron'
import type { EventName, Events } from '../../shared/ipc/contract.ts'
import { EngineClient } from '../engine/client.ts'
import { sendEvent } from '../ipc/events.ts'
import { engineBindings } from '../ipc/handlers/engine.ts'
import { systemBindings } from '../ipc/handlers/system.ts'
import { registerIpc } from '../ipc/register.ts'
import { createRouter } from '../ipc/router.ts'
import { serveBundle } from '../security/protocol.ts'
import { isTrusted } from '../security/sender.ts'
import { createAnnouncer } from './announcer.ts'
import type { LaunchArgs } from './args.ts'
import { startEngineProcess } from './engine-process.ts'
import type { Folders } from './folders.ts'
import { homesToOpen, namedHomes } from './homes.ts'
import type { Log } from './log.ts'
import { setMenu } from './menu.ts'
import { saveScreenshot } from './screenshot.ts'
import { createSystem } from './system.ts'
import { createThreadRequest } from './thread-request.ts'
import { createWindow } from './window.ts'

interface Context {
  readonly args: LaunchArgs
  readonly folders: Folders
  readonly log: Log
  readonly devTools: boolean
}

/** Starts everything that waits for `ready`. @returns what a second start calls in the first. */
export function start({ args, folders, log, devTools }: Context): (args: LaunchArgs) => void {
  let window: BrowserWindow | null = null
  const contents = () => window?.webContents ?? null
  const print = (line: string) => process.stdout.write(`${line}\n`)

  const announcer = createAnnouncer(print, screenshotTo(process.env.SKEIN_SCREENSHOT))
  const request = createThreadRequest(args.openThreadId, id => sendEvent(contents(), 'system.openThread', { id }))
  const engine = new EngineClient({
    start: () => startEngineProcess(folders.engineHost),
    dataDir: folders.data,
    homes: homesToOpen(args, { sample: folders.sampleHome, environment: process.env.CODEX_HOME, userHome: homedir() }),
    emit<E extends EventName>(event: E, payload: Events[E]) {
      announcer.saw(event, payload)
      sendEvent(contents(), event, payload)
    },
    warn: text => log.warn(text),
    checkOutput: !app.isPackaged,
  })
  closeOnQuit(engine)

  const system = createSystem({ engine, announcer, request, sampleHome: folders.sampleHome, window: () => window })
  const router = createRouter(
    { ...engineBindings(engine), ...systemBindings(system) },
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
    for (const home of namedHomes(more, folders.sampleHome)) engine.addHome(home)
    if (more.openThreadId !== null) request.ask(more.openThreadId)
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

/** Lets the app end only after the engine has, which takes three seconds at most. */
function closeOnQuit(engine: EngineClient): void {
  app.once('will-quit', event => {
    event.preventDefault()
    void engine.close().then(() => app.quit())
  })
}
