import { expect, test } from '../fixtures/app.ts'
import { fetchInMain, PAGE } from '../fixtures/page.ts'

/** Nothing goes out to the network (docs/security.md). */

test.describe('S07 the network', () => {
  test('is cut off for the whole session', async ({ electronApp, window }) => {
    expect(window.url()).toBe(PAGE)
    for (const url of ['http://127.0.0.1:9/', 'https://x.invalid/', 'https://x.invalid/?next=app://bundle/']) {
      expect(await fetchInMain(electronApp, url)).toContain('ERR_BLOCKED_BY_CLIENT')
    }
  })

  test('is cut off for pages and sockets that the policy does not bind', async ({ electronApp, window }) => {
    expect(window.url()).toBe(PAGE)
    const found = await electronApp.evaluate(async ({ BrowserWindow }) => {
      const other = new BrowserWindow({ show: false })
      const outcomes: string[] = []
      for (const url of ['http://127.0.0.1:9/', 'file:///etc/passwd', 'data:text/html,<p>plain</p>']) {
        outcomes.push(
          await other.loadURL(url).then(
            () => 'loaded',
            error => String(error),
          ),
        )
      }
      const socket: unknown = await other.webContents.executeJavaScript(
        `new Promise(done => { const s = new WebSocket('ws://127.0.0.1:9/'); s.onopen = () => done('open'); s.onerror = () => done('failed') })`,
      )
      other.destroy()
      return { outcomes, socket: String(socket) }
    })
    expect(found.outcomes).toEqual([
      expect.stringContaining('ERR_BLOCKED_BY_CLIENT'),
      expect.stringContaining('ERR_BLOCKED_BY_CLIENT'),
      'loaded',
    ])
    expect(found.socket).toBe('failed')
  })

  test('is asked for nothing by the page, and spelling is not checked', async ({ electronApp, window }) => {
    const urls: string[] = []
    window.on('request', request => urls.push(request.url()))
    await window.reload()
    await expect(window.locator('html')).toHaveAttribute('data-ready', 'true')
    expect(urls).toContain(PAGE)
    expect(urls.filter(url => !/^(app:\/\/bundle\/|data:)/.test(url))).toEqual([])
    expect(await electronApp.evaluate(({ session }) => session.defaultSession.isSpellCheckerEnabled())).toBe(false)
  })
})
