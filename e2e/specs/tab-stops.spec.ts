import type { Page } from '@playwright/test'
import { gallery } from '../../src/fixtures/gallery/all-kinds.ts'
import { DAMAGED } from '../../src/fixtures/gallery/damaged.ts'
import { expect, test } from '../fixtures/app.ts'
import type { Screen } from '../fixtures/axe.ts'
import { PROBLEM_REFUSED, writeGallery, writeProblems } from '../fixtures/homes.ts'
import { compatibility, homesToCompare, overview, refused, settings, transcript, usage } from '../fixtures/screens.ts'
import { walkRound } from '../fixtures/tab-walk.ts'
import { Compare } from '../pages/compare.ts'
import { Problems } from '../pages/problems.ts'
import { RawView } from '../pages/raw-view.ts'
import { Skein } from '../pages/skein.ts'

/** Tab goes round every page: each stop is in view, has a name and shows the focus, and nothing is left out. */

function testWalks(screens: readonly Screen[]): void {
  for (const { name, reach } of screens) {
    test(`Tab goes round ${name}`, async ({ window }) => {
      await reach(window)
      await walkRound(window)
    })
  }
}

const problemsAt =
  (view: 'checks' | 'queue' | 'failures' | 'ended' | 'coverage', ready: string) => async (window: Page) => {
    const problems = new Problems(window)
    await problems.open()
    await problems.show(view)
    await expect(window.getByTestId(ready).first()).toBeVisible()
  }

const tab = (name: string, id: string) => async (window: Page) => {
  await new Skein(window).row(DAMAGED).click()
  await window.getByRole('tab', { name }).click()
  await expect(window.getByTestId(id).first()).toBeVisible()
}

testWalks([
  overview,
  usage,
  compatibility,
  {
    name: 'two threads side by side',
    reach: async window => {
      const compare = new Compare(window)
      const rows = new Skein(window).rows
      await rows.nth(0).click()
      await rows.nth(1).click({ modifiers: ['Control'] })
      await window.getByTestId('selection-more').click()
      await window.getByTestId('selection-compare').click()
      await expect(compare.rows.first()).toBeVisible()
    },
  },
  homesToCompare,
  settings,
  transcript,
  refused,
])

test.describe('in the gallery', () => {
  test.use({ writeHome: { write: writeGallery } })
  testWalks([
    {
      name: 'the time line',
      reach: async window => {
        const skein = new Skein(window)
        await skein.row(gallery.allKinds).click()
        await window.getByRole('tab', { name: 'Timeline' }).click()
        await expect(window.getByTestId('longest')).toBeVisible()
      },
    },
  ])
})

test.describe('with problems', () => {
  test.use({ writeHome: { write: writeProblems } })
  testWalks([
    {
      name: 'the raw lines',
      reach: async window => {
        const raw = new RawView(window)
        await tab('Raw', 'raw-line')(window)
        await raw.line(3).click()
        await expect(raw.more).toBeVisible()
      },
    },
    { name: 'the diagnostics of a thread', reach: tab('Diagnostics', 'diagnostics') },
    { name: 'the metadata', reach: tab('Metadata', 'inspection') },
    {
      name: 'the diagnostics of a thread that is not opened',
      reach: async window => {
        await new Skein(window).row(PROBLEM_REFUSED).click()
        await expect(window.getByTestId('structure-lines')).toBeVisible()
      },
    },
    { name: 'all problems', reach: problemsAt('checks', 'finding') },
    { name: 'the triage queue', reach: problemsAt('queue', 'queued') },
    { name: 'the failures', reach: problemsAt('failures', 'failure-words') },
    { name: 'the kinds that are not known', reach: problemsAt('coverage', 'format-coverage') },
  ])
})
