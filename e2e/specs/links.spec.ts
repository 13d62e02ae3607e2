import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fixtureId } from '../../src/fixtures/ids.ts'
import { event } from '../../src/fixtures/records/line.ts'
import { minimalThread } from '../../src/fixtures/thread.ts'
import { writeRollout } from '../../src/fixtures/write.ts'
import { expect, test } from '../fixtures/app.ts'
import { clipboardText } from '../fixtures/watch.ts'
import { Palette } from '../pages/palette.ts'
import { Search } from '../pages/search.ts'
import { Skein } from '../pages/skein.ts'

/** Links that people hand to each other lead to the place that they name. What the gate refuses is in `gate.spec.ts`. */

const id = fixtureId('links/long')
const ANSWERS = 200

function writeLong(home: string): void {
  const records = Array.from({ length: ANSWERS }, (_, i) => event('agent_message', { message: `Answer ${i} of many.` }))
  writeRollout(home, minimalThread({ id, timestamp: '2026-11-20T10:00:00.000Z', preview: 'Answer often', records }))
}

/** A line of the only rollout of a home, one-based. */
function lineOf(home: string, number: number): string {
  const [file] = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith('.jsonl'))
  return readFileSync(join(home, file ?? ''), 'utf8').split('\n')[number - 1] ?? ''
}

test.use({ writeHome: { write: writeLong } })

test.describe('a link to an item', () => {
  test.use({ launchArgs: [`skein://thread/${id}?item=150`] })

  test('shows it, and the palette copies the same link', async ({ electronApp, window }) => {
    const item = window.locator('[data-testid="item-row"][data-item="149"]')
    await expect(item).toBeInViewport()
    await expect(item).toContainText(/Answer \d+ of many/)
    const palette = new Palette(window)
    await palette.ask('>copy a link')
    await window.keyboard.press('Enter')
    await expect.poll(() => clipboardText(electronApp)).toMatch(new RegExp(`^skein://thread/${id}\\?item=1[45]\\d$`))
  })
})

test.describe('a link to a line', () => {
  test.use({ launchArgs: [`skein://thread/${id}?line=100`] })

  test('shows the item that was made from it', async ({ home, window }) => {
    await expect(new Skein(window).row(id)).toHaveAttribute('aria-selected', 'true')
    const answer = /Answer \d+ of many\./.exec(lineOf(home, 100))?.[0] ?? ''
    await expect(window.getByText(answer, { exact: true })).toBeInViewport()
  })
})

test.describe('a link to more items than there are', () => {
  test.use({ launchArgs: [`skein://thread/${id}?item=5000`] })

  test('opens the thread and says so', async ({ window }) => {
    await expect(new Skein(window).transcript).toBeVisible()
    await expect(window.getByText(/The thread has only \d+ items/).first()).toBeVisible()
  })
})

test.describe('a link to a search', () => {
  test.use({ launchArgs: ['skein://search?q=%22Answer+17+of%22'] })

  test('searches', async ({ window }) => {
    await expect(new Search(window).hit(/Answer 17 of many/)).toBeVisible()
  })
})
