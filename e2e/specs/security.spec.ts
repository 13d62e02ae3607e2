import { readFileSync } from 'node:fs'
import type { ElectronApplication, Page } from '@playwright/test'
import { expect, test } from '../fixtures/app.ts'
import { ask } from '../fixtures/bridge.ts'
import { sandboxed } from '../fixtures/environment.ts'

const PAGE = 'app://bundle/index.html'
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
  "worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; " +
  "require-trusted-types-for 'script'; trusted-types 'none'"

/** What the main process gets for a request on the window's session. */
function fetchInMain(app: ElectronApplication, url: string, method = 'GET'): Promise<string> {
  return app.evaluate(
    async ({ session }, [target, verb]) => {
      try {
        const response = await session.defaultSession.fetch(target, { method: verb })
        return `${response.status} ${await response.text()}`
      } catch (error) {
        return String(error)
      }
    },
    [url, method] as const,
  )
}

test.describe('S01 the window', () => {
  test('runs isolated, sandboxed and without Node', async ({ electronApp, window }) => {
    expect(window.url()).toBe(PAGE)
    const all = await electronApp.evaluate(({ webContents }) =>
      webContents.getAllWebContents().map(contents => {
        // In no declaration, and the only way to see what is in force.
        const read: unknown = Reflect.get(contents, 'getLastWebPreferences')
        const preferences: unknown = typeof read === 'function' ? Reflect.apply(read, contents, []) : null
        return preferences
      }),
    )
    expect(all).toHaveLength(1)
    for (const preferences of all) {
      expect(preferences).toMatchObject({
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        webviewTag: false,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        enableBlinkFeatures: '',
      })
      expect(preferences).not.toMatchObject({ nodeIntegrationInWorker: true })
    }
  })

  test('is confined by the system', async ({ electronApp, window }) => {
    test.skip(!sandboxed || process.platform !== 'linux', "Chromium's sandbox does not work for root")
    expect(window.url()).toBe(PAGE)
    const pid = await electronApp.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
    )
    expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(/^Seccomp:\s*2$/m)
  })
})

test('S02 the page has the bridge and nothing of Node', async ({ window }) => {
  const found = await window.evaluate(() => ({
    types: ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer'].map(
      name => typeof Reflect.get(globalThis, name),
    ),
    bridge: Object.keys(Reflect.get(globalThis, 'bridge')),
  }))
  expect(new Set(found.types)).toEqual(new Set(['undefined']))
  expect(found.bridge).toEqual(['request', 'openDropped', 'cancel', 'on'])
})

test.describe('S03 S04 the bundle', () => {
  test('is served whole, and nothing else is', async ({ electronApp, window }) => {
    expect(window.url()).toBe(PAGE)
    for (const [url, method, answer] of [
      [PAGE, 'GET', /^200 <!doctype html>/],
      [PAGE, 'POST', /^405 $/],
      ['app://other/index.html', 'GET', /^404 $/],
      ['app://bundle/', 'GET', /^404 $/],
      ['app://bundle/nothing.js', 'GET', /^404 $/],
      ['app://bundle/../../package.json', 'GET', /^404 $/],
      ['app://bundle/%2e%2e/%2e%2e/package.json', 'GET', /^404 $/],
      ['app://bundle/%2e%2e%2f%2e%2e%2fpackage.json', 'GET', /^403 $/],
      ['app://bundle/..%2f..%2f..%2f..%2fetc%2fpasswd', 'GET', /^403 $/],
      ['app://bundle//etc/passwd', 'GET', /^403 $/],
    ] as const) {
      expect.soft(await fetchInMain(electronApp, url, method), `${method} ${url}`).toMatch(answer)
    }
  })

  test('gives the page nothing of the disk', async ({ window, problems }) => {
    const texts = await window.evaluate(async () => {
      const urls = [
        'file:///etc/passwd',
        'app://other/',
        'app://bundle/../../etc/passwd',
        '/%2e%2e%2f%2e%2e%2fpackage.json',
      ]
      return Promise.all(
        urls.map(url =>
          fetch(url).then(
            response => response.text(),
            () => 'refused',
          ),
        ),
      )
    })
    expect(texts).toEqual(['refused', 'refused', '', ''])
    problems.take()
  })

  test('is a secure origin without service workers', async ({ window, problems }) => {
    const found = await window.evaluate(async () => ({
      origin: location.origin,
      secure: isSecureContext,
      worker: await navigator.serviceWorker.register('/assets/none.js').then(
        () => 'registered',
        () => 'refused',
      ),
    }))
    expect(found).toEqual({ origin: 'app://bundle', secure: true, worker: 'refused' })
    problems.take()
  })
})

test('S05 the page comes with the policy, to the byte', async ({ window }) => {
  const headers = await window.evaluate(async () => {
    const response = await fetch('/index.html')
    return ['content-security-policy', 'x-content-type-options', 'content-type'].map(name => response.headers.get(name))
  })
  expect(headers).toEqual([CSP, 'nosniff', 'text/html; charset=utf-8'])
})

test('S06 nothing but the bundle runs or styles', async ({ window, problems }) => {
  // As text, inside a timer: a direct evaluation by the debugger is not bound by the policy.
  const inTimer = (code: string) =>
    window.evaluate<string>(
      `new Promise(done => setTimeout(() => { try { done(String(${code})) } catch (error) { done(error.name) } }))`,
    )
  expect(await inTimer(`eval('1')`)).toBe('EvalError')
  expect(await inTimer(`new Function('return 1')()`)).toBe('EvalError')
  expect(await inTimer(`setTimeout('window.ran = 1')`)).not.toBe('1')
  expect(await inTimer(`document.body.innerHTML = '<b>'`)).toBe('TypeError')
  const found = await window.evaluate(() => {
    const script = document.createElement('script')
    const style = document.createElement('style')
    style.append(document.createTextNode('body { outline: 7px solid red !important }'))
    const styled = document.createElement('p')
    styled.setAttribute('style', 'outline: 7px solid red')
    document.body.append(style, styled)
    let refused = ''
    try {
      script.append(document.createTextNode('window.ran = 1'))
      document.body.append(script)
    } catch (error) {
      refused = String(error)
    }
    const outlines = [document.body, styled].map(element => getComputedStyle(element).outlineWidth)
    return { ran: Reflect.get(globalThis, 'ran'), outlines, refused }
  })
  expect(found.ran).toBeUndefined()
  expect(found.refused).toContain('TrustedScript')
  expect(found.outlines).not.toContain('7px')
  expect(problems.take().join('\n')).toContain('Content Security Policy')
})

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

test('S11 the page gets no permission but to copy', async ({ window }) => {
  const found = await window.evaluate(async () => {
    const name = (error: unknown) => (error instanceof Error ? error.name : String(error))
    const outcome = (work: Promise<unknown>) => work.then(value => value, name)
    const state = (permission: string) =>
      outcome(
        navigator.permissions.query(JSON.parse(JSON.stringify({ name: permission }))).then(status => status.state),
      )
    const media = navigator.mediaDevices
    return {
      write: await outcome(navigator.clipboard.writeText('copied')),
      states: await Promise.all(['camera', 'microphone', 'geolocation', 'notifications', 'midi'].map(state)),
      notification: await Notification.requestPermission(),
      position: await new Promise(done =>
        navigator.geolocation.getCurrentPosition(
          () => done('given'),
          error => done(error.code),
        ),
      ),
      camera: await outcome(media.getUserMedia({ video: true })),
      screen: await outcome(media.getDisplayMedia({ video: true })),
      read: await outcome(navigator.clipboard.readText()),
      devices: await Promise.all(
        ['usb', 'hid', 'serial'].map(kind => {
          const api: unknown = Reflect.get(navigator, kind)
          const list =
            typeof api === 'object' && api !== null
              ? (Reflect.get(api, 'getDevices') ?? Reflect.get(api, 'getPorts'))
              : null
          return typeof list === 'function' ? outcome(Promise.resolve(Reflect.apply(list, api, []))) : []
        }),
      ),
    }
  })
  expect(found).toEqual({
    states: ['denied', 'denied', 'denied', 'denied', 'denied'],
    notification: 'denied',
    position: 1,
    // A machine without a camera says so before anyone is asked.
    camera: expect.stringMatching(/^Not(Allowed|Found)Error$/),
    screen: expect.stringMatching(/Not(Allowed|Supported)Error|InvalidStateError/),
    read: 'NotAllowedError',
    write: undefined,
    devices: [[], [], []],
  })
})

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
