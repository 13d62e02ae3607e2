import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron as electron, type Page } from '@playwright/test'
import { appArguments, appEnvironment, sandboxed } from '../e2e/fixtures/environment.ts'
import { withDisplay } from './setup/display.ts'
import { chosenElectron } from './setup/electron.ts'
import { root } from './setup/paths.ts'

/**
 * Takes the pictures of the docs, or with a folder as argument one of every screen: `npm run screenshots [DIR]`.
 */

type Scheme = 'light' | 'dark'

interface Shot {
  readonly name: string
  readonly scheme: Scheme
  readonly size?: readonly [width: number, height: number]
  /** In the docs, or only for looking at. */
  readonly docs?: boolean
  readonly empty?: boolean
  readonly reach: (page: Page) => Promise<void>
}

async function select(page: Page, words: string): Promise<void> {
  await page.getByTestId('filter-field').fill(words)
  await page
    .getByTestId('thread-row')
    .filter({ hasText: new RegExp(words, 'i') })
    .first()
    .click()
  // In a small window the thread takes the place of the list.
  const filter = page.getByTestId('filter-field')
  if (!(await filter.isVisible())) return
  await filter.fill('')
  await page.getByTestId('thread-row').nth(1).waitFor()
  await page.locator('[data-testid="thread-row"][aria-selected="true"]').focus()
}

const legacy = async (page: Page) => {
  await select(page, 'imports of large order files')
  await page.getByTestId('item').first().waitFor()
}
const refused = (words: string) => async (page: Page) => {
  await select(page, words)
  await page.getByTestId('refusal').waitFor()
}
const metadata = async (page: Page) => {
  await legacy(page)
  await page.getByRole('tab', { name: 'Metadata' }).click()
}
const ending = async (page: Page) => {
  await select(page, 'import csv files')
  await page.getByTestId('item').first().waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.press('End')
  await page.getByTestId('ledger').waitFor()
}
const noMatch = async (page: Page) => {
  await page.getByTestId('filter-field').fill('nothing is called like this')
  await page.getByTestId('clear-filters').waitFor()
}
const help = async (page: Page) => {
  await page.keyboard.press('F1')
  await page.getByTestId('about-modes').waitFor()
}
const nothing = async () => {}

const both = (shot: Omit<Shot, 'scheme'>): Shot[] => [
  { ...shot, scheme: 'light' },
  { ...shot, scheme: 'dark' },
]

const shots: Shot[] = [
  ...both({ name: 'transcript', docs: true, reach: legacy }),
  ...both({ name: 'refused', docs: true, reach: refused('batch the price lookups') }),
  ...both({ name: 'unknown', reach: refused('show free seats') }),
  ...both({ name: 'overview', reach: nothing }),
  ...both({ name: 'metadata', reach: metadata }),
  ...both({ name: 'ending', reach: ending }),
  ...both({ name: 'no-match', reach: noMatch }),
  ...both({ name: 'about-modes', reach: help }),
  ...both({ name: 'empty', empty: true, reach: nothing }),
  { name: 'narrow-transcript', scheme: 'light', size: [1024, 700], reach: legacy },
  { name: 'narrow-refused', scheme: 'dark', size: [1024, 700], reach: refused('batch the price lookups') },
  { name: 'small-refused', scheme: 'light', size: [760, 560], reach: refused('batch the price lookups') },
  { name: 'small-list', scheme: 'light', size: [760, 560], reach: nothing },
]

async function take(shot: Shot, folder: string): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'skein-screenshots-'))
  const home = join(work, '.codex')
  mkdirSync(home)
  const app = await electron.launch({
    executablePath: chosenElectron().executable,
    args: appArguments(join(work, 'profile'), shot.empty === true ? ['--home', home] : ['--sample']),
    env: { ...appEnvironment(work) },
    chromiumSandbox: sandboxed,
    colorScheme: shot.scheme,
  })
  try {
    const page = await app.firstWindow()
    const [width, height] = shot.size ?? [1440, 900]
    await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(...size), [
      width,
      height,
    ] as const)
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: shot.scheme })
    await page.waitForFunction(() => document.documentElement.dataset.ready === 'true')
    await page.getByTestId('status-bar').and(page.locator('[data-phase="idle"]')).waitFor()
    await shot.reach(page)
    await page.screenshot({ path: join(folder, `${shot.name}-${shot.scheme}.png`) })
  } finally {
    await app.close()
    rmSync(work, { recursive: true, force: true })
  }
}

const [given] = process.argv.slice(2)
const folder = given === undefined ? join(root, 'docs', 'screenshots') : resolve(given)
const wanted = given === undefined ? shots.filter(shot => shot.docs === true) : shots
mkdirSync(folder, { recursive: true })
await withDisplay(async ({ env }) => {
  Object.assign(process.env, env)
  for (const shot of wanted) {
    await take(shot, folder)
    console.log(join(folder, `${shot.name}-${shot.scheme}.png`))
  }
})
