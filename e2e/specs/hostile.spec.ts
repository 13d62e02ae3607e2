import { hostile } from '../../src/fixtures/gallery/hostile.ts'
import { expect, test } from '../fixtures/app.ts'
import { ask } from '../fixtures/bridge.ts'
import { writeHostile } from '../fixtures/homes.ts'
import { watch } from '../fixtures/watch.ts'
import { Skein } from '../pages/skein.ts'
import { Transcript } from '../pages/transcript.ts'

/** A rollout whose every text means harm is read to its end, and nothing happens. */

test.use({ writeHome: { write: writeHostile } })

test('runs no script, makes no request, opens nothing, from the first item to the last', async ({
  electronApp,
  window,
}) => {
  const left = await watch(electronApp, window)
  const skein = new Skein(window)
  const transcript = new Transcript(window)
  await skein.row(hostile.thread).click()
  const items = await transcript.readAll()
  expect(items.map(({ text }) => text).join()).toContain('The end of the hostile thread.')
  // Everything that can be opened, is.
  await transcript.walk(async () => {
    for (const button of await transcript.root.locator('button[aria-expanded="false"]:visible').all()) {
      if ((await button.count()) === 1) await button.click({ timeout: 2_000 }).catch(ignoreGone)
    }
    return false
  })
  expect(await window.evaluate(() => Reflect.get(window, '__xss'))).toBeUndefined()
  expect(await left()).toEqual({ requests: [], opened: [], appeared: [] })
  await expect(
    transcript.root.locator('script, iframe, object, embed, style, form, link, meta, base, video'),
  ).toHaveCount(0)
  await expect(skein.list).toBeVisible()
  expect(await window.title()).not.toContain('owned')
})

test('shows HTML as the text it is, and clobbers no name', async ({ window }) => {
  const skein = new Skein(window)
  const transcript = new Transcript(window)
  await skein.row(hostile.thread).click()
  await expect(transcript.root).toContainText('<script>window.__xss=1</script>')
  await transcript.readAll()
  const names = await window.evaluate(() => ({
    root: document.querySelectorAll('#root').length,
    bridge: document.querySelectorAll('#bridge, [name="bridge"]').length,
    request: typeof Reflect.get(Reflect.get(globalThis, 'bridge'), 'request'),
  }))
  expect(names).toEqual({ root: 1, bridge: 0, request: 'function' })
})

test('opens no link that is not a page or an address', async ({ electronApp, window }) => {
  const left = await watch(electronApp, window)
  const skein = new Skein(window)
  const transcript = new Transcript(window)
  await skein.row(hostile.thread).click()
  const item = await transcript.reach(transcript.ofType('agentMessage').filter({ hasText: 'vbscript' }))
  // No anchors at all: nothing that the page itself could follow.
  await expect(item.locator('a[href]')).toHaveCount(0)
  const refused = item.locator('[data-testid="link"][data-kind="refused"]')
  expect(await refused.count()).toBeGreaterThan(5)
  for (const link of await refused.all()) {
    await link.click()
    await expect(window.getByTestId('link-dialog')).toHaveCount(0)
  }
  for (const link of await item.locator('[data-testid="link"]:not([data-kind="refused"])').all()) {
    await link.click()
    const target = await window.getByTestId('link-target').innerText()
    expect.soft(target).toMatch(/^(https?:\/\/|mailto:)/)
    await window.keyboard.press('Escape')
    await expect(window.getByTestId('link-dialog')).toHaveCount(0)
  }
  expect(await left()).toEqual({ requests: [], opened: [], appeared: [] })
})

test('says where a link really leads', async ({ window }) => {
  const skein = new Skein(window)
  const transcript = new Transcript(window)
  await skein.row(hostile.thread).click()
  const item = await transcript.reach(transcript.ofType('agentMessage').filter({ hasText: 'vbscript' }))
  const dialog = window.getByTestId('link-dialog')
  for (const [words, host] of [
    ['https://bank.example', 'attacker.example'],
    ['user', 'attacker.example'],
  ] as const) {
    await item.getByText(words, { exact: true }).first().click()
    await expect.soft(dialog, words).toContainText(host)
    await window.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  }
  // Characters that turn text around stand as what they are.
  await item.getByText('turned', { exact: true }).first().click()
  expect(await dialog.innerText()).not.toContain('\u202e')
})

test('makes characters visible that hide or turn the text of commands and paths', async ({ window }) => {
  const skein = new Skein(window)
  const transcript = new Transcript(window)
  await skein.row(hostile.thread).click()
  const command = await transcript.reach(transcript.ofType('commandExecution').filter({ hasText: 'rm -rf' }))
  expect(await command.innerText()).toContain('⟨RLO⟩')
  const change = await transcript.reach(transcript.ofType('fileChange').filter({ hasText: 'gpj.exe' }))
  expect(await change.innerText()).toContain('⟨RLO⟩')
})

test('does not believe what output says about itself', async ({ window }) => {
  const skein = new Skein(window)
  const transcript = new Transcript(window)
  await skein.row(hostile.thread).click()
  const lying = await transcript.reach(transcript.ofType('commandExecution').filter({ hasText: 'all well' }))
  await expect(lying).toContainText('exit 1')
})

test('refuses pictures that are none, devices and shares, in words', async ({ electronApp, window }) => {
  const left = await watch(electronApp, window)
  const skein = new Skein(window)
  const transcript = new Transcript(window)
  await skein.row(hostile.thread).click()
  const message = await transcript.reach(transcript.ofType('userMessage').first())
  const pictures = message.getByTestId('picture')
  await expect(pictures.first()).toBeVisible()
  // Those in sight load by themselves, so a button may be gone before it is pressed.
  await expect(async () => {
    await message.getByTestId('picture-show').evaluateAll(buttons => {
      for (const button of buttons) if (button instanceof HTMLElement) button.click()
    })
    await expect(message.getByTestId('picture-show')).toHaveCount(0)
  }).toPass()
  await expect(message.locator('[data-testid="picture"][data-state="loading"]')).toHaveCount(0)
  await expect(message.locator('[data-testid="picture"][data-state="shown"]')).toHaveCount(0)
  await expect(message.getByTestId('picture-reason').first()).not.toBeEmpty()
  expect(await left()).toEqual({ requests: [], opened: [], appeared: [] })
})

test('the system is not asked to open anything but pages and addresses, whoever asks', async ({
  electronApp,
  window,
}) => {
  const left = await watch(electronApp, window)
  for (const url of [
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    'app://bundle/index.html',
    'skein://thread/x',
    'smb://attacker.example/share',
    'https:',
    'not a url',
    'ms-settings:privacy',
    ' https://example.com',
    'https://user:secret@example.com',
  ]) {
    const reply = await ask(window, 'system.openLink', { url })
    expect.soft(reply, url).not.toMatchObject({ ok: true, value: { opened: true } })
  }
  expect((await left()).opened).toEqual([])
})

/** A fold may be gone by the time it is clicked: another click has moved it away. */
function ignoreGone(error: unknown): void {
  if (!(error instanceof Error) || !/Timeout|detached|not attached/i.test(error.message)) throw error
}
