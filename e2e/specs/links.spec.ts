import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { fixtureId } from '../../src/fixtures/ids.ts'
import { event } from '../../src/fixtures/records/line.ts'
import { minimalThread } from '../../src/fixtures/thread.ts'
import { writeRollout } from '../../src/fixtures/write.ts'
import { expect, test } from '../fixtures/app.ts'
import { drop } from '../fixtures/archives.ts'
import { clipboardText } from '../fixtures/watch.ts'
import { Palette } from '../pages/palette.ts'
import { RawView } from '../pages/raw-view.ts'
import { Search } from '../pages/search.ts'
import { Skein } from '../pages/skein.ts'

/** Links that people hand to each other lead to the place that they name. What the gate refuses is in `gate.spec.ts`. */

const id = fixtureId('links/long')
const ANSWERS = 200

function writeLong(home: string): void {
  const records = Array.from({ length: ANSWERS }, (_, i) => event('agent_message', { message: `Answer ${i} of many.` }))
  writeRollout(home, minimalThread({ id, timestamp: '2026-11-20T10:00:00.000Z', preview: 'Answer often', records }))
}

/** A line of the only rollout of a home, one-based. */
function lineOf(home: string, number: number): string {
  const [file] = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith('.jsonl'))
  return readFileSync(join(home, file ?? ''), 'utf8').split('\n')[number - 1] ?? ''
}

test.use({ writeHome: { write: writeLong } })

test.describe('a link to an item', () => {
  test.use({ launchArgs: [`skein://thread/${id}?item=150`] })

  test('shows it, and the palette copies the same link', async ({ electronApp, window }) => {
    const item = window.locator('[data-testid="item-row"][data-item="149"]')
    await expect(item).toBeInViewport()
    await expect(item).toContainText(/Answer \d+ of many/)
    const palette = new Palette(window)
    await palette.ask('>copy a link')
    await window.keyboard.press('Enter')
    await expect.poll(() => clipboardText(electronApp)).toMatch(new RegExp(`^skein://thread/${id}\\?item=1[45]\\d$`))
  })
})

test.describe('a link to a line', () => {
  test.use({ launchArgs: [`skein://thread/${id}?line=100`] })

  test('shows the item that was made from it', async ({ home, window }) => {
    await expect(new Skein(window).row(id)).toHaveAttribute('aria-selected', 'true')
    const answer = /Answer \d+ of many\./.exec(lineOf(home, 100))?.[0] ?? ''
    await expect(window.getByText(answer, { exact: true })).toBeInViewport()
  })
})

test.describe('a link to more items than there are', () => {
  test.use({ launchArgs: [`skein://thread/${id}?item=5000`] })

  test('opens the thread and says so', async ({ window }) => {
    await expect(new Skein(window).transcript).toBeVisible()
    await expect(window.getByText(/The thread has only \d+ items/).first()).toBeVisible()
  })
})

test.describe('a link to a search', () => {
  test.use({ launchArgs: ['skein://search?q=%22Answer+17+of%22'] })

  test('searches', async ({ window }) => {
    await expect(new Search(window).hit(/Answer 17 of many/)).toBeVisible()
  })
})

test.describe('a link to a line of the raw view', () => {
  test.use({ launchArgs: [`skein://thread/${id}?tab=raw&line=100`] })

  test('shows it there, and is copied again by its key', async ({ electronApp, window }) => {
    const raw = new RawView(window)
    await expect(raw.line(100)).toBeInViewport()
    await expect(raw.line(100)).toHaveAttribute('aria-selected', 'true')
    await window.keyboard.press('Control+Shift+L')
    await expect.poll(() => clipboardText(electronApp)).toBe(`skein://thread/${id}?tab=raw&line=100`)
    await window.getByRole('tab', { name: 'Timeline' }).click()
    await window.getByTestId('copy-link').click()
    await expect.poll(() => clipboardText(electronApp)).toBe(`skein://thread/${id}?tab=timeline`)
  })
})

test.describe('a link to a tab', () => {
  test.use({ launchArgs: [`skein://thread/${id}?tab=diagnostics`] })

  test('shows it', async ({ window }) => {
    await expect(window.getByRole('tab', { name: 'Diagnostics' })).toHaveAttribute('aria-selected', 'true')
    await expect(window.getByTestId('diagnostics')).toBeVisible()
  })
})

/** Links to pages, and what is seen there. */
const pages: readonly (readonly [link: string, shown: (window: Page) => Promise<void>])[] = [
  [
    'skein://threads?text=often&archived=active&sort=name&order=asc',
    async window => expect(new Skein(window).filter).toHaveValue('often'),
  ],
  [
    'skein://search?q=Answer%2017&sort=time&kind=answer',
    async window => expect(new Search(window).field).toHaveValue('Answer 17'),
  ],
  [
    'skein://problems?severity=error&check=broken-json&release=0.144',
    async window => expect(window.getByTestId('problems-page')).toBeVisible(),
  ],
  [
    'skein://usage?span=90d&step=week&by=source&mode=legacy',
    async window => {
      await expect(window.getByTestId('usage-span-90d')).toHaveAttribute('aria-pressed', 'true')
      await expect(window.getByTestId('usage-step-week')).toHaveAttribute('aria-pressed', 'true')
      await expect(window.getByTestId('usage-narrowed')).toBeVisible()
    },
  ],
  [
    `skein://compare?left=${id}&differences=1`,
    async window => expect(window.getByTestId('compare-page')).toBeVisible(),
  ],
  [
    'skein://failures?kind=tool&text=net&sort=lastAt&order=asc',
    async window => {
      await expect(window.getByTestId('failure-words')).toHaveValue('net')
      await expect(window.getByTestId('failures-none-like-this')).toBeVisible()
    },
  ],
  [
    'skein://queue?state=done',
    async window => expect(window.getByTestId('queue-done')).toHaveAttribute('aria-pressed', 'true'),
  ],
  ['skein://ended', async window => expect(window.getByTestId('ended-none')).toBeVisible()],
  ['skein://coverage', async window => expect(window.getByTestId('coverage-none')).toBeVisible()],
  ['skein://homes?show=changed&differences=1', async window => expect(window.getByTestId('homes-empty')).toBeVisible()],
  ['skein://compatibility', async window => expect(window.getByTestId('compatibility-page')).toBeVisible()],
]

test('links to pages are gone to from the palette, and copied as they were', async ({ electronApp, window, home }) => {
  const palette = new Palette(window)
  const here = `skein://threads?home=${encodeURIComponent(home)}`
  const homes = async () => expect(window.getByTestId('home')).toHaveAttribute('aria-pressed', 'true')
  const folder = encodeURIComponent(home)
  const compared = `skein://homes?left=${folder}&right=${folder}&show=same`
  const same = async () => expect(window.getByTestId('home-threads-same')).toHaveAttribute('aria-pressed', 'true')
  for (const [link, shown] of [...pages, [here, homes] as const, [compared, same] as const]) {
    await palette.ask(link)
    await expect(palette.active).toContainText('Go to this link')
    await window.keyboard.press('Enter')
    await shown(window)
    await window.keyboard.press('Control+Shift+L')
    await expect.poll(() => clipboardText(electronApp)).toBe(link)
  }
})

test('a link to a thread that two homes have names the home', async ({ electronApp, window, home }, info) => {
  const before = info.outputPath('before')
  writeRollout(before, minimalThread({ id, timestamp: '2026-11-20T10:00:00.000Z', preview: 'Answer as before' }))
  await drop(window, before)
  await expect(window.getByTestId('home')).toHaveCount(2)
  await expect(new Skein(window).list).toHaveAttribute('data-total', '2')
  const palette = new Palette(window)
  for (const [folder, preview] of [
    [before, 'Answer as before'],
    [home, 'Answer often'],
  ] as const) {
    const link = `skein://thread/${id}?tab=metadata&home=${encodeURIComponent(folder)}`
    await palette.ask(link)
    await window.keyboard.press('Enter')
    await expect(window.getByRole('heading', { name: preview })).toBeVisible()
    await window.keyboard.press('Control+Shift+L')
    await expect.poll(() => clipboardText(electronApp)).toBe(link)
  }
  const folders = `leftHome=${encodeURIComponent(before)}&rightHome=${encodeURIComponent(home)}`
  const both = `skein://compare?left=${id}&right=${id}&${folders}&view=heads`
  await palette.ask(both)
  await window.keyboard.press('Enter')
  await expect(window.getByTestId('compare-page')).toContainText('Answer as before')
  await expect(window.getByTestId('compare-page')).toContainText('Answer often')
  await window.keyboard.press('Control+Shift+L')
  await expect.poll(() => clipboardText(electronApp)).toBe(both)
})

test('the list is copied as a table', async ({ electronApp, window }) => {
  await window.getByTestId('list-csv').click()
  await window.getByRole('menuitem', { name: 'Copy the listed threads as CSV' }).click()
  await expect
    .poll(() => clipboardText(electronApp))
    .toMatch(new RegExp(`^thread,name,.*\r\n${id},Answer often,legacy,`))
})

test('back and forward lead through pages and threads', async ({ window }) => {
  const skein = new Skein(window)
  const palette = new Palette(window)
  const usage = window.getByTestId('usage-page')
  await palette.ask('skein://usage?span=90d')
  await window.keyboard.press('Enter')
  await expect(usage).toBeVisible()
  await palette.ask(`skein://thread/${id}`)
  await window.keyboard.press('Enter')
  await expect(skein.transcript).toBeVisible()
  await window.keyboard.press('Alt+ArrowLeft')
  await expect(usage).toBeVisible()
  await expect(window.getByTestId('usage-span-90d')).toHaveAttribute('aria-pressed', 'true')
  await window.keyboard.press('Alt+ArrowRight')
  await expect(skein.transcript).toBeVisible()
})

test('what is no link is said to be none', async ({ window }) => {
  const palette = new Palette(window)
  await palette.ask('skein://secrets?of=others')
  await window.keyboard.press('Enter')
  await expect(window.getByTestId('announcer')).toContainText('no link that Skein understands')
})

test.describe('a link to a page at the start', () => {
  test.use({ launchArgs: ['skein://usage?span=all&step=month'] })

  test('shows the page', async ({ window }) => {
    await expect(window.getByTestId('usage-span-all')).toHaveAttribute('aria-pressed', 'true')
  })
})
