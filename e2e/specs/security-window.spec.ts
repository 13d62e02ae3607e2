import { readFileSync } from 'node:fs'
import { expect, test } from '../fixtures/app.ts'
import { sandboxed } from '../fixtures/environment.ts'
import { PAGE } from '../fixtures/page.ts'

/** What the window is, and what its page is given (docs/security.md). */

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
