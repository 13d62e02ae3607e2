import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { ElectronApplication, Locator, Page } from '@playwright/test'
import { filesBelow } from '../../src/fixtures/testing.ts'
import { tarOf, zipOf } from '../../src/main/engine/cases/testing-archives.ts'
import { close, expect, launch, test } from '../fixtures/app.ts'
import { drop, entriesOf, trace } from '../fixtures/archives.ts'
import { modes, writeModes } from '../fixtures/homes.ts'
import { Skein } from '../pages/skein.ts'

/** Several homes at once: opened by a dialog or a drop, named, closed, remembered; archives as cases. */

test.use({ writeHome: { write: writeModes } })

const homes = (page: Page): Locator => page.getByTestId('home')

async function menu(page: Page, at: number, item: string): Promise<void> {
  await page.getByTestId('home-menu').nth(at).click()
  await page.getByTestId(item).click()
}

test('a folder with the same threads is a home beside the other, with its own name, until it is closed', async ({
  window,
  home,
}, info) => {
  const skein = new Skein(window)
  await expect(skein.list).toHaveAttribute('data-total', '6')
  const copy = info.outputPath('copy')
  writeModes(join(copy))
  const before = trace(copy)
  await drop(window, copy)
  await expect(homes(window)).toHaveCount(2)
  await expect(skein.list).toHaveAttribute('data-total', '12')
  await expect(skein.row(modes.legacy)).toHaveCount(2)

  await menu(window, 1, 'home-rename')
  await window.getByTestId('home-name').fill('Case 4471')
  await window.keyboard.press('Enter')
  await expect(homes(window).nth(1)).toContainText('Case 4471')
  await homes(window).nth(1).click()
  await expect(skein.list).toHaveAttribute('data-total', '6')

  await window.getByTestId('home-menu').nth(1).click()
  await window.getByRole('menuitem', { name: 'Move up' }).click()
  await expect(homes(window).nth(0)).toContainText('Case 4471')
  await menu(window, 0, 'home-remove')
  await expect(homes(window)).toHaveCount(1)
  await expect(skein.list).toHaveAttribute('data-total', '6')
  expect(trace(copy)).toEqual(before)
  expect(existsSync(home)).toBe(true)
})

test('a dropped archive opens as a case; its refused threads stay refused, and nothing of it changes', async ({
  window,
  home,
  profile,
}, info) => {
  const skein = new Skein(window)
  const archive = info.outputPath('case.zip')
  writeFileSync(archive, zipOf(entriesOf(home, 'customer/.codex/')))
  const before = trace(archive)
  await drop(window, archive)
  await expect(homes(window)).toHaveCount(2)
  await expect(homes(window).nth(1)).toHaveAttribute('data-kind', 'case')
  await expect(homes(window).nth(1)).toContainText('read-only')
  await homes(window).nth(1).click()
  await expect(skein.list).toHaveAttribute('data-total', '6')
  for (const id of [modes.paginated, modes.unknown]) {
    await skein.row(id).click()
    await expect(skein.refusal).toBeVisible()
    await expect(window.getByText(modes.secret)).toHaveCount(0)
  }
  await skein.row(modes.legacy).click()
  await expect(skein.transcript).toContainText(modes.secret)
  expect(trace(archive)).toEqual(before)
  expect(readdirSync(info.outputPath('.')).filter(name => name.startsWith('case'))).toEqual(['case.zip'])

  await menu(window, 1, 'home-remove')
  await expect(homes(window)).toHaveCount(1)
  await expect.poll(() => readdirSync(join(profile, 'cases'))).toEqual([])
  expect(trace(archive)).toEqual(before)
})

test('loose rollouts, a tar.gz and a folder of another layout open by one drop', async ({ window, home }, info) => {
  const skein = new Skein(window)
  await expect(skein.list).toHaveAttribute('data-total', '6')
  const loose = info.outputPath('loose')
  mkdirSync(loose)
  for (const { name, data } of entriesOf(home)) writeFileSync(join(loose, name.split('/').at(-1) ?? ''), data ?? '')
  const archive = info.outputPath('case.tar.gz')
  writeFileSync(archive, gzipSync(tarOf(entriesOf(home))))
  const one = filesBelow(home)[0] ?? ''
  await drop(window, loose, archive, one)
  await expect(homes(window)).toHaveCount(4)
  await expect(skein.list).toHaveAttribute('data-total', '19')
  await expect(homes(window).nth(1)).toHaveAttribute('data-kind', 'folder')
})

test('archives that mean harm, and what is none, are refused in words', async ({ window, profile, home }, info) => {
  const rollout = filesBelow(home)[0]?.split('/').at(-1) ?? ''
  const put = (name: string, bytes: Uint8Array) => {
    const path = info.outputPath(name)
    writeFileSync(path, bytes)
    return path
  }
  const slip = put('slip.zip', zipOf([...entriesOf(home), { name: `../../${rollout}`, data: 'x' }]))
  // 300 MB of zeros in some 300 kB.
  const bomb = put('bomb.zip', zipOf([{ name: rollout, data: Buffer.alloc(300 * 2 ** 20) }]))
  const none = put('notes.txt', Buffer.from('hello'))
  await drop(window, slip, bomb, none)
  const outcome = window.getByTestId('opening-outcome')
  await expect(outcome).toContainText('slip.zip')
  await expect(outcome).toContainText('could be written outside of its folder')
  await expect(outcome).toContainText('more than 200 times its size')
  await expect(outcome).toContainText('neither a zip or tar archive')
  await expect(homes(window)).toHaveCount(1)
  expect(readdirSync(join(profile, 'cases'))).toEqual([])
  await window.getByTestId('dismiss-outcome').click()
  await expect(outcome).toBeHidden()
})

/** Answers the next questions what to open. */
async function answerOpenDialog(app: ElectronApplication, filePaths: string[]): Promise<void> {
  await app.evaluate(({ dialog }, paths) => {
    dialog.showOpenDialog = async () => ({ canceled: paths.length === 0, filePaths: paths })
  }, filePaths)
}

test('what was opened is remembered with its name; what came by an argument is not', async ({
  electronApp,
  window,
  profile,
}, info) => {
  const copy = info.outputPath('copy')
  writeModes(copy)
  await answerOpenDialog(electronApp, [])
  await window.getByTestId('open-folder').click()
  await answerOpenDialog(electronApp, [copy])
  await window.getByTestId('open-folder').click()
  await expect(homes(window)).toHaveCount(2)
  await menu(window, 1, 'home-rename')
  await window.getByTestId('home-name').fill('Mine')
  await window.keyboard.press('Enter')
  await expect(homes(window).nth(1)).toContainText('Mine')

  await close(electronApp)
  const again = await launch(profile, info.outputPath('person'), [])
  try {
    const page = await again.firstWindow()
    // That of the person's own, which is always there, and the one that was opened.
    await expect(homes(page)).toHaveCount(2)
    await expect(homes(page).nth(1)).toContainText('Mine')
    await expect(new Skein(page).list).toHaveAttribute('data-total', '6')
    await menu(page, 1, 'home-remove')
    await menu(page, 0, 'home-remove')
    await expect(homes(page)).toHaveCount(0)
  } finally {
    await close(again)
  }
})
