import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron as electron, type Page } from '@playwright/test'
import { appArguments, appEnvironment, sandboxed } from '../e2e/fixtures/environment.ts'
import { writeDamaged, writeGallery, writeHostile, writeProblems } from '../e2e/fixtures/homes.ts'
import { Compare } from '../e2e/pages/compare.ts'
import { Compatibility } from '../e2e/pages/compatibility.ts'
import { FindBar } from '../e2e/pages/find-bar.ts'
import { Problems } from '../e2e/pages/problems.ts'
import { RawView } from '../e2e/pages/raw-view.ts'
import { Transcript } from '../e2e/pages/transcript.ts'
import { Usage } from '../e2e/pages/usage.ts'
import { gallery } from '../src/fixtures/gallery/all-kinds.ts'
import { DAMAGED } from '../src/fixtures/gallery/damaged.ts'
import { hostile } from '../src/fixtures/gallery/hostile.ts'
import { writeSampleHome } from '../src/fixtures/sample/home.ts'
import { withDisplay } from './setup/display.ts'
import { chosenElectron } from './setup/electron.ts'
import { root } from './setup/paths.ts'

/**
 * Takes the pictures of the docs, or with a folder as argument one of every screen (whose name begins as `NAME` says):
 * `npm run screenshots [DIR [NAME]]`.
 */

type Scheme = 'light' | 'dark'

interface Shot {
  readonly name: string
  readonly scheme: Scheme
  readonly size?: readonly [width: number, height: number]
  /** How it looks in the docs; else it is only for looking at. */
  readonly docs?: Scheme
  /** Whose threads are shown. Default: the sample's. */
  readonly home?: keyof typeof HOMES
  readonly reach: (page: Page) => Promise<unknown>
  /** One picture of each screen from there on, down to the end. */
  readonly downToEnd?: boolean
}

const HOMES = {
  empty: () => {},
  gallery: writeGallery,
  hostile: writeHostile,
  damaged: writeDamaged,
  problems: home => {
    writeSampleHome(home)
    writeProblems(home)
  },
} as const satisfies Record<string, (home: string) => void>

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

const thread = (id: string) => async (page: Page) => {
  const transcript = new Transcript(page)
  await page.locator(`[data-testid="thread-row"][data-thread-id="${id}"]`).click()
  await transcript.items.first().waitFor()
  return transcript
}
const around = (words: string) => async (page: Page) => {
  const transcript = await thread(gallery.allKinds)(page)
  await transcript.reach(transcript.saying(words))
  return transcript
}
const timeline = async (page: Page) => {
  await legacy(page)
  await page.getByRole('tab', { name: 'Timeline' }).click()
  await page.getByTestId('timeline').waitFor()
}
const rawLine = (id: string, line: number) => async (page: Page) => {
  const raw = new RawView(page)
  await thread(id)(page)
  await raw.open()
  await raw.line(line).click()
  // A line that is no JSON has its text instead.
  await raw.record.or(page.getByTestId('record-text')).first().waitFor()
}
const rawOfSample = async (page: Page) => {
  const raw = new RawView(page)
  await legacy(page)
  await raw.open()
  await raw.line(10).click()
  await raw.record.waitFor()
}
const found = async (page: Page) => {
  const find = new FindBar(page)
  await legacy(page)
  await page.getByTestId('transcript').focus()
  await find.find('checkpoint')
  await page.locator('[data-testid="find-count"][data-done="true"]').waitFor()
}
const exporting = async (page: Page) => {
  await legacy(page)
  await page.getByTestId('export-open').first().click()
  await page.getByTestId('export-dialog').waitFor()
}
const viewOptions = async (page: Page) => {
  await legacy(page)
  await page.getByTestId('view-options').click()
}
const link = async (page: Page) => {
  const transcript = await around('Tides for three harbours')(page)
  await transcript.root.getByText('the tables', { exact: true }).click()
}
const split = async (page: Page) => {
  const transcript = await thread(gallery.allKinds)(page)
  const change = await transcript.reach(transcript.ofType('fileChange').filter({ hasText: 'src/height.ts' }))
  await change
    .getByRole('button', { name: /split/i })
    .or(change.getByRole('radio', { name: /split/i }))
    .first()
    .click()
  await transcript.scrollBy(0.6)
}
const takenBack = async (page: Page) => {
  const transcript = await thread(gallery.allKinds)(page)
  await transcript.toggle('rolled-back-switch')
  await transcript.reach(transcript.saying('Use feet after all'))
}
const compact = async (page: Page) => {
  const transcript = await thread(gallery.allKinds)(page)
  await transcript.toggle('density-switch')
}
const problems = async (page: Page) => {
  const shown = new Problems(page)
  await shown.open()
  await shown.check('malformed-json').click()
  await shown.rows.first().click()
  await shown.explain.waitFor()
}
const usage = async (page: Page) => {
  const shown = new Usage(page)
  await shown.open()
  await shown.show('All time')
  await shown.show('Days')
  await shown.chart.waitFor()
}
const compatibility = async (page: Page) => {
  const shown = new Compatibility(page)
  await shown.open()
  await shown.chart.waitFor()
}
const compare = async (page: Page) => {
  const shown = new Compare(page)
  await legacy(page)
  await page.getByTestId('thread-menu').click()
  await page.getByTestId('compare-with').click()
  await shown.picker.fill('batch the price lookups')
  await shown.options.first().click()
  await shown.rows.first().waitFor()
}
const recordMap = async (page: Page) => {
  await rawLine(DAMAGED, 12)(page)
  await new RawView(page).showAs('bytes')
}
const keys = async (page: Page) => {
  await legacy(page)
  await page.keyboard.press('Shift+?')
}

const both = (shot: Omit<Shot, 'scheme'>): Shot[] => [
  { ...shot, scheme: 'light' },
  { ...shot, scheme: 'dark' },
]

const WIDE = [1600, 900] as const
const NARROW = [900, 900] as const
/** Those of the docs are seen scaled down. */
const DOCS = [1280, 800] as const
/** Screens of one thread that are taken at most. */
const MOST_SCREENS = 40

const shots: Shot[] = [
  ...both({ name: 'transcript', docs: 'light', reach: legacy }),
  ...both({ name: 'refused', docs: 'dark', reach: refused('batch the price lookups') }),
  ...both({ name: 'unknown', reach: refused('show free seats') }),
  ...both({ name: 'overview', reach: nothing }),
  ...both({ name: 'metadata', reach: metadata }),
  ...both({ name: 'ending', reach: ending }),
  ...both({ name: 'no-match', reach: noMatch }),
  ...both({ name: 'about-modes', reach: help }),
  ...both({ name: 'empty', home: 'empty', reach: nothing }),
  ...both({ name: 'timeline', docs: 'dark', reach: timeline }),
  ...both({ name: 'find', docs: 'light', reach: found }),
  ...both({ name: 'export', reach: exporting }),
  ...both({ name: 'view-options', reach: viewOptions }),
  ...both({ name: 'keys', reach: keys }),
  ...both({ name: 'raw', reach: rawOfSample }),
  ...both({ name: 'problems', docs: 'light', home: 'problems', reach: problems }),
  ...both({ name: 'record-map', docs: 'light', home: 'problems', reach: recordMap }),
  ...both({ name: 'usage', docs: 'light', reach: usage }),
  ...both({ name: 'compatibility', docs: 'dark', reach: compatibility }),
  ...both({ name: 'compare', docs: 'light', reach: compare }),
  ...both({ name: 'raw-gallery', home: 'gallery', reach: rawLine(gallery.allKinds, 10) }),
  ...both({ name: 'raw-damaged', home: 'damaged', reach: rawLine(DAMAGED, 12) }),
  ...both({ name: 'link', home: 'gallery', reach: link }),
  ...both({ name: 'split', home: 'gallery', size: WIDE, reach: split }),
  ...both({ name: 'taken-back', home: 'gallery', reach: takenBack }),
  ...both({ name: 'compact', home: 'gallery', reach: compact }),
  ...both({ name: 'fork', home: 'gallery', reach: thread(gallery.fork) }),
  ...both({ name: 'pre-envelope', home: 'gallery', reach: thread(gallery.preEnvelope) }),
  ...both({ name: 'kinds-wide', home: 'gallery', size: WIDE, reach: thread(gallery.allKinds), downToEnd: true }),
  ...both({ name: 'kinds-narrow', home: 'gallery', size: NARROW, reach: thread(gallery.allKinds), downToEnd: true }),
  ...both({ name: 'hostile', home: 'hostile', size: WIDE, reach: thread(hostile.thread), downToEnd: true }),
  { name: 'narrow-transcript', scheme: 'light', size: [1024, 700], reach: legacy },
  { name: 'narrow-refused', scheme: 'dark', size: [1024, 700], reach: refused('batch the price lookups') },
  { name: 'small-refused', scheme: 'light', size: [760, 560], reach: refused('batch the price lookups') },
  { name: 'small-list', scheme: 'light', size: [760, 560], reach: nothing },
]

async function take(shot: Shot, folder: string): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'skein-screenshots-'))
  const home = join(work, '.codex')
  mkdirSync(home)
  if (shot.home !== undefined) HOMES[shot.home](home)
  const app = await electron.launch({
    executablePath: chosenElectron().executable,
    args: appArguments(join(work, 'profile'), shot.home === undefined ? ['--sample'] : ['--home', home]),
    env: { ...appEnvironment(work) },
    chromiumSandbox: sandboxed,
    colorScheme: shot.scheme,
  })
  try {
    const page = await app.firstWindow()
    const [width, height] = shot.size ?? (shot.docs === shot.scheme ? DOCS : [1440, 900])
    await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(...size), [
      width,
      height,
    ] as const)
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: shot.scheme })
    await page.waitForFunction(() => document.documentElement.dataset.ready === 'true')
    await page.getByTestId('status-bar').and(page.locator('[data-phase="idle"]')).waitFor()
    await shot.reach(page)
    if (shot.downToEnd === true) await takeToEnd(page, shot, folder)
    else await page.screenshot({ path: join(folder, `${shot.name}-${shot.scheme}.png`) })
  } finally {
    await app.close()
    rmSync(work, { recursive: true, force: true })
  }
}

async function takeToEnd(page: Page, shot: Shot, folder: string): Promise<void> {
  const transcript = new Transcript(page)
  let screen = 0
  await transcript.walk(async () => {
    screen += 1
    const number = String(screen).padStart(2, '0')
    await page.screenshot({ path: join(folder, `${shot.name}-${number}-${shot.scheme}.png`) })
    return screen === MOST_SCREENS
  })
}

const [given, only] = process.argv.slice(2)
const folder = given === undefined ? join(root, 'docs', 'screenshots') : resolve(given)
const wanted = given === undefined ? shots.filter(shot => shot.docs === shot.scheme) : shots.filter(isWanted)
/** Those whose names begin with the second argument, if there is one. */
function isWanted({ name }: Shot): boolean {
  return only === undefined || name.startsWith(only)
}

mkdirSync(folder, { recursive: true })
await withDisplay(async ({ env }) => {
  Object.assign(process.env, env)
  for (const shot of wanted) {
    await take(shot, folder)
    console.log(join(folder, `${shot.name}-${shot.scheme}.png`))
  }
})
