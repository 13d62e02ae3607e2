import { hugeRecordThread } from '../../src/fixtures/gallery/hostile.ts'
import { fixtureId } from '../../src/fixtures/ids.ts'
import { LONG_NEEDLE, writeLongThread } from '../../src/fixtures/long/long.ts'
import { writeRollout } from '../../src/fixtures/write.ts'
import { expect, test } from '../fixtures/app.ts'
import { FindBar } from '../pages/find-bar.ts'
import { RawView } from '../pages/raw-view.ts'
import { Skein } from '../pages/skein.ts'
import { Transcript } from '../pages/transcript.ts'

/** Threads that are too long to be read before their beginning is shown. */

const huge = fixtureId('huge')

test.describe('one record of 30 MB', () => {
  test.use({ writeHome: { write: home => void writeRollout(home, hugeRecordThread(30_000_000, huge)) } })

  test('shows what stands before it and after it, and opens it piece by piece', async ({ window }) => {
    const skein = new Skein(window)
    const transcript = new Transcript(window)
    await skein.row(huge).click()
    await expect(transcript.saying('Before the long one.')).toBeVisible()
    await expect(transcript.saying('a long line of words')).toBeVisible()
    await transcript.toEnd()
    await expect(transcript.saying('After the long one.')).toBeVisible()
  })

  test('lists it in the raw view with its size', async ({ window }) => {
    const skein = new Skein(window)
    const raw = new RawView(window)
    await skein.row(huge).click()
    await raw.open()
    await expect(raw.table).toHaveAttribute('data-total', '6')
    await expect(raw.line(5)).toContainText('30 MB')
    await raw.line(5).click()
    await expect(raw.record).toContainText('agent_message')
  })
})

test.describe('a thread of 40 MB', () => {
  test.use({
    writeHome: { write: home => void writeLongThread(home, { bytes: 40e6, records: 13_000, words: 20_000 }) },
  })

  test('leads to its real end by the first press of the key, while the rest is still being read', async ({
    window,
  }) => {
    const skein = new Skein(window)
    const transcript = new Transcript(window)
    await skein.rows.first().click()
    await expect(transcript.items.first()).toBeVisible()
    await transcript.root.press('End')
    await expect(transcript.saying(LONG_NEEDLE)).toBeInViewport()
  })

  test('leaves no gap where the beginning ended', async ({ window }) => {
    const skein = new Skein(window)
    const transcript = new Transcript(window)
    const find = new FindBar(window)
    await skein.rows.first().click()
    await expect(transcript.items.first()).toBeVisible()
    await transcript.root.focus()
    await find.find(LONG_NEEDLE)
    await expect(find.count).toHaveAttribute('data-hits', '1')
    await expect(transcript.saying(LONG_NEEDLE)).toBeInViewport()
    await find.field.press('Escape')
    // Up from the end: every screen gets its items.
    for (let screens = 0; screens < 30; screens++) await transcript.scrollBy(-0.9)
    await expect(transcript.items.first()).toBeVisible()
  })
})
