import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from '../fixtures/app.ts'
import { modes, refusedModes, writeModes } from '../fixtures/homes.ts'
import { answerSaveDialog } from '../fixtures/watch.ts'
import { Compatibility } from '../pages/compatibility.ts'
import { Skein } from '../pages/skein.ts'

/** Which releases write which history mode, and how often opening was refused. */

test.use({ writeHome: { write: writeModes } })

test('says what the release plan asks, as a chart, in tables and in words', async ({ window }) => {
  const page = new Compatibility(window)
  await page.open()
  await expect(page.words.getByRole('listitem').first()).toContainText(/thread|threads/)
  await expect(page.totals).toContainText('Paginated')
  await expect(page.chart).toBeVisible()
  await expect(page.months.locator('tbody tr')).toHaveCount(1)
  await expect(page.months.locator('tbody tr td')).toHaveText(['2', '1', '3', '6'])
  await expect(page.releases.locator('tbody tr').first()).toBeVisible()
  // Unknown modes are named as their files do.
  for (const raw of ['streamed', 'null', 'legacy with ordinals']) {
    await expect(page.unknown.getByRole('rowheader', { name: raw, exact: true })).toBeVisible()
  }
})

test('goes to the first paginated thread, which is refused', async ({ window }) => {
  const page = new Compatibility(window)
  await page.open()
  await page.firsts.getByRole('button', { name: 'Says paginated' }).click()
  await expect(new Skein(window).refusal).toHaveAttribute('data-history-mode', 'paginated')
  await expect(window.getByText(modes.secret)).toHaveCount(0)
})

test('counts refused openings by mode, until they are set back', async ({ window }) => {
  const skein = new Skein(window)
  const page = new Compatibility(window)
  for (const { id } of refusedModes.slice(0, 2)) {
    await skein.row(id).click()
    await skein.row(id).dblclick()
  }
  await page.open()
  await expect(page.refusals.locator('tbody td')).toHaveText(['1', '1'])
  await expect(page.words).toContainText('Opening was refused 2 times here')
  await page.reset.click()
  await expect(page.refusals).toContainText('None so far')
  await expect(page.words).toContainText('Opening has not been refused here')
})

test('saves every count as CSV', async ({ electronApp, window }, info) => {
  const page = new Compatibility(window)
  await page.open()
  const path = info.outputPath('compatibility.csv')
  await answerSaveDialog(electronApp, path)
  await page.save.click()
  await expect.poll(() => existsSync(path)).toBe(true)
  const [head, ...rows] = readFileSync(path, 'utf8').trimEnd().split('\r\n')
  expect(head).toBe('month,release,history_mode,as_the_file_says_it,threads')
  expect(rows.map(row => Number(row.split(',').at(-1))).reduce((sum, threads) => sum + threads, 0)).toBe(6)
})

test.describe('without threads', () => {
  test.use({ writeHome: { write: () => undefined } })

  test('says that there are none', async ({ window }) => {
    const page = new Compatibility(window)
    await page.open()
    await expect(page.empty).toContainText('No threads')
    await expect(page.save).toBeHidden()
  })
})
