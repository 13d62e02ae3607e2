import type { Page } from '@playwright/test'
import { Compare } from '../../e2e/pages/compare.ts'
import { Compatibility } from '../../e2e/pages/compatibility.ts'
import { FindBar } from '../../e2e/pages/find-bar.ts'
import { Problems } from '../../e2e/pages/problems.ts'
import { RawView } from '../../e2e/pages/raw-view.ts'
import { Transcript } from '../../e2e/pages/transcript.ts'
import { Usage } from '../../e2e/pages/usage.ts'
import { gallery } from '../../src/fixtures/gallery/all-kinds.ts'
import { DAMAGED } from '../../src/fixtures/gallery/damaged.ts'

/** The ways to the screens that are taken. */

async function select(page: Page, words: string): Promise<void> {
  await page.getByTestId('filter-field').fill(words)
  await page
    .getByTestId('thread-row')
    .filter({ hasText: new RegExp(words, 'i') })
    .first()
    .click()
  // In a small window the thread takes the place of the list.
  const filter = page.getByTestId('filter-field')
  if (!(await filter.isVisible())) return
  await filter.fill('')
  await page.getByTestId('thread-row').nth(1).waitFor()
  await page.locator('[data-testid="thread-row"][aria-selected="true"]').focus()
}

export const legacy = async (page: Page) => {
  await select(page, 'imports of large order files')
  await page.getByTestId('item').first().waitFor()
}
export const refused = (words: string) => async (page: Page) => {
  await select(page, words)
  await page.getByTestId('refusal').waitFor()
}
export const metadata = async (page: Page) => {
  await legacy(page)
  await page.getByRole('tab', { name: 'Metadata' }).click()
}
export const ending = async (page: Page) => {
  await select(page, 'import csv files')
  await page.getByTestId('item').first().waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.press('End')
  await page.getByTestId('ledger').waitFor()
}
export const noMatch = async (page: Page) => {
  await page.getByTestId('filter-field').fill('nothing is called like this')
  await page.getByTestId('clear-filters').waitFor()
}
export const help = async (page: Page) => {
  await page.keyboard.press('F1')
  await page.getByTestId('about-modes').waitFor()
}
export const nothing = async () => {}

export const thread = (id: string) => async (page: Page) => {
  const transcript = new Transcript(page)
  await page.locator(`[data-testid="thread-row"][data-thread-id="${id}"]`).click()
  await transcript.items.first().waitFor()
  return transcript
}
export const around = (words: string) => async (page: Page) => {
  const transcript = await thread(gallery.allKinds)(page)
  await transcript.reach(transcript.saying(words))
  return transcript
}
export const timeline = async (page: Page) => {
  await legacy(page)
  await page.getByRole('tab', { name: 'Timeline' }).click()
  await page.getByTestId('timeline').waitFor()
}
export const rawLine = (id: string, line: number) => async (page: Page) => {
  const raw = new RawView(page)
  await thread(id)(page)
  await raw.open()
  await raw.line(line).click()
  // A line that is no JSON has its text instead.
  await raw.record.or(page.getByTestId('record-text')).first().waitFor()
}
export const rawOfSample = async (page: Page) => {
  const raw = new RawView(page)
  await legacy(page)
  await raw.open()
  await raw.line(10).click()
  await raw.record.waitFor()
}
export const found = async (page: Page) => {
  const find = new FindBar(page)
  await legacy(page)
  await page.getByTestId('transcript').focus()
  await find.find('checkpoint')
  await page.locator('[data-testid="find-count"][data-done="true"]').waitFor()
}
export const exporting = async (page: Page) => {
  await legacy(page)
  await page.getByTestId('export-open').first().click()
  await page.getByTestId('export-dialog').waitFor()
}
export const viewOptions = async (page: Page) => {
  await legacy(page)
  await page.getByTestId('view-options').click()
}
export const link = async (page: Page) => {
  const transcript = await around('Tides for three harbours')(page)
  await transcript.root.getByText('the tables', { exact: true }).click()
}
export const split = async (page: Page) => {
  const transcript = await thread(gallery.allKinds)(page)
  const change = await transcript.reach(transcript.ofType('fileChange').filter({ hasText: 'src/height.ts' }))
  await change
    .getByRole('button', { name: /split/i })
    .or(change.getByRole('radio', { name: /split/i }))
    .first()
    .click()
  await transcript.scrollBy(0.6)
}
export const takenBack = async (page: Page) => {
  const transcript = await thread(gallery.allKinds)(page)
  await transcript.toggle('rolled-back-switch')
  await transcript.reach(transcript.saying('Use feet after all'))
}
export const compact = async (page: Page) => {
  const transcript = await thread(gallery.allKinds)(page)
  await transcript.toggle('density-switch')
}
/** Gives the home a name: the folder that it lies in is nobody's business. */
async function name(page: Page): Promise<void> {
  await page.getByTestId('home-menu').first().click()
  await page.getByTestId('home-rename').click()
  await page.getByTestId('home-name').fill('Case 4471')
  await page.keyboard.press('Enter')
}
export const problems = async (page: Page) => {
  await name(page)
  const shown = new Problems(page)
  await shown.open()
  await shown.check('malformed-json').click()
  await shown.rows.first().click()
  await shown.explain.waitFor()
}
export const usage = async (page: Page) => {
  const shown = new Usage(page)
  await shown.open()
  await shown.show('All time')
  await shown.show('Days')
  await shown.chart.waitFor()
}
export const compatibility = async (page: Page) => {
  const shown = new Compatibility(page)
  await shown.open()
  await shown.chart.waitFor()
}
export const compare = async (page: Page) => {
  const shown = new Compare(page)
  await legacy(page)
  await page.getByTestId('thread-menu').click()
  await page.getByTestId('compare-with').click()
  await shown.picker.fill('batch the price lookups')
  await shown.options.first().click()
  await shown.rows.first().waitFor()
}
export const recordMap = async (page: Page) => {
  await name(page)
  await rawLine(DAMAGED, 12)(page)
  const raw = new RawView(page)
  await raw.showAs('bytes')
  await raw.bytes.waitFor()
}
export const keys = async (page: Page) => {
  await legacy(page)
  await page.keyboard.press('Shift+?')
}
