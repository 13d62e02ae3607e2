import type { Page } from '@playwright/test'
import { fixtureId } from '../../src/fixtures/ids.ts'
import { minimalPaginatedThread, minimalThread } from '../../src/fixtures/thread.ts'
import { writeRollout } from '../../src/fixtures/write.ts'
import { expect, test } from '../fixtures/app.ts'
import { Skein } from '../pages/skein.ts'

/** Several threads at once, in a list longer than what is loaded of it. */

const COUNT = 450
const idAt = (row: number) => fixtureId(`select/${COUNT - 1 - row}`)

test.use({
  writeHome: {
    write: home => {
      for (let i = 0; i < COUNT; i++) {
        const timestamp = new Date(Date.UTC(2026, 0, 1) + i * 5 * 3_600_000).toISOString()
        const make = i % 3 === 0 ? minimalPaginatedThread : minimalThread
        writeRollout(
          home,
          make({
            id: fixtureId(`select/${i}`),
            timestamp,
            preview: `Thread number ${i}${i % 45 === 0 ? ' marmalade' : ''}`,
          }),
        )
      }
    },
  },
})

test.beforeEach(async ({ window }) => {
  await expect(new Skein(window).rows.first()).toHaveAttribute('aria-setsize', String(COUNT))
})

const counted = (window: Page) => window.getByTestId('selection-count')
const selectedIds = (skein: Skein) =>
  skein.list.locator('[aria-selected="true"]').evaluateAll(rows => rows.map(row => row.getAttribute('data-thread-id')))

test('selects by clicks with Ctrl and Shift, refused threads too, and lets go', async ({ window }) => {
  const skein = new Skein(window)
  await skein.row(idAt(0)).click()
  await expect(window.getByTestId('selection-bar')).toHaveCount(0)
  await skein.row(idAt(2)).click({ modifiers: ['Control'] })
  await expect(counted(window)).toHaveText('2 threads selected')
  expect(await selectedIds(skein)).toEqual([idAt(0), idAt(2)])
  await skein.row(idAt(5)).click({ modifiers: ['Shift'] })
  await expect(counted(window)).toHaveText('4 threads selected')
  expect(await selectedIds(skein)).toEqual([2, 3, 4, 5].map(idAt))
  await skein.row(idAt(3)).click({ modifiers: ['Control'] })
  await expect(counted(window)).toHaveText('3 threads selected')
  await skein.row(idAt(1)).click()
  await expect(window.getByTestId('selection-bar')).toHaveCount(0)
  expect(await selectedIds(skein)).toEqual([idAt(1)])
})

test('selects by keys, and Escape lets go', async ({ window }) => {
  const skein = new Skein(window)
  await skein.row(idAt(1)).click()
  await window.keyboard.press('Shift+ArrowDown')
  await window.keyboard.press('Shift+ArrowDown')
  await expect(counted(window)).toHaveText('3 threads selected')
  await window.keyboard.press('Shift+ArrowUp')
  await expect(counted(window)).toHaveText('2 threads selected')
  await window.keyboard.press('Control+ArrowDown')
  await window.keyboard.press('Control+ArrowDown')
  await expect(counted(window)).toHaveText('2 threads selected')
  await window.keyboard.press('Control+Space')
  expect(await selectedIds(skein)).toEqual([1, 2, 4].map(idAt))
  await window.keyboard.press('Escape')
  await expect(window.getByTestId('selection-bar')).toHaveCount(0)
  await expect(skein.row(idAt(4))).toBeFocused()
})

test('selects all of the list, also what is not loaded, and what lies between two ends', async ({ window }) => {
  const skein = new Skein(window)
  await expect(skein.list).toHaveAttribute('data-total', String(COUNT))
  await skein.row(idAt(0)).click()
  await window.keyboard.press('Control+a')
  await expect(counted(window)).toHaveText(`${COUNT} threads selected`)
  await window.keyboard.press('Home')
  await expect(window.getByTestId('selection-bar')).toHaveCount(0)
  await window.keyboard.press('Shift+End')
  await expect(counted(window)).toHaveText(`${COUNT} threads selected`)
  await skein.filter.fill('marmalade')
  await expect(window.getByTestId('selection-bar')).toHaveCount(0)
  await expect(skein.list).toHaveAttribute('data-total', '10')
  await skein.rows.first().click()
  await window.keyboard.press('Control+a')
  await expect(counted(window)).toHaveText('10 threads selected')
})

test('copies the ids of all that is selected', async ({ window, electronApp }) => {
  const skein = new Skein(window)
  await skein.row(idAt(0)).click()
  await window.keyboard.press('Shift+ArrowDown')
  await window.getByTestId('selection-copy-ids').click()
  await expect(window.getByTestId('announcer')).toContainText('2 ids copied')
  expect(await electronApp.evaluate(({ clipboard }) => clipboard.readText())).toBe(`${idAt(0)}\n${idAt(1)}`)
  await window.getByTestId('selection-clear').click()
  await expect(window.getByTestId('selection-bar')).toHaveCount(0)
})
