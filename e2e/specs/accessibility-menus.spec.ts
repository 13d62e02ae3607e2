import type { Locator, Page } from '@playwright/test'
import { gallery } from '../../src/fixtures/gallery/all-kinds.ts'
import { DAMAGED } from '../../src/fixtures/gallery/damaged.ts'
import { fixtureId } from '../../src/fixtures/ids.ts'
import { forkOf, minimalThread } from '../../src/fixtures/thread.ts'
import { writeRollout } from '../../src/fixtures/write.ts'
import { expect, test } from '../fixtures/app.ts'
import { findNothing } from '../fixtures/axe.ts'
import { writeGallery, writeProblems } from '../fixtures/homes.ts'
import { Compare } from '../pages/compare.ts'
import { Problems } from '../pages/problems.ts'
import { RawView } from '../pages/raw-view.ts'
import { Search } from '../pages/search.ts'
import { Skein } from '../pages/skein.ts'

/** Axe on every menu while it is open, that it opens and closes by keys alone, and that its words stand in it. */

/** Opens the menu of a button with the keys, has it checked, and closes it again. */
async function checkMenu(window: Page, button: Locator): Promise<void> {
  await button.focus()
  await window.keyboard.press('Enter')
  const menu = window.getByRole('menu')
  await expect(menu).toBeVisible()
  await expect(menu.locator(':focus')).toHaveAttribute('role', /^menuitem/)
  const sizes = await menu.locator('[role^="menuitem"]').evaluateAll(items =>
    items.map(({ scrollWidth, scrollHeight, clientWidth, clientHeight, textContent }) => ({
      text: textContent,
      beyond: [scrollWidth - clientWidth, scrollHeight - clientHeight],
    })),
  )
  expect(sizes.filter(({ beyond: [x = 0, y = 0] }) => x > 0 || y > 0)).toEqual([])
  await findNothing(window, '[role="menu"]')
  await window.keyboard.press('Escape')
  await expect(menu).toHaveCount(0)
  await expect(button).toBeFocused()
}

test('axe finds nothing in the menus of the list', async ({ window }) => {
  await checkMenu(window, window.getByTestId('home-menu'))
  await checkMenu(window, window.getByTestId('list-csv'))
  await checkMenu(window, window.getByRole('button', { name: /^Sort:/ }))
})

test('axe finds nothing in the menus of threads', async ({ window }) => {
  const skein = new Skein(window)
  await skein.rows.nth(0).click()
  await checkMenu(window, window.getByTestId('thread-menu'))
  await skein.rows.nth(2).click({ modifiers: ['Shift'] })
  await checkMenu(window, window.getByTestId('selection-more'))
})

test('axe finds nothing in the menu of a saved search', async ({ window }) => {
  await new Search(window).lookFor('import*')
  await window.getByTestId('search-save').click()
  await window.getByTestId('save-name').fill('Imports')
  await window.getByTestId('save-done').click()
  await checkMenu(window, window.getByTestId('saved-menu'))
})

test.describe('in the gallery', () => {
  test.use({ writeHome: { write: writeGallery } })
  test('axe finds nothing in the menu of the time line’s table', async ({ window }) => {
    await new Skein(window).row(gallery.allKinds).click()
    await window.getByRole('tab', { name: 'Timeline' }).click()
    await window.getByTestId('timeline-table-switch').click()
    await checkMenu(window, window.getByTestId('timeline-csv'))
  })
})

test.describe('with problems', () => {
  test.use({ writeHome: { write: writeProblems } })
  test('axe finds nothing in the menus of the problems and of raw lines', async ({ window }) => {
    const problems = new Problems(window)
    await problems.open()
    await checkMenu(window, window.getByTestId('problems-csv'))
    await problems.check('malformed-json').click()
    await problems.rows.first().click()
    await checkMenu(window, window.getByTestId('mark-known-where'))
    const raw = new RawView(window)
    await window.getByTestId('view-all').click()
    await new Skein(window).row(DAMAGED).click()
    await raw.open()
    await raw.line(3).click()
    await checkMenu(window, raw.more)
  })
})

test.describe('with a fork', () => {
  const fork = fixtureId('menus/fork')
  const timestamp = '2026-11-20T10:01:00.000Z'
  test.use({
    writeHome: {
      write: home => {
        const source = minimalThread({ id: fixtureId('menus/source'), timestamp })
        for (const spec of [source, forkOf(source, { id: fork, timestamp })]) writeRollout(home, spec)
      },
    },
  })
  test('axe finds nothing in the menu of a fork’s heads', async ({ window }) => {
    const compare = new Compare(window)
    await compare.withItself(fork)
    await compare.show('heads')
    await checkMenu(window, window.getByTestId('choose-head-b'))
  })
})

test.describe('with a second home', () => {
  test.use({ launchArgs: ['--sample'] })
  test('axe finds nothing in the menus of two homes side by side', async ({ window, home }) => {
    const compare = new Compare(window)
    await window.getByTestId('home-menu').first().click()
    await window.getByTestId('home-compare').click()
    await checkMenu(window, window.getByTestId('choose-home-a'))
    await compare.choose('choose-home-a', home)
    await checkMenu(window, window.getByTestId('choose-home-b'))
    await compare.choose('choose-home-b', 'Sample threads')
    await expect(window.getByTestId('home-thread').first()).toBeVisible()
    await checkMenu(window, window.getByTestId('homes-csv'))
  })
})
