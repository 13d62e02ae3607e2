import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { Bridge } from '../shared/ipc/bridge.ts'
import { channels } from '../shared/ipc/channels.ts'

/** Gives the page `window.bridge` and nothing else. Electron's event objects stay on this side. */
const bridge: Bridge<File> = {
  request: (route, input, callId) => ipcRenderer.invoke(channels.request, route, input, callId),
  openDropped: (files, callId) => {
    // Files that a page has made itself have no path.
    const paths = files.map(file => webUtils.getPathForFile(file)).filter(path => path !== '')
    return ipcRenderer.invoke(channels.dropped, paths, callId)
  },
  cancel: callId => ipcRenderer.send(channels.cancel, callId),
  on(event, listener) {
    const relay = (_event: unknown, name: unknown, payload: Parameters<typeof listener>[0]) => {
      if (name === event) listener(payload)
    }
    ipcRenderer.on(channels.event, relay)
    return () => {
      ipcRenderer.off(channels.event, relay)
    }
  },
}

contextBridge.exposeInMainWorld('bridge', bridge)
