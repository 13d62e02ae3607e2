import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { gallery } from '../../src/fixtures/gallery/all-kinds.ts'
import { DAMAGED } from '../../src/fixtures/gallery/damaged.ts'
import { expect, test } from '../fixtures/app.ts'
import { writeDamaged, writeGallery, writeProblems } from '../fixtures/homes.ts'
import { Compare } from '../pages/compare.ts'
import { Compatibility } from '../pages/compatibility.ts'
import { FindBar } from '../pages/find-bar.ts'
import { Problems } from '../pages/problems.ts'
import { RawView } from '../pages/raw-view.ts'
import { Search } from '../pages/search.ts'
import { Skein } from '../pages/skein.ts'
import { Transcript } from '../pages/transcript.ts'
import { Usage } from '../pages/usage.ts'

/** No screen has anything that axe objects to, in light and in dark. */

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']

interface Screen {
  readonly name: string
  readonly reach: (window: Page) => Promise<unknown>
}

const screens: readonly Screen[] = [
  { name: 'the overview', reach: async window => expect(window.getByTestId('overview')).toBeVisible() },
  {
    name: 'a transcript',
    reach: async window => {
      const skein = new Skein(window)
      await skein.find('imports of large order files')
      await expect(skein.items('commandExecution').first()).toBeVisible()
    },
  },
  {
    name: 'the metadata',
    reach: async window => {
      await new Skein(window).find('imports of large order files')
      await window.getByRole('tab', { name: 'Metadata' }).click()
      await expect(window.getByTestId('metadata')).toBeVisible()
    },
  },
  {
    name: 'the preview of a bundle',
    reach: async window => {
      const skein = new Skein(window)
      await skein.find('imports of large order files')
      await window.getByTestId('thread-menu').click()
      await window.getByTestId('bundle-open').click()
      await window.getByTestId('bundle-look').click()
      await expect(window.getByTestId('bundle-preview')).toBeVisible()
    },
  },
  {
    name: 'the settings',
    reach: async window => {
      await window.getByTestId('settings-open').click()
      await expect(window.getByTestId('settings-data')).toBeVisible()
    },
  },
  {
    name: 'the compatibility report',
    reach: async window => {
      const page = new Compatibility(window)
      await page.open()
      await expect(page.chart).toBeVisible()
    },
  },
  {
    name: 'a paginated thread',
    reach: async window => {
      const skein = new Skein(window)
      await skein.find('batch the price lookups')
      await expect(skein.refusal).toBeVisible()
    },
  },
  {
    name: 'an unknown thread',
    reach: async window => {
      const skein = new Skein(window)
      await skein.find('show free seats')
      await expect(skein.refusal).toBeVisible()
    },
  },
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
    name: 'several threads, tagged and pinned',
    reach: async window => {
      const skein = new Skein(window)
      await skein.rows.nth(0).click()
      await skein.rows.nth(2).click({ modifiers: ['Shift'] })
      await window.getByTestId('selection-pin').click()
      await expect(skein.list.getByTestId('pinned')).toHaveCount(3)
      await window.getByTestId('selection-tag').click()
      await window.getByTestId('tag-field').fill('later')
      await window.keyboard.press('Enter')
      await expect(window.getByRole('dialog').getByRole('checkbox')).toBeChecked()
      await window.keyboard.press('Escape')
      await expect(skein.facet('tag')).toBeVisible()
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
  {
    name: 'the choice of two homes to compare',
    reach: async window => {
      await window.getByTestId('home-menu').click()
      await window.getByTestId('home-compare').click()
      await expect(window.getByTestId('homes-empty')).toBeVisible()
    },
  },
  {
    name: 'the tags of a thread',
    reach: async window => {
      await new Skein(window).rows.first().click()
      await window.getByTestId('thread-menu').click()
      await window.getByRole('menuitem', { name: 'Edit tags' }).click()
      await expect(window.getByTestId('tag-dialog')).toBeVisible()
    },
  },
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
  {
    name: 'nothing found',
    reach: async window => {
      await new Skein(window).filter.fill('nothing is called like this')
      await expect(window.getByTestId('clear-filters')).toBeVisible()
    },
  },
  {
    name: 'the usage page',
    reach: async window => {
      const usage = new Usage(window)
      await usage.open()
      await usage.show('All time')
      await expect(usage.chart).toBeVisible()
    },
  },
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
  {
    name: 'the palette',
    reach: async window => {
      await window.keyboard.press('Control+k')
      await expect(window.getByTestId('palette-option').first()).toBeVisible()
    },
  },
  {
    name: 'the shortcut sheet',
    reach: async window => {
      await window.keyboard.press('?')
      await expect(window.getByTestId('shortcut-sheet')).toBeVisible()
    },
  },
  {
    name: 'the help',
    reach: async window => {
      await window.keyboard.press('F1')
      await expect(window.getByTestId('about-modes')).toBeVisible()
    },
  },
]

const transcriptOf = async (window: Page): Promise<Transcript> => {
  const transcript = new Transcript(window)
  await new Skein(window).row(gallery.allKinds).click()
  await expect(transcript.items.first()).toBeVisible()
  return transcript
}

/** Screens of the gallery, where every kind of item is. */
const galleryScreens: readonly Screen[] = [
  ...[
    'Tides for three harbours',
    'npm test -- --color',
    'src/height.ts',
    'Two sensors answered',
    'Does the chart look right?',
    'Keep the phase small',
    'All gauges answer; the almanac',
    'Start with Northquay',
  ].map(
    (words): Screen => ({
      name: `the transcript around “${words}”`,
      reach: async window => {
        const transcript = await transcriptOf(window)
        await transcript.reach(transcript.saying(words))
      },
    }),
  ),
  {
    name: 'the raw view',
    reach: async window => {
      const raw = new RawView(window)
      await transcriptOf(window)
      await raw.open()
      await raw.line(3).click()
      await expect(raw.record).toBeVisible()
    },
  },
  {
    name: 'the time line',
    reach: async window => {
      await transcriptOf(window)
      await window.getByRole('tab', { name: 'Timeline' }).click()
      await expect(window.getByTestId('timeline')).toBeVisible()
    },
  },
  {
    name: 'the find bar',
    reach: async window => {
      const find = new FindBar(window)
      await (await transcriptOf(window)).root.focus()
      await find.find('tide')
      await expect(find.count).toContainText(/1 of/)
    },
  },
  {
    name: 'the export dialog',
    reach: async window => {
      await transcriptOf(window)
      await window.getByTestId('export-open').first().click()
      await expect(window.getByTestId('export-dialog')).toBeVisible()
    },
  },
  {
    name: 'the view options',
    reach: async window => {
      await (await transcriptOf(window)).viewOptions.click()
      await expect(window.getByTestId('rolled-back-switch')).toBeVisible()
    },
  },
  {
    name: 'the question before a link',
    reach: async window => {
      const transcript = await transcriptOf(window)
      const answer = await transcript.reach(transcript.saying('Tides for three harbours'))
      await answer.getByText('the tables', { exact: true }).click()
      await expect(window.getByTestId('link-dialog')).toBeVisible()
    },
  },
]

async function findNothing(window: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await window.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    // Legacy mode: Electron cannot open the second page that axe otherwise wants.
    const { violations } = await new AxeBuilder({ page: window }).setLegacyMode(true).withTags(TAGS).analyze()
    expect(violations.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes[0]?.html}`)).toEqual([])
  }
}

for (const { name, reach } of screens) {
  test(`axe finds nothing in ${name}`, async ({ window }) => {
    await reach(window)
    await findNothing(window)
  })
}

test.describe('in the gallery', () => {
  test.use({ writeHome: { write: writeGallery } })
  for (const { name, reach } of galleryScreens) {
    test(`axe finds nothing in ${name}`, async ({ window }) => {
      await reach(window)
      await findNothing(window)
    })
  }
})

test.describe('in a damaged file', () => {
  test.use({ writeHome: { write: writeDamaged } })
  test('axe finds nothing in the raw view', async ({ window }) => {
    const raw = new RawView(window)
    await new Skein(window).row(DAMAGED).click()
    await raw.open()
    await window.locator('[data-testid="raw-line"][data-verdict="problem"]').first().click()
    await findNothing(window)
  })
})

test.describe('with problems', () => {
  test.use({ writeHome: { write: writeProblems } })
  test('axe finds nothing in the page of all problems', async ({ window }) => {
    const problems = new Problems(window)
    await problems.open()
    await problems.check('malformed-json').click()
    await expect(problems.explain).toBeVisible()
    await findNothing(window)
  })
  test('axe finds nothing in the diagnostics of a thread', async ({ window }) => {
    await new Skein(window).row(DAMAGED).click()
    await window.getByRole('tab', { name: 'Diagnostics' }).click()
    await expect(window.getByTestId('diagnostics')).toBeVisible()
    await findNothing(window)
  })
})
