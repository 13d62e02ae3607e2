import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '../fixtures/app.ts'
import { answerSaveDialog, clipboardText } from '../fixtures/watch.ts'
import { Skein } from '../pages/skein.ts'
import { Usage } from '../pages/usage.ts'

/** What threads used: bars, tables, prices, and the ways out of them. */

test('adds up all threads, breaks them down, and goes to the heaviest', async ({ window }) => {
  const usage = new Usage(window)
  await usage.open()
  await usage.show('All time')
  await expect(usage.totals).toContainText(/in [\d,]+ threads/)
  await expect(usage.chart).toBeVisible()
  await expect(usage.rows(usage.models).first()).toBeVisible()
  await expect(usage.remarks).toContainText('that Skein does not open are in no sum')
  await usage.show('Sources')
  await expect(usage.groups.getByRole('heading')).toHaveText('Sources')
  await expect(usage.rows(usage.groups).first()).toBeVisible()
  const heaviest = usage.rows(usage.threads).first().getByRole('button')
  const title = (await heaviest.textContent()) ?? ''
  await heaviest.click()
  await expect(new Skein(window).transcript).toBeVisible()
  await expect(window.locator('[data-pane="thread"]')).toContainText(title)
})

test('follows what the list is narrowed by, and says so', async ({ window }) => {
  const usage = new Usage(window)
  const skein = new Skein(window)
  await skein.filter.fill('nothing is called like this')
  await expect(window.getByTestId('clear-filters')).toBeVisible()
  await usage.open()
  await usage.show('All time')
  await expect(usage.empty).toBeVisible()
  await usage.root.getByRole('button', { name: 'All threads' }).click()
  await expect(usage.totals).toBeVisible()
})

test('has no price until one is given, and says for how many models there is none', async ({ window }) => {
  const usage = new Usage(window)
  await usage.open()
  await usage.show('All time')
  await expect(usage.totals).toBeVisible()
  await expect(usage.totals).not.toContainText('Cost')
  await usage.prices.click()
  const fields = usage.priceDialog.getByRole('textbox')
  await fields.nth(0).fill('1.25')
  await window.getByTestId('save-prices').click()
  await expect(usage.priceDialog.getByRole('alert')).toContainText('three amounts')
  await fields.nth(1).fill('0,125')
  await fields.nth(2).fill('10')
  await window.getByTestId('save-prices').click()
  await expect(usage.priceDialog).toBeHidden()
  await expect(usage.totals).toContainText('Cost')
  await expect(usage.models.getByRole('columnheader', { name: 'Cost' })).toBeVisible()
  await usage.prices.click()
  for (const at of [0, 1, 2]) await fields.nth(at).fill('')
  await window.getByTestId('save-prices').click()
  await expect(usage.totals).not.toContainText('Cost')
})

test('copies tables as CSV and saves them, but never into a home', async ({ electronApp, window, home }, info) => {
  const usage = new Usage(window)
  await usage.open()
  await usage.show('All time')
  await usage.models.getByRole('button', { name: 'Copy Models as CSV' }).click()
  await expect.poll(() => clipboardText(electronApp)).toMatch(/^model,threads,input_tokens/)
  const path = info.outputPath('models.csv')
  await answerSaveDialog(electronApp, path)
  const save = usage.models.getByRole('button', { name: 'Save Models as CSV…' })
  await save.click()
  await expect.poll(() => existsSync(path)).toBe(true)
  expect(readFileSync(path, 'utf8')).toMatch(/^model,threads,input_tokens/)
  const inside = join(home, 'sessions', 'models.csv')
  await answerSaveDialog(electronApp, inside)
  await save.click()
  await expect(usage.root.getByTestId('notice')).toContainText('which Skein only reads')
  expect(existsSync(inside)).toBe(false)
})
