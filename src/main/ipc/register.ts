import { ipcMain } from 'electron'
import { channels } from '../../shared/ipc/channels.ts'
import type { Router } from './router.ts'

/** Connects the router to Electron's IPC. The only file that touches `ipcMain`. */
export function registerIpc(router: Router): void {
  ipcMain.handle(channels.request, (event, route: unknown, input: unknown, callId: unknown) =>
    router.dispatch(event, route, input, callId),
  )
  ipcMain.handle(channels.dropped, (event, paths: unknown, callId: unknown) => router.dropped(event, paths, callId))
  ipcMain.on(channels.cancel, (event, callId: unknown) => router.cancel(event, callId))
}
