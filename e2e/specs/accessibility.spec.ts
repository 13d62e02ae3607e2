import { expect } from '../fixtures/app.ts'
import { type Screen, testScreens } from '../fixtures/axe.ts'
import { overview, refused, settings, transcript } from '../fixtures/screens.ts'
import { Skein } from '../pages/skein.ts'

/** Axe on the list, threads and dialogs. */

const screens: readonly Screen[] = [
  overview,
  transcript,
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
  settings,
  refused,
  {
    name: 'an unknown thread',
    reach: async window => {
      const skein = new Skein(window)
      await skein.find('show free seats')
      await expect(skein.refusal).toBeVisible()
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
    name: 'the tags of a thread',
    reach: async window => {
      await new Skein(window).rows.first().click()
      await window.getByTestId('thread-menu').click()
      await window.getByRole('menuitem', { name: 'Edit tags' }).click()
      await expect(window.getByTestId('tag-dialog')).toBeVisible()
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

testScreens(screens)
