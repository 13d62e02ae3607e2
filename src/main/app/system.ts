import { app, type BrowserWindow } from 'electron'
import type { EngineClient } from '../engine/client.ts'
import type { System } from '../ipc/handlers/system.ts'
import { openLink, revealFile } from '../security/external.ts'
import type { Announcer } from './announcer.ts'
import { writeBundle } from './bundle.ts'
import { exportThread } from './export.ts'
import type { LinkRequest } from './link-request.ts'
import type { OpenHomes } from './open-homes.ts'
import { saveTable } from './save-table.ts'

interface Parts {
  readonly engine: EngineClient
  readonly homes: OpenHomes
  readonly announcer: Announcer
  readonly request: LinkRequest
  readonly sampleHome: string
  readonly window: () => BrowserWindow | null
}

/** What the window may ask of the app itself, done with Electron. */
export function createSystem({ engine, homes, announcer, request, sampleHome, window }: Parts): System {
  return {
    launch: () => ({ version: app.getVersion(), platform: process.platform, link: request.take() }),
    ready: () => announcer.ready(),
    openSample: () => homes.add([{ path: sampleHome, origin: 'sample' }]),
    async reveal(thread) {
      const path = await engine.filePath(thread)
      const homes = await engine.homes()
      return (
        path !== null &&
        revealFile(
          path,
          homes.map(home => home.path),
        )
      )
    },
    openLink,
    exportThread: (input, signal) => exportThread(engine, window(), input, signal),
    saveTable: (input, signal) => saveTable(engine, window(), input, signal),
    writeBundle: (input, signal) => writeBundle(engine, window(), input, signal),
  }
}
