import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { fixtureId } from '../../src/fixtures/ids.ts'
import { agentMessageEvent } from '../../src/fixtures/records/messages.ts'
import { minimalPaginatedThread, minimalThread } from '../../src/fixtures/thread.ts'
import { unzipped } from '../../src/fixtures/unzip.ts'
import { writeRollout } from '../../src/fixtures/write.ts'
import { expect, test } from '../fixtures/app.ts'
import { answerSaveDialog } from '../fixtures/watch.ts'
import { Palette } from '../pages/palette.ts'
import { Skein } from '../pages/skein.ts'

/** Threads go out as a bundle: nothing is written that was not shown before, and nothing of a refused thread unasked. */

const [LEGACY, OTHER, REFUSED] = [fixtureId('bundle/1'), fixtureId('bundle/2'), fixtureId('bundle/3')]
const TOKEN = `gh${'p_'}${'b2'.repeat(18)}`
const SECRET_WORDS = [TOKEN, 'ann@harbor.org', 'marlow', 'Kraken']

test.use({
  writeHome: {
    write: home => {
      const timestamp = '2026-03-04T05:06:07.890Z'
      const says = `Use ${TOKEN}, ask ann@harbor.org about Kraken`
      const common = { timestamp, cwd: '/home/marlow/tides', records: [agentMessageEvent(says)] }
      writeRollout(home, minimalThread({ ...common, id: LEGACY, preview: 'Plant beans' }))
      writeRollout(home, minimalThread({ ...common, id: OTHER, preview: 'Water beans' }))
      writeRollout(home, minimalPaginatedThread({ ...common, id: REFUSED, preview: 'Weed beans' }))
    },
  },
})

const dialog = (window: Page) => window.getByTestId('bundle-dialog')

async function selectAll(window: Page): Promise<void> {
  const skein = new Skein(window)
  await skein.row(LEGACY).click()
  await window.keyboard.press('Control+A')
  await window.getByTestId('selection-bundle').click()
  await expect(dialog(window)).toBeVisible()
}

test('shows every replacement, then writes the selected threads without any of them', async ({
  electronApp,
  home,
  window,
}) => {
  const target = join(home, '..', 'bundle.zip')
  await answerSaveDialog(electronApp, target)
  await selectAll(window)
  await dialog(window).getByTestId('bundle-words').fill('Kraken')
  await window.getByTestId('bundle-look').click()
  const values = window.getByTestId('bundle-values')
  await expect(values.getByRole('row', { name: /GitHub token/ })).toContainText('[github-token-1]')
  await expect(values).not.toContainText(TOKEN)
  await expect(values.getByRole('row', { name: /Word of your own/ })).toContainText('Kraken')
  await window.getByRole('button', { name: 'E-mail address 2' }).click()
  await expect(values.getByRole('row')).toHaveCount(2)
  await window.getByRole('button', { name: '3 threads' }).click()
  const threads = window.getByTestId('bundle-threads')
  await expect(threads.getByRole('row', { name: /Weed beans/ })).toContainText('Only what is known')
  expect(existsSync(target)).toBe(false)
  await window.getByTestId('bundle-write').click()
  await expect(window.getByTestId('bundle-result')).toContainText('bundle.zip')
  const files = await unzipped(target)
  expect([...files.keys()].map(name => [LEGACY, OTHER].find(id => name.includes(id)) ?? name).sort()).toEqual(
    [LEGACY, OTHER, 'skein-bundle.json'].sort(),
  )
  for (const bytes of files.values()) for (const word of SECRET_WORDS) expect(bytes.includes(word)).toBe(false)
})

test('asks again for what will be in it when something else is chosen', async ({ window }) => {
  await selectAll(window)
  await window.getByTestId('bundle-look').click()
  await expect(window.getByTestId('bundle-write')).toBeVisible()
  await window.getByRole('checkbox', { name: 'E-mail addresses' }).uncheck()
  await expect(window.getByTestId('bundle-preview')).toHaveCount(0)
  await window.getByTestId('bundle-words').fill('*')
  await expect(window.getByTestId('bundle-look')).toHaveAttribute('aria-disabled', 'true')
  await expect(window.getByTestId('bundle-look')).toHaveAccessibleDescription(/says too little/)
})

test('takes a refused thread along as it is only where that is asked for', async ({ electronApp, home, window }) => {
  const target = join(home, '..', 'raw.zip')
  await answerSaveDialog(electronApp, target)
  const skein = new Skein(window)
  await skein.row(REFUSED).click()
  const palette = new Palette(window)
  await palette.ask('>bundle the thread')
  await expect(palette.active).toContainText('Bundle the thread')
  await window.keyboard.press('Enter')
  await dialog(window).getByTestId('bundle-raw').check()
  await window.getByTestId('bundle-look').click()
  await window.getByRole('button', { name: '1 thread', exact: true }).click()
  await expect(window.getByTestId('bundle-threads')).toContainText('Raw, unread')
  await window.getByTestId('bundle-write').click()
  await expect(window.getByTestId('bundle-result')).toBeVisible()
  const [raw] = [...(await unzipped(target)).values()]
  const original = readdirSync(home, { recursive: true, encoding: 'utf8' }).find(path => path.includes(REFUSED))
  expect(raw?.equals(readFileSync(join(home, original ?? '')))).toBe(true)
})

test('writes nothing into a home', async ({ electronApp, home, window }) => {
  await answerSaveDialog(electronApp, join(home, 'bundle.zip'))
  await selectAll(window)
  await window.getByTestId('bundle-look').click()
  await window.getByTestId('bundle-write').click()
  await expect(window.getByTestId('bundle-error')).toContainText('only reads')
  expect(existsSync(join(home, 'bundle.zip'))).toBe(false)
})
