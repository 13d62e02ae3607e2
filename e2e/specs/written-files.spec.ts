import { existsSync, rmSync } from 'node:fs'
import { expect, test } from '../fixtures/app.ts'
import { ask } from '../fixtures/bridge.ts'
import { answerSaveDialog, revealed } from '../fixtures/watch.ts'
import { Skein } from '../pages/skein.ts'
import { Usage } from '../pages/usage.ts'

/** What Skein has written is shown in its folder; nothing else can be asked for. */

test('a table that was saved is shown in its folder, from the notice and from the palette', async ({
  electronApp,
  window,
}, info) => {
  const shown = await revealed(electronApp)
  const usage = new Usage(window)
  await usage.open()
  await usage.show('All time')
  const path = info.outputPath('models.csv')
  await answerSaveDialog(electronApp, path)
  await usage.models.getByRole('button', { name: 'Save Models as CSV…' }).click()
  await expect.poll(() => existsSync(path)).toBe(true)
  await usage.root.getByTestId('show-in-folder').click()
  await expect.poll(shown).toEqual([path])
  await window.keyboard.press('Control+k')
  await window.keyboard.type('saved last')
  await window.getByRole('option', { name: /Show the file that was saved last/ }).click()
  await expect.poll(shown).toEqual([path, path])
  rmSync(path)
  await usage.root.getByTestId('show-in-folder').click()
  await expect(usage.root.getByTestId('notice')).toContainText('no longer there')
  expect(await shown()).toHaveLength(2)
})

test('an export and a bundle are shown in their folders', async ({ electronApp, window }, info) => {
  const shown = await revealed(electronApp)
  const skein = new Skein(window)
  await skein.find('imports of large order files')
  const thread = info.outputPath('thread.md')
  await answerSaveDialog(electronApp, thread)
  await window.getByTestId('export-open').first().click()
  await window.getByTestId('export-start').click()
  await window.getByTestId('export-reveal').click()
  await expect.poll(shown).toEqual([thread])
  await window.keyboard.press('Escape')
  const bundle = info.outputPath('bundle.zip')
  await answerSaveDialog(electronApp, bundle)
  await window.getByTestId('thread-menu').click()
  await window.getByTestId('bundle-open').click()
  await window.getByTestId('bundle-look').click()
  await window.getByTestId('bundle-write').click()
  await window.getByTestId('bundle-reveal').click()
  await expect.poll(shown).toEqual([thread, bundle])
})

test('no path can be asked for', async ({ electronApp, window, home }) => {
  const shown = await revealed(electronApp)
  for (const file of ['/etc/passwd', '', '../..', '0']) {
    expect(await ask(window, 'system.revealWritten', { file })).toEqual({ ok: true, value: { revealed: false } })
  }
  // A path is longer than a name, as a rule; either way it is none.
  await ask(window, 'system.revealWritten', { file: home })
  expect(await shown()).toEqual([])
})
