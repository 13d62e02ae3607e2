import { spawn } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '../fixtures/app.ts'
import { ask, engineStates } from '../fixtures/bridge.ts'
import { appArguments, appEnvironment, electronExecutable } from '../fixtures/environment.ts'
import { modes, writeModes } from '../fixtures/homes.ts'
import { resize } from '../fixtures/page.ts'
import { Skein } from '../pages/skein.ts'

/** Starts, second starts, and what happens when a part of the app ends by itself. */

test.use({ writeHome: { write: writeModes } })

/** Starts the app once more by itself. Resolves to its exit code and what it said. */
function startAgain(profile: string, more: readonly string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(electronExecutable(), appArguments(profile, more), { env: appEnvironment(profile) })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', code => resolve({ code, said: said.join('') }))
  })
}

test('a second start hands its link over to the window and ends', async ({ window, profile }) => {
  const skein = new Skein(window)
  await expect(skein.row(modes.paginated)).toBeVisible()
  const second = await startAgain(profile, [`skein://thread/${modes.paginated}`])
  expect(second).toMatchObject({ code: 0, said: expect.stringContaining('already running') })
  await expect(skein.refusal).toBeVisible()
})

test('a data folder that cannot be used is said in words, and nothing starts', async ({ home }) => {
  const blocked = join(home, 'blocked')
  writeFileSync(blocked, '')
  const start = await startAgain(blocked, [])
  expect(start).toMatchObject({ code: 1, said: expect.stringContaining('its data folder cannot be used') })
})

test('the window goes on after the engine has ended by itself', async ({ electronApp, window }) => {
  await expect(new Skein(window).row(modes.legacy)).toBeVisible()
  const states = await engineStates(window)
  const pid = await electronApp.evaluate(
    ({ app }) => app.getAppMetrics().find(metric => metric.serviceName === 'node.mojom.NodeService')?.pid,
  )
  process.kill(pid ?? Number.NaN, 'SIGKILL')
  await expect.poll(states).toMatchObject([{ state: 'restarting' }, { state: 'up' }])
  const list = await ask(window, 'threads.list', { offset: 0, limit: 1 })
  expect(list).toMatchObject({ ok: true, value: { total: 6 } })
})

test('reveals the file of a thread in its home, and of no other', async ({ electronApp, window, home }) => {
  const skein = new Skein(window)
  await expect(skein.row(modes.paginated)).toBeVisible()
  await electronApp.evaluate(({ shell }) => {
    const shown: string[] = []
    Reflect.set(globalThis, 'shown', shown)
    shell.showItemInFolder = path => void shown.push(path)
  })
  const homes = await ask(window, 'homes.list', {})
  expect(homes).toMatchObject({ ok: true, value: { homes: [{ path: home }] } })
  const homeId = homes.ok ? Reflect.get(Object(homes.value).homes[0], 'id') : null
  const reveal = (id: string) => ask(window, 'system.reveal', { homeId, id })
  expect(await reveal(modes.paginated)).toEqual({ ok: true, value: { revealed: true } })
  rmSync(join(home, 'sessions'), { recursive: true })
  expect(await reveal(modes.legacy)).toEqual({ ok: true, value: { revealed: false } })
  const shown = await electronApp.evaluate(() => Reflect.get(globalThis, 'shown'))
  expect(shown).toEqual([expect.stringContaining(modes.paginated)])
})

test('remembers size and theme of the window when it quits, for its first paint', async ({
  electronApp,
  window,
  profile,
}) => {
  expect(await ask(window, 'library.set', { theme: 'dark' })).toMatchObject({ ok: true })
  const behind = () =>
    electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBackgroundColor())
  await expect.poll(behind).toBe('#17181B')
  await resize(electronApp, 1000, 700)
  await expect.poll(() => window.evaluate(() => innerWidth)).toBe(1000)
  const closed = electronApp.waitForEvent('close')
  await electronApp.evaluate(({ app }) => void setImmediate(() => app.quit()))
  await closed
  expect(JSON.parse(readFileSync(join(profile, 'window-state.json'), 'utf8'))).toMatchObject({
    width: 1000,
    theme: 'dark',
  })
})
