import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron as electron, type Page } from '@playwright/test'
import { appArguments, appEnvironment, sandboxed } from '../e2e/fixtures/environment.ts'
import { writeDamaged, writeGallery, writeHostile, writeProblems } from '../e2e/fixtures/homes.ts'
import { Transcript } from '../e2e/pages/transcript.ts'
import { gallery } from '../src/fixtures/gallery/all-kinds.ts'
import { DAMAGED } from '../src/fixtures/gallery/damaged.ts'
import { hostile } from '../src/fixtures/gallery/hostile.ts'
import { writeSampleHome } from '../src/fixtures/sample/home.ts'
import * as reach from './screenshots/reach.ts'
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

const both = (shot: Omit<Shot, 'scheme'>): Shot[] => [
  { ...shot, scheme: 'light' },
  { ...shot, scheme: 'dark' },
]

const WIDE = [1600, 900] as const
const NARROW = [900, 900] as const
/** Those of the docs are seen scaled down. */
const DOCS = [1280, 800] as const
const TALL = [1280, 960] as const
/** Screens of one thread that are taken at most. */
const MOST_SCREENS = 40

const shots: Shot[] = [
  ...both({ name: 'transcript', docs: 'light', reach: reach.legacy }),
  ...both({ name: 'refused', docs: 'dark', reach: reach.refused('batch the price lookups') }),
  ...both({ name: 'unknown', reach: reach.refused('show free seats') }),
  ...both({ name: 'overview', reach: reach.nothing }),
  ...both({ name: 'metadata', reach: reach.metadata }),
  ...both({ name: 'ending', reach: reach.ending }),
  ...both({ name: 'no-match', reach: reach.noMatch }),
  ...both({ name: 'about-modes', reach: reach.help }),
  ...both({ name: 'empty', home: 'empty', reach: reach.nothing }),
  ...both({ name: 'timeline', docs: 'dark', reach: reach.timeline }),
  ...both({ name: 'find', docs: 'light', reach: reach.found }),
  ...both({ name: 'export', reach: reach.exporting }),
  ...both({ name: 'view-options', reach: reach.viewOptions }),
  ...both({ name: 'keys', reach: reach.keys }),
  ...both({ name: 'raw', reach: reach.rawOfSample }),
  ...both({ name: 'problems', docs: 'light', home: 'problems', reach: reach.problems }),
  ...both({ name: 'record-map', docs: 'light', home: 'damaged', size: TALL, reach: reach.recordMap }),
  ...both({ name: 'usage', docs: 'light', reach: reach.usage }),
  ...both({ name: 'compatibility', docs: 'dark', reach: reach.compatibility }),
  ...both({ name: 'compare', reach: reach.compare }),
  ...both({ name: 'raw-gallery', home: 'gallery', reach: reach.rawLine(gallery.allKinds, 10) }),
  ...both({ name: 'raw-damaged', home: 'damaged', reach: reach.rawLine(DAMAGED, 12) }),
  ...both({ name: 'link', home: 'gallery', reach: reach.link }),
  ...both({ name: 'split', home: 'gallery', size: WIDE, reach: reach.split }),
  ...both({ name: 'taken-back', home: 'gallery', reach: reach.takenBack }),
  ...both({ name: 'compact', home: 'gallery', reach: reach.compact }),
  ...both({ name: 'fork', home: 'gallery', reach: reach.thread(gallery.fork) }),
  ...both({ name: 'pre-envelope', home: 'gallery', reach: reach.thread(gallery.preEnvelope) }),
  ...both({ name: 'kinds-wide', home: 'gallery', size: WIDE, reach: reach.thread(gallery.allKinds), downToEnd: true }),
  ...both({
    name: 'kinds-narrow',
    home: 'gallery',
    size: NARROW,
    reach: reach.thread(gallery.allKinds),
    downToEnd: true,
  }),
  ...both({ name: 'hostile', home: 'hostile', size: WIDE, reach: reach.thread(hostile.thread), downToEnd: true }),
  { name: 'narrow-transcript', scheme: 'light', size: [1024, 700], reach: reach.legacy },
  { name: 'narrow-refused', scheme: 'dark', size: [1024, 700], reach: reach.refused('batch the price lookups') },
  { name: 'small-refused', scheme: 'light', size: [760, 560], reach: reach.refused('batch the price lookups') },
  { name: 'small-list', scheme: 'light', size: [760, 560], reach: reach.nothing },
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
