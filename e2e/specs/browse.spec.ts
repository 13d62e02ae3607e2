import { sampleThreads } from '../../src/fixtures/sample/home.ts'
import { expect, test } from '../fixtures/app.ts'
import { Skein } from '../pages/skein.ts'

/** Finding and reading a thread, by mouse and by keyboard, in the sample home. */

const total = new Set(sampleThreads().map(({ spec }) => spec.id)).size

test('lists every thread with its mode in words', async ({ window }) => {
  const skein = new Skein(window)
  await expect(skein.list).toHaveAttribute('data-total', String(total))
  for (const row of await skein.rows.all()) {
    await expect(row).toContainText(/Legacy|Paginated|Unknown: /)
    await expect(row).toHaveAttribute('data-history-mode', /^(legacy|paginated|unknown)$/)
    await expect(row.locator('time')).toHaveAttribute('datetime', /^\d{4}-/)
  }
})

test('selects with the arrows, opens with Enter, comes back with Escape', async ({ window }) => {
  const skein = new Skein(window)
  await skein.rows.first().click()
  await window.keyboard.press('End')
  await expect(skein.list.locator('[aria-selected="true"]')).toHaveAttribute('aria-posinset', String(total))
  await window.keyboard.press('Home')
  await expect(skein.list.locator('[aria-selected="true"]')).toHaveAttribute('aria-posinset', '1')
  await window.keyboard.press('ArrowDown')
  await expect(skein.list.locator('[aria-selected="true"]')).toHaveAttribute('aria-posinset', '2')
  await window.keyboard.press('Enter')
  await expect(skein.list.locator(':focus')).toHaveCount(0)
  await window.keyboard.press('Escape')
  await expect(skein.list.locator('[aria-selected="true"]')).toBeFocused()
})

test('jumps to a title by its first letters', async ({ window }) => {
  const skein = new Skein(window)
  await skein.rows.first().click()
  await window.keyboard.type('rotate')
  await expect(skein.list.locator('[aria-selected="true"]')).toContainText('Rotate the signing keys')
})

test('filters by words, says when nothing fits, and clears', async ({ window }) => {
  const skein = new Skein(window)
  await skein.rows.first().click()
  await window.keyboard.press('/')
  await expect(skein.filter).toBeFocused()
  await skein.filter.fill('signing KEYS')
  await expect(skein.list).toHaveAttribute('data-total', '1')
  await expect(skein.rows).toHaveCount(1)
  await skein.filter.fill('nothing is called like this')
  await expect(skein.rows).toHaveCount(0)
  await window.getByTestId('clear-filters').click()
  await expect(skein.list).toHaveAttribute('data-total', String(total))
})

test('filters by history mode', async ({ window }) => {
  const skein = new Skein(window)
  await skein
    .facet('mode')
    .getByRole('checkbox', { name: /Unknown/ })
    .click()
  await expect(skein.rows).toHaveCount(1)
  await expect(skein.rows.first()).toHaveAttribute('data-history-mode', 'unknown')
})

test('filters by model and month, says so above the list, and takes it back', async ({ window }) => {
  const skein = new Skein(window)
  const chips = window.getByTestId('filter-chips')
  const model = skein.facet('model').getByRole('checkbox').first()
  await model.click()
  await expect(skein.list).not.toHaveAttribute('data-total', String(total))
  await skein.facet('month').getByRole('checkbox').first().click()
  await expect(chips.getByRole('listitem')).toHaveCount(2)
  await skein.facet('model').getByRole('button', { name: 'Clear model' }).click()
  await expect(chips.getByRole('listitem')).toHaveCount(1)
  await chips.getByRole('button', { name: /Take away the filter Month/ }).click()
  await expect(chips).toHaveCount(0)
  await expect(skein.list).toHaveAttribute('data-total', String(total))
})

test('narrows the time with the brush, by keys and by dragging', async ({ window }) => {
  const skein = new Skein(window)
  const chart = window.getByTestId('activity-chart')
  const from = chart.getByRole('slider', { name: 'Updated from' })
  await expect(from).toHaveAttribute('aria-valuetext', /\d{4}/)
  await expect(skein.list).toHaveAttribute('data-total', String(total))
  await from.press('End')
  await expect(from).toBeFocused()
  await expect(skein.list).not.toHaveAttribute('data-total', String(total))
  await expect(window.getByTestId('filter-chips')).toContainText('since')
  await from.press('Home')
  await expect(skein.list).toHaveAttribute('data-total', String(total))
  const box = await chart.boundingBox()
  if (box === null) throw new Error('the chart is not there')
  const y = box.y + box.height / 2
  await window.mouse.move(box.x + box.width * 0.3, y)
  await window.mouse.down()
  await window.mouse.move(box.x + box.width * 0.6, y, { steps: 4 })
  await window.mouse.up()
  await expect(skein.list.or(window.getByTestId('no-match'))).not.toHaveAttribute('data-total', String(total))
  await window.getByTestId('activity').getByRole('button', { name: 'Clear the time' }).click()
  await expect(skein.list).toHaveAttribute('data-total', String(total))
  await window.getByRole('button', { name: 'Activity as a table' }).click()
  await expect(window.getByTestId('activity-table').getByRole('row').nth(1)).toContainText(/2026/)
})

test('filters by the day of the last change', async ({ window }) => {
  const skein = new Skein(window)
  await skein.facet('updated').getByLabel('Updated from').fill('2026-11-19')
  await skein.facet('updated').getByLabel('Updated to').fill('2026-11-19')
  await expect(skein.list).toHaveAttribute('data-total', '3')
  for (const row of await skein.rows.all()) await expect(row.locator('time')).toHaveAttribute('datetime', /^2026-11-19/)
  await skein.facet('updated').getByLabel('Updated from').fill('')
  await skein.facet('updated').getByLabel('Updated to').fill('')
  await expect(skein.list).toHaveAttribute('data-total', String(total))
})

test('shows commands, outputs, changes and plans of a thread', async ({ window }) => {
  const skein = new Skein(window)
  await skein.find('imports of large order files')
  await expect(skein.items('userMessage').first()).toContainText('Imports of large order files')
  await expect(skein.items('commandExecution').first()).toBeVisible()
  await expect(skein.transcript.getByTestId('turn').first()).toContainText(/Completed/)
  await window.keyboard.press('Enter')
  // The key is for the thread, not for the list.
  await expect(skein.list.locator(':focus')).toHaveCount(0)
  await window.keyboard.press('End')
  await expect(window.getByTestId('ledger')).toContainText(/lines/)
})

test('shows problems of a damaged thread with their lines', async ({ window }) => {
  const skein = new Skein(window)
  await skein.find('import csv files')
  await expect(skein.transcript).toBeVisible()
  await window.keyboard.press('Enter')
  // The key is for the thread, not for the list.
  await expect(skein.list.locator(':focus')).toHaveCount(0)
  await window.keyboard.press('End')
  await expect(window.getByTestId('problems').first()).toContainText(/line \d+/i)
})

test('reads compressed, archived and pre-envelope threads', async ({ window }) => {
  const skein = new Skein(window)
  for (const words of ['rotate the signing keys', 'show progress while pebble', 'turn my list of recipes']) {
    await skein.find(words)
    await expect(skein.items('userMessage').first()).toBeVisible()
    await expect(skein.items('agentMessage').first()).toBeVisible()
  }
})

test('copies the command that resumes a refused thread', async ({ electronApp, window }) => {
  const skein = new Skein(window)
  await skein.find('batch the price lookups')
  // Before the first line is read there is nothing to copy, and the button says so.
  await expect(window.getByTestId('resume-command')).toContainText('codex resume')
  await window.getByTestId('copy-resume').first().click()
  await expect(window.getByTestId('announcer')).toContainText(/copied/i)
  const command = await window.getByTestId('resume-command').innerText()
  expect(await electronApp.evaluate(({ clipboard }) => clipboard.readText())).toBe(command)
})
