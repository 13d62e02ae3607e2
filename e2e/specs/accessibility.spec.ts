import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/app.ts'
import { Skein } from '../pages/skein.ts'

/** No screen has anything that axe objects to, in light and in dark. */

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']

const screens: readonly { readonly name: string; readonly reach: (window: Page) => Promise<void> }[] = [
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
    name: 'nothing found',
    reach: async window => {
      await new Skein(window).filter.fill('nothing is called like this')
      await expect(window.getByTestId('clear-filters')).toBeVisible()
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

for (const { name, reach } of screens) {
  test(`axe finds nothing in ${name}`, async ({ window }) => {
    await reach(window)
    for (const colorScheme of ['light', 'dark'] as const) {
      await window.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      // Legacy mode: Electron cannot open the second page that axe otherwise wants.
      const { violations } = await new AxeBuilder({ page: window }).setLegacyMode(true).withTags(TAGS).analyze()
      expect(violations.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes[0]?.html}`)).toEqual([])
    }
  })
}
