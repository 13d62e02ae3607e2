import { app, type BrowserWindow, dialog, type OpenDialogOptions } from 'electron'
import type { EngineClient } from '../engine/client.ts'
import type { System } from '../ipc/handlers/system.ts'
import { openLink, revealFile } from '../security/external.ts'
import type { Announcer } from './announcer.ts'
import { exportThread } from './export.ts'
import type { ThreadRequest } from './thread-request.ts'

interface Parts {
  readonly engine: EngineClient
  readonly announcer: Announcer
  readonly request: ThreadRequest
  readonly sampleHome: string
  readonly window: () => BrowserWindow | null
}

const CHOOSE_HOME: OpenDialogOptions = {
  title: 'Choose a Codex home',
  buttonLabel: 'Open',
  // A Codex home is a hidden folder by default.
  properties: ['openDirectory', 'showHiddenFiles'],
}

/** What the window may ask of the app itself, done with Electron. */
export function createSystem({ engine, announcer, request, sampleHome, window }: Parts): System {
  return {
    launch: () => ({ version: app.getVersion(), platform: process.platform, openThreadId: request.take() }),
    ready: () => announcer.ready(),
    async chooseHome() {
      const parent = window()
      if (parent === null) return false
      const { canceled, filePaths } = await dialog.showOpenDialog(parent, CHOOSE_HOME)
      const [path] = filePaths
      if (canceled || path === undefined) return false
      engine.addHome({ path, origin: 'chosen' })
      return true
    },
    openSample: () => engine.addHome({ path: sampleHome, origin: 'sample' }),
    async reveal(thread) {
      const path = await engine.filePath(thread)
      return (
        path !== null &&
        revealFile(
          path,
          engine.homes.map(home => home.path),
        )
      )
    },
    openLink,
    exportThread: (input, signal) => exportThread(engine, window(), input, signal),
  }
}
