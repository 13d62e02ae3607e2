import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DAMAGED } from '../../src/fixtures/gallery/damaged.ts'
import { expect, test } from '../fixtures/app.ts'
import { findNothing, type Screen, testScreens } from '../fixtures/axe.ts'
import { PROBLEM_REFUSED, writeProblems } from '../fixtures/homes.ts'
import { compatibility, homesToCompare, usage } from '../fixtures/screens.ts'
import { Compare } from '../pages/compare.ts'
import { Problems } from '../pages/problems.ts'
import { Search } from '../pages/search.ts'
import { Skein } from '../pages/skein.ts'
import { Usage } from '../pages/usage.ts'

/** Axe on the pages beside the list. */

const screens: readonly Screen[] = [
  compatibility,
  {
    name: 'a search with a hit shown',
    reach: async window => {
      const search = new Search(window)
      await search.lookFor('import* project:orchard')
      await search.hits.and(window.locator('[data-kind="prompt"]')).first().click()
      await expect(window.getByTestId('find-count')).toHaveAttribute('data-done', 'true')
    },
  },
  {
    name: 'two threads side by side, one of them refused',
    reach: async window => {
      const compare = new Compare(window)
      await new Skein(window).find('imports of large order files')
      await window.getByTestId('thread-menu').click()
      await window.getByTestId('compare-with').click()
      await compare.picker.fill('batch the price lookups')
      await compare.options.first().click()
      await expect(compare.side('b').getByTestId('compared-closed')).toBeVisible()
      await expect(compare.row('Model')).toHaveAttribute('data-verdict', 'unknown')
    },
  },
  {
    name: 'the heads of two threads',
    reach: async window => {
      const compare = new Compare(window)
      const rows = new Skein(window).rows
      await rows.nth(0).click()
      await rows.nth(1).click({ modifiers: ['Control'] })
      await window.getByTestId('selection-more').click()
      await window.getByTestId('selection-compare').click()
      await compare.show('heads')
      await expect(compare.row('cli_version')).toBeVisible()
    },
  },
  homesToCompare,
  {
    name: 'completions in the search',
    reach: async window => {
      const search = new Search(window)
      await search.open()
      await search.field.pressSequentially('project:')
      const first = window.getByTestId('suggestion').first()
      await expect(first).toBeVisible()
      await search.field.press('Alt+ArrowDown')
      await expect(first).toHaveAttribute('aria-selected', 'true')
    },
  },
  {
    name: 'the naming of a search',
    reach: async window => {
      await new Search(window).lookFor('import*')
      await window.getByTestId('search-save').click()
      await expect(window.getByTestId('save-dialog')).toBeVisible()
    },
  },
  {
    name: 'the help of the search',
    reach: async window => {
      await new Search(window).open()
      await window.getByTestId('search-help-open').click()
      await expect(window.getByTestId('search-help')).toBeVisible()
    },
  },
  usage,
  {
    name: 'the prices of models',
    reach: async window => {
      const usage = new Usage(window)
      await usage.open()
      await usage.show('All time')
      await usage.prices.click()
      await expect(usage.priceDialog).toBeVisible()
    },
  },
]

testScreens(screens)

test.describe('with problems', () => {
  test.use({ writeHome: { write: writeProblems } })
  test('axe finds nothing in the page of all problems', async ({ window }) => {
    const problems = new Problems(window)
    await problems.open()
    await problems.check('malformed-json').click()
    await expect(problems.explain).toBeVisible()
    await findNothing(window)
  })
  test('axe finds nothing in the diagnostics of a thread that is not opened', async ({ window }) => {
    await new Skein(window).row(PROBLEM_REFUSED).click()
    await expect(window.getByTestId('structure-lines')).toBeVisible()
    await findNothing(window)
  })
  test('axe finds nothing in the kinds that are not known', async ({ window }) => {
    const problems = new Problems(window)
    await problems.open()
    await problems.show('coverage')
    await expect(window.getByTestId('format-coverage')).toBeVisible()
    await findNothing(window)
  })
  test('axe finds nothing in the triage queue', async ({ window }) => {
    const problems = new Problems(window)
    await problems.open()
    await problems.show('queue')
    await problems.queued.first().click()
    await expect(window.getByTestId('marks')).toBeVisible()
    await findNothing(window)
  })
  test('axe finds nothing in the diagnostics of a thread', async ({ window }) => {
    await new Skein(window).row(DAMAGED).click()
    await window.getByRole('tab', { name: 'Diagnostics' }).click()
    await expect(window.getByTestId('diagnostics')).toBeVisible()
    await findNothing(window)
  })
})

test.describe('with a second home', () => {
  test.use({ launchArgs: ['--sample'] })
  test('axe finds nothing in two homes side by side', async ({ window, home }) => {
    const compare = new Compare(window)
    await window.getByTestId('home-menu').first().click()
    await window.getByTestId('home-compare').click()
    await compare.choose('choose-home-a', home)
    await compare.choose('choose-home-b', 'Sample threads')
    await expect(window.getByTestId('home-thread').first()).toBeVisible()
    await findNothing(window)
  })
})

test.describe('without threads', () => {
  test.use({ writeHome: { write: home => mkdirSync(join(home, 'sessions'), { recursive: true }) } })
  test('axe finds nothing in the first screen', async ({ window }) => {
    await expect(window.getByTestId('welcome')).toBeVisible()
    await findNothing(window)
  })
})
