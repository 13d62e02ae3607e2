import { homedir } from 'node:os'
import { app, type BrowserWindow } from 'electron'
import type { EngineClient } from '../engine/client.ts'
import type { System } from '../ipc/handlers/system.ts'
import { openLink, revealFile, revealPath } from '../security/external.ts'
import type { Announcer } from './announcer.ts'
import { writeBundle } from './bundle.ts'
import { exportThread } from './export.ts'
import type { LinkRequest } from './link-request.ts'
import type { OpenHomes } from './open-homes.ts'
import { saveBytes } from './save-bytes.ts'
import { saveTable } from './save-table.ts'
import { WrittenFiles } from './written-files.ts'

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
  const written = new WrittenFiles()
  return {
    launch: () => ({
      version: app.getVersion(),
      platform: process.platform,
      userFolder: homedir(),
      link: request.take(),
    }),
    ready() {
      announcer.ready()
      engine.painted()
    },
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
    async revealWritten(file) {
      const path = written.path(file)
      return path !== null && revealPath(path)
    },
    openLink,
    exportThread: async (input, signal) => written.told(await exportThread(engine, window(), input, signal)),
    saveTable: async (input, signal) => written.told(await saveTable(engine, window(), input, signal)),
    saveBytes: async (input, signal) => written.told(await saveBytes(engine, window(), input, signal)),
    writeBundle: async (input, signal) => written.told(await writeBundle(engine, window(), input, signal)),
  }
}
