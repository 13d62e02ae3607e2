import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../fixtures/app.ts'
import { metadata, writeLargeFamily, writeMetadataHome } from '../fixtures/metadata-home.ts'
import { resize } from '../fixtures/page.ts'
import { Search } from '../pages/search.ts'
import { Skein } from '../pages/skein.ts'

/** All that is known of a thread besides its history: for each thread, refused ones too. */

test.use({ writeHome: { write: writeMetadataHome } })

/** Shows a thread's metadata: a refused one's page has it, an open one's tab. */
async function show(window: Page, id: string): Promise<Locator> {
  await new Skein(window).row(id).click()
  const inspection = window.getByTestId('inspection')
  if (id === metadata.legacy) await window.getByRole('tab', { name: 'Metadata' }).click()
  await expect(inspection).toBeVisible()
  return inspection
}

const fact = (window: Page, name: string) => window.locator(`[data-testid="parity-fact"][data-fact="${name}"]`)

test('a refused thread: each difference between files and databases has its name', async ({ window }) => {
  await new Skein(window).row(metadata.frozen).click()
  await expect(window.getByTestId('refusal')).toBeVisible()
  const parity = window.getByTestId('parity')
  await expect(parity).toContainText('3 differences')
  for (const [name, note] of [
    ['File', 'Stale path'],
    ['Archived', 'Archive flag'],
    ['Read up to', 'Frozen cursor'],
  ] as const) {
    await expect(fact(window, name)).toHaveAttribute('data-verdict', 'differ')
    await expect(fact(window, name)).toContainText(note)
  }
  await expect(fact(window, 'Row')).toHaveAttribute('data-verdict', 'agree')
  await expect(fact(window, 'History mode')).toHaveAttribute('data-verdict', 'agree')
  await expect(fact(window, 'Read up to')).toContainText('400 bytes, then record 1')
  await expect(window.getByText(metadata.secret)).toHaveCount(0)
})

test('a refused thread: its head is a tree that is walked by keyboard', async ({ window }) => {
  await new Skein(window).row(metadata.frozen).click()
  const tree = window.getByTestId('heads').getByRole('tree', { name: 'Head' })
  await expect(tree).toContainText('history_mode')
  await expect(tree).not.toContainText(metadata.secret)
  const first = tree.getByRole('treeitem').first()
  await first.focus()
  await window.keyboard.press('ArrowLeft')
  await expect(first).toHaveAttribute('aria-expanded', 'false')
  await window.keyboard.press('ArrowRight')
  await expect(first).toHaveAttribute('aria-expanded', 'true')
})

test('a refused thread: beside the search in a narrow window, its page has nothing to scroll sideways for', async ({
  electronApp,
  window,
}) => {
  await resize(electronApp, 900, 700)
  const search = new Search(window)
  await search.lookFor('freeze the peas')
  await search.hits.first().click()
  const page = window.getByTestId('refusal')
  await expect(page.getByTestId('weight')).toBeAttached()
  const beyond = () => page.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)
  await expect.poll(beyond).toBe(0)
})

test('an open thread: names over time, a long head, its file', async ({ window }) => {
  const inspection = await show(window, metadata.legacy)
  const names = inspection.getByTestId('names')
  await expect(names).toContainText('renamed 1 time')
  await expect(names.getByRole('listitem')).toContainText([/Runner beans.*since.*in the state database too/, /Beans/])
  await expect(inspection.getByTestId('heads')).toContainText('1 long text or list cut')
  await expect(inspection.getByTestId('thread-file')).toContainText(/Permissions/)
  await expect(window.getByTestId('parity')).toContainText('All agree')
})

test('a thread in two files is one thread, each file with its cursor and its head', async ({ window }) => {
  const inspection = await show(window, metadata.continued)
  await expect(inspection.getByTestId('thread-file')).toHaveCount(2)
  await expect(inspection.locator('[data-testid="thread-file"][data-role="continues"]')).toHaveCount(1)
  await expect(inspection.getByTestId('head')).toHaveCount(2)
  for (const name of ['Read up to, file 1', 'Read up to, file 2']) {
    await expect(fact(window, name)).toHaveAttribute('data-verdict', 'agree')
  }
  await expect(window.getByTestId('diagnostics')).not.toContainText('Two files of one thread')
})

for (const [name, id] of [
  ['a refused thread', metadata.frozen],
  ['an open thread', metadata.legacy],
] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${name}: axe finds nothing wrong in ${colorScheme}`, async ({ window }) => {
      await window.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await show(window, id)
      // Legacy mode: Electron cannot open the second page that axe otherwise wants.
      const { violations } = await new AxeBuilder({ page: window })
        .setLegacyMode(true)
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
        .analyze()
      expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`)).toEqual([])
    })
  }
}

test.describe('a family of more than a thousand', () => {
  test.use({ writeHome: { write: writeLargeFamily } })

  test('is a tree that is walked by keyboard, each thread in it opens', async ({ window }) => {
    // The family is what the list has: all heads are to be known.
    await expect(window.getByText('1,101', { exact: true }).first()).toBeVisible()
    await new Skein(window).find('The root of all')
    await window.getByRole('tab', { name: 'Metadata' }).click()
    const family = window.getByTestId('family')
    const members = window.getByTestId('family-member')
    await expect(members).toHaveCount(200)
    await family.getByRole('button', { name: 'Show up to 1,000' }).click()
    await expect(members).toHaveCount(1000)
    await expect(family).toContainText('and more')

    const root = members.first()
    await root.focus()
    await window.keyboard.press('ArrowLeft')
    await expect(members).toHaveCount(1)
    await window.keyboard.press('ArrowRight')
    await expect(members).toHaveCount(1000)
    await window.keyboard.press('End')
    await expect(members.last()).toBeFocused()
    await window.keyboard.press('Home')
    await window.keyboard.press('ArrowDown')
    await expect(members.nth(1)).toBeFocused()
    const title = await members
      .nth(1)
      .getByText(/^Relative \d+$/)
      .textContent()
    await window.keyboard.press('Enter')
    await expect(window.getByRole('heading', { level: 1, name: title ?? '' })).toBeVisible()
  })
})
