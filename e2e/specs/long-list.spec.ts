import { fixtureId } from '../../src/fixtures/ids.ts'
import { minimalThread } from '../../src/fixtures/thread.ts'
import { writeRollout } from '../../src/fixtures/write.ts'
import { expect, test } from '../fixtures/app.ts'
import { Skein } from '../pages/skein.ts'

/** A list longer than what is loaded of it at a time, over many days. */

const COUNT = 450

test.use({
  writeHome: {
    write: home => {
      for (let i = 0; i < COUNT; i++) {
        const timestamp = new Date(Date.UTC(2026, 0, 1) + i * 5 * 3_600_000).toISOString()
        writeRollout(home, minimalThread({ id: fixtureId(`long/${i}`), timestamp, preview: `Thread number ${i}` }))
      }
    },
  },
})

/** The last thread is known: a key that goes to the end before that goes to the end of what is listed so far. */
test.beforeEach(async ({ window }) => {
  await expect(new Skein(window).rows.first()).toHaveAttribute('aria-setsize', String(COUNT))
})

test('goes to both ends, and the chosen row is in sight', async ({ window }) => {
  const skein = new Skein(window)
  await skein.rows.first().click()
  await window.keyboard.press('End')
  const last = skein.row(fixtureId('long/0'))
  await expect(last).toHaveAttribute('aria-selected', 'true')
  await expect(last).toBeInViewport({ ratio: 1 })
  await expect(skein.items('userMessage')).toContainText('Thread number 0')
  await window.keyboard.press('Home')
  await expect(skein.row(fixtureId(`long/${COUNT - 1}`))).toBeInViewport({ ratio: 1 })
})

test('goes on past what is loaded while a key is held, and shows the thread where it rests', async ({ window }) => {
  const skein = new Skein(window)
  await skein.rows.first().click()
  for (let i = 0; i < 230; i++) await window.keyboard.press('ArrowDown')
  const chosen = skein.list.locator('[aria-selected="true"]')
  await expect(chosen).toHaveAttribute('aria-posinset', '231')
  await expect(chosen).toBeInViewport({ ratio: 1 })
  await expect(skein.items('userMessage')).toContainText(`Thread number ${COUNT - 231}`)
})

test('finds a thread by its first letters far down the list', async ({ window }) => {
  const skein = new Skein(window)
  await skein.rows.first().click()
  await window.keyboard.type('thread number 42')
  await expect(skein.list.locator('[aria-selected="true"]')).toContainText('Thread number 42')
  await expect(skein.list.locator('[aria-selected="true"]')).toBeInViewport({ ratio: 1 })
})
