import type { Page } from '@playwright/test'
import { gallery } from '../../src/fixtures/gallery/all-kinds.ts'
import { DAMAGED } from '../../src/fixtures/gallery/damaged.ts'
import { expect, test } from '../fixtures/app.ts'
import { findNothing, type Screen, testScreens } from '../fixtures/axe.ts'
import { writeDamaged, writeGallery } from '../fixtures/homes.ts'
import { FindBar } from '../pages/find-bar.ts'
import { RawView } from '../pages/raw-view.ts'
import { Skein } from '../pages/skein.ts'
import { Transcript } from '../pages/transcript.ts'

/** Axe on every kind of item, and on what shows a thread in other ways. */

const transcriptOf = async (window: Page): Promise<Transcript> => {
  const transcript = new Transcript(window)
  await new Skein(window).row(gallery.allKinds).click()
  await expect(transcript.items.first()).toBeVisible()
  return transcript
}

/** Screens of the gallery, where every kind of item is. */
const screens: readonly Screen[] = [
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

test.describe('in the gallery', () => {
  test.use({ writeHome: { write: writeGallery } })
  testScreens(screens)
})

test.describe('in a damaged file', () => {
  test.use({ writeHome: { write: writeDamaged } })
  test('axe finds nothing in the raw view', async ({ window }) => {
    const raw = new RawView(window)
    await new Skein(window).row(DAMAGED).click()
    await raw.open()
    await window.locator('[data-testid="raw-line"][data-verdict="problem"]').first().click()
    await findNothing(window)
    await raw.showAs('bytes')
    await expect(raw.bytes).toBeVisible()
    await findNothing(window)
  })
})
