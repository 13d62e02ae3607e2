import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/app.ts'
import { modes, writeModes } from '../fixtures/homes.ts'
import { Search } from '../pages/search.ts'
import { Skein } from '../pages/skein.ts'

/** Pins, tags and notes, of threads that open and of those that do not. */

test.use({ writeHome: { write: writeModes } })

const pinnedView = (window: Page) => window.getByTestId('view-pinned')
const dialog = (window: Page) => window.getByRole('dialog', { name: /^Tags of/ })

async function addTag(window: Page, tag: string): Promise<void> {
  await window.getByTestId('tag-field').fill(tag)
  await window.keyboard.press('Enter')
  await expect(dialog(window).getByRole('checkbox', { name: new RegExp(`^${tag}`) })).toBeChecked()
}

test('pins by a key, shows it in the row, lists what is pinned, and unpins', async ({ window }) => {
  const skein = new Skein(window)
  for (const id of [modes.legacy, modes.paginated]) {
    await skein.row(id).click()
    await window.keyboard.press('Enter')
    await expect(window.locator('[data-pane="thread"] :focus')).toBeVisible()
    await window.keyboard.press('p')
    await expect(skein.row(id).getByTestId('pinned')).toBeVisible()
    await expect(window.getByTestId('pin')).toHaveAttribute('aria-pressed', 'true')
  }
  await expect(pinnedView(window)).toContainText('2')
  await pinnedView(window).click()
  await expect(skein.list).toHaveAttribute('data-total', '2')
  await window.getByTestId('pin').click()
  await expect(skein.list).toHaveAttribute('data-total', '1')
  await expect(skein.row(modes.legacy)).toBeVisible()
  await window.getByTestId('view-all').click()
  await skein.filter.fill('is:pinned')
  await expect(skein.list).toHaveAttribute('data-total', '1')
})

test('tags a refused thread, and narrows the list by tags', async ({ window }) => {
  const skein = new Skein(window)
  await skein.row(modes.paginated).click()
  await expect(skein.refusal).toBeVisible()
  await window.getByTestId('edit-tags').click()
  await addTag(window, 'later')
  await addTag(window, 'bug')
  await window.keyboard.press('Escape')
  await expect(window.getByTestId('tag-chip')).toHaveText(['bug', 'later'])
  await expect(skein.row(modes.paginated).getByRole('img', { name: 'Tags: bug, later' })).toBeVisible()

  await skein.facet('tag').getByRole('checkbox', { name: /later/ }).check()
  await expect(skein.list).toHaveAttribute('data-total', '1')
  await expect(window.getByTestId('filter-chips')).toContainText('later')
  await skein.facet('tag').getByRole('checkbox', { name: /later/ }).uncheck()
  await skein.filter.fill('tag:bug says')
  await expect(skein.list).toHaveAttribute('data-total', '1')
  await window.getByRole('button', { name: 'Remove the tag bug' }).click()
  await expect(skein.list).toHaveCount(0)
  await expect(window.getByTestId('no-match')).toBeVisible()
})

test('keeps a note while one writes, for each thread its own', async ({ window }) => {
  const skein = new Skein(window)
  await skein.row(modes.unknown).click()
  await window.getByTestId('note').fill('ask the team /? P')
  // Without a pause, so that it is kept as one goes.
  await skein.row(modes.paginated).click()
  await expect(window.getByTestId('note')).toHaveValue('')
  await expect(skein.row(modes.unknown).getByRole('img', { name: 'Has a note of yours' })).toBeVisible()
  await skein.row(modes.legacy).click()
  await window.keyboard.press('Enter')
  await expect(skein.items('userMessage')).toBeVisible()
  await window.keyboard.press('n')
  await expect(window.getByTestId('note')).toBeFocused()
  await window.keyboard.type('p is a letter here')
  await expect(window.getByTestId('note-state')).toHaveText('Saved')
  await expect(window.getByTestId('pin')).toHaveAttribute('aria-pressed', 'false')
  await window.reload()
  await expect(window.locator('html')).toHaveAttribute('data-ready', 'true')
  await skein.row(modes.unknown).click()
  await expect(window.getByTestId('note')).toHaveValue('ask the team /? P')
  await skein.filter.fill('is:noted')
  await expect(skein.list).toHaveAttribute('data-total', '2')
})

test('marks several threads at once, of any mode', async ({ window }) => {
  const skein = new Skein(window)
  await skein.row(modes.legacy).click()
  await skein.row(modes.paginated).click({ modifiers: ['Control'] })
  await window.getByTestId('selection-pin').click()
  await expect(skein.list.getByTestId('pinned')).toHaveCount(2)
  await window.getByTestId('selection-tag').click()
  await addTag(window, 'both')
  await window.keyboard.press('Escape')
  await skein.row(modes.missing).click({ modifiers: ['Control'] })
  await expect(window.getByTestId('selection-count')).toHaveText('3 threads selected')
  await window.getByTestId('selection-tag').click()
  const both = dialog(window).getByRole('checkbox', { name: /^both/ })
  await expect(both).toHaveJSProperty('indeterminate', true)
  await expect(dialog(window)).toContainText('2 of 3')
  await both.click()
  await expect(both).toBeChecked()
  await both.click()
  await expect(dialog(window)).toContainText('No tag is in use yet')
  await window.keyboard.press('Escape')
  await window.getByTestId('selection-more').click()
  await window.getByTestId('selection-unpin').click()
  await expect(skein.list.getByTestId('pinned')).toHaveCount(0)
})

test('shows marks in the results of a search, and pins there by key and by pointer', async ({ window }) => {
  const search = new Search(window)
  const first = search.threads.first()
  await search.lookFor(modes.secret)
  // Files may still be being read: results come in then.
  await expect(search.hits).toHaveCount(2)
  await search.field.press('ArrowDown')
  await expect(search.chosen).toHaveCount(1)
  await search.field.press('Alt+p')
  await expect(first.getByTestId('pinned')).toBeVisible()
  await expect(search.field).toBeFocused()
  await search.field.press('Alt+p')
  await expect(first.getByTestId('pinned')).toHaveCount(0)

  await search.lookFor('mode:paginated')
  await first.hover()
  await first.getByTestId('row-pin').click()
  await expect(first.getByTestId('pinned')).toBeVisible()
  await first.click()
  await window.getByTestId('edit-tags').click()
  await addTag(window, 'later')
  await window.keyboard.press('Escape')
  await expect(first.getByRole('img', { name: 'Tags: later' })).toBeVisible()
  await window.getByTestId('pin').click()
  await expect(first.getByTestId('pinned')).toHaveCount(0)
})
