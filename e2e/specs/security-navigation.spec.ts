import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/app.ts'
import { ask } from '../fixtures/bridge.ts'
import { PAGE } from '../fixtures/page.ts'

/** The page stays where it is, and opens no other (docs/security.md). */

/** Everything a page can try to get away or to open another. */
const WAYS_OUT: Readonly<Record<string, (page: Page, url: string) => Promise<void>>> = {
  location: (page, url) => page.evaluate(target => void window.location.assign(target), url),
  'window.open': async (page, url) => {
    expect(await page.evaluate(target => window.open(target) === null, url)).toBe(true)
  },
  'a link': (page, url) =>
    page.evaluate(
      target => document.body.appendChild(Object.assign(document.createElement('a'), { href: target })).click(),
      url,
    ),
  'a link to a new window': (page, url) =>
    page.evaluate(
      target =>
        document.body
          .appendChild(Object.assign(document.createElement('a'), { href: target, target: '_blank' }))
          .click(),
      url,
    ),
  'a form': (page, url) =>
    page.evaluate(
      target =>
        document.body
          .appendChild(Object.assign(document.createElement('form'), { action: target, method: 'post' }))
          .submit(),
      url,
    ),
  'a drop': async (page, url) => {
    const session = await page.context().newCDPSession(page)
    const data = { items: [{ mimeType: 'text/uri-list', data: url }], dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', { type, x: 200, y: 200, data })
    }
  },
}

test.describe('S08 the page stays where it is', () => {
  for (const [name, leave] of Object.entries(WAYS_OUT)) {
    test(`with ${name}`, async ({ electronApp, window, problems }) => {
      await window.evaluate(() => Reflect.set(globalThis, 'stillHere', true))
      for (const url of [
        'https://x.invalid/',
        'https://x.invalid/?next=app://bundle/index.html',
        'https://app.bundle.x.invalid/',
        'app://other/index.html',
        'app://bundle/assets/other.html',
        'file:///etc/passwd',
      ]) {
        await leave(window, url)
      }
      // A round trip through the main process: what was refused has been refused by then.
      expect(await ask(window, 'nothing', {})).toMatchObject({ ok: false })
      expect(await window.evaluate(() => Reflect.get(globalThis, 'stillHere'))).toBe(true)
      expect(window.url()).toBe(PAGE)
      expect(await electronApp.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1)
      problems.take()
    })
  }

  for (const name of ['location', 'a link']) {
    test(`and comes back from about:blank, by ${name}`, async ({ window }) => {
      const returned = window.waitForEvent('domcontentloaded', () => window.url() === PAGE)
      await WAYS_OUT[name]?.(window, 'about:blank')
      await returned
      await expect(window.locator('html')).toHaveAttribute('data-ready', 'true')
      expect(window.url()).toBe(PAGE)
    })
  }
})

test('S09 later windows are guarded, too, and take no webview', async ({ electronApp, window }) => {
  expect(window.url()).toBe(PAGE)
  const found = await electronApp.evaluate(async ({ BrowserWindow, webContents }, page) => {
    const other = new BrowserWindow({ show: false, webPreferences: { webviewTag: true } })
    const run = (code: string): Promise<unknown> => other.webContents.executeJavaScript(code, true)
    await other.loadURL(page)
    await run(
      `document.body.append(Object.assign(document.createElement('webview'), { src: 'app://bundle/index.html' })); location = 'https://x.invalid/'; 0`,
    )
    const opened = await run(`String(window.open('https://x.invalid/'))`)
    const types = webContents.getAllWebContents().map(contents => contents.getType())
    const url = other.webContents.getURL()
    other.destroy()
    return { opened, types, url }
  }, PAGE)
  expect(found).toEqual({ opened: 'null', types: ['window', 'window'], url: PAGE })
})
