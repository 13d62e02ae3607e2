import { expect, test } from '../fixtures/app.ts'
import { ask } from '../fixtures/bridge.ts'
import { PAGE } from '../fixtures/page.ts'

/** What the main process answers, and whom (docs/security.md). */

test.describe('S12 S13 requests', () => {
  test('are refused when they name no route or do not fit it', async ({ window }) => {
    const code = async (route: unknown, input: unknown) => {
      const reply = await ask(window, route, input)
      return reply.ok ? 'answered' : reply.error.code
    }
    expect(await code('__proto__', {})).toBe('unknown-route')
    expect(await code({ toString: 'x' }, {})).toBe('unknown-route')
    expect(await code('threads.get', { homeId: 1, id: 'a', path: '/etc/passwd' })).toBe('bad-input')
    expect(await code('threads.list', { offset: 0, limit: 1e9 })).toBe('bad-input')
    expect(await code('scan.status', {})).toBe('answered')
  })

  test('are taken from the top frame of the window only', async ({ electronApp, window }) => {
    const preload = await electronApp.evaluate(({ app }) => `${app.getAppPath()}/out/preload/index.cjs`)
    const replies = await electronApp.evaluate(
      async ({ BrowserWindow }, [page, path]) => {
        const outcomes: unknown[] = []
        for (const url of [page, 'about:blank', 'data:text/html,<p>plain</p>']) {
          const other = new BrowserWindow({ show: false, webPreferences: { preload: path, sandbox: true } })
          await other.loadURL(url)
          outcomes.push(
            await other.webContents.executeJavaScript(
              `window.bridge.request('scan.status', {}, 'a').then(reply => reply.error?.code)`,
            ),
          )
          other.destroy()
        }
        return outcomes
      },
      [PAGE, preload] as const,
    )
    expect(replies).toEqual(['untrusted-sender', 'untrusted-sender', 'untrusted-sender'])
    const inFrame = await window.evaluate(() => {
      const frame = document.body.appendChild(document.createElement('iframe'))
      const found = typeof Reflect.get(frame.contentWindow ?? {}, 'bridge')
      frame.remove()
      return found
    })
    expect(inFrame).toBe('undefined')
  })
})
