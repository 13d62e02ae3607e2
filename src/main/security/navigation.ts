import type { App, WebContents } from 'electron'
import { PAGE_URL } from './page.ts'

/**
 * Keeps every page of the app, whoever makes it and whenever, where it is. To be called before the first window.
 * @param failed is told when the page cannot be loaded again.
 */
export function guardNavigation(app: App, failed: (error: unknown) => void): void {
  app.on('web-contents-created', (_event, contents) => guard(contents, failed))
}

function guard(contents: WebContents, failed: (error: unknown) => void): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-attach-webview', event => event.preventDefault())
  // Reloading itself is the only way that a page may go; it also covers sub-frames, which it has none of.
  contents.on('will-frame-navigate', event => {
    const reload = event.isMainFrame && event.url === PAGE_URL && contents.getURL() === PAGE_URL
    if (!reload) event.preventDefault()
  })
  contents.on('will-redirect', event => event.preventDefault())
  // Chromium asks nobody about `about:blank` and cannot be stopped on its way there, but can be brought back.
  let ours = false
  contents.on('did-navigate', (_event, url) => {
    if (ours && url !== PAGE_URL) contents.loadURL(PAGE_URL).catch(failed)
    ours ||= url === PAGE_URL
  })
}
