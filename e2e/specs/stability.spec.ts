import { gallery } from '../../src/fixtures/gallery/all-kinds.ts'
import { writeLongThread } from '../../src/fixtures/long/long.ts'
import { expect, test } from '../fixtures/app.ts'
import { writeGallery } from '../fixtures/homes.ts'
import { resize } from '../fixtures/page.ts'
import { Skein } from '../pages/skein.ts'
import { Transcript } from '../pages/transcript.ts'

/** What one reads stays where it is, whatever happens around it. */

/** Drawing may round to whole device pixels. */
const STILL_PX = 1.5

test.describe('in the gallery', () => {
  test.use({ writeHome: { write: writeGallery } })

  test('what is clicked stays when it folds open and shut', async ({ window }) => {
    const skein = new Skein(window)
    const transcript = new Transcript(window)
    await skein.row(gallery.allKinds).click()
    const log = await transcript.reach(transcript.ofType('commandExecution').filter({ hasText: 'cat gauges.log' }))
    const head = log.getByText('cat gauges.log').first()
    const before = await transcript.offsetOf(head)
    await log.getByTestId('fold').first().click()
    await expect(log).toContainText('gauge 1 reads 0.37 m')
    expect(Math.abs((await transcript.offsetOf(head)) - before)).toBeLessThan(STILL_PX)
  })

  test('what is below the fold does not push what is read, nor do pictures', async ({ window }) => {
    const skein = new Skein(window)
    const transcript = new Transcript(window)
    await skein.row(gallery.allKinds).click()
    const message = await transcript.reach(transcript.saying('Does the chart look right?'))
    const before = await transcript.offsetOf(message)
    for (const show of await message.getByTestId('picture-show').all()) await show.click()
    await expect(message.locator('[data-testid="picture"][data-state="shown"]')).toHaveCount(2)
    expect(Math.abs((await transcript.offsetOf(message)) - before)).toBeLessThan(STILL_PX)
  })

  test('rows around what is read stay drawn while one above changes its height again and again', async ({ window }) => {
    const skein = new Skein(window)
    const transcript = new Transcript(window)
    await skein.row(gallery.allKinds).click()
    const read = await transcript.reach(transcript.saying('Others draw by the rule of twelfths'))
    await read.evaluate(element => element.scrollIntoView({ block: 'start' }))
    await transcript.settled()
    const before = await transcript.offsetOf(read)
    const lost = await read.evaluate(async element => {
      const frame = () => new Promise(resolve => requestAnimationFrame(resolve))
      const scroller = element.closest('[data-testid="transcript"]')
      if (scroller === null) return ['no transcript']
      const top = scroller.getBoundingClientRect().top
      const items = [...scroller.querySelectorAll<HTMLElement>('[data-testid="item"]')]
      const above = items.findLast(item => item.getBoundingClientRect().bottom < top)
      if (above === undefined) return ['no row above']
      const wrong: string[] = []
      for (let step = 0; step < 40; step++) {
        // As a text does whose parts are only measured when they come near the screen.
        above.style.paddingBottom = step % 2 === 0 ? '2000px' : ''
        await frame()
        await frame()
        if (!above.isConnected || !element.isConnected) wrong.push(`step ${step}`)
      }
      return wrong
    })
    expect(lost).toEqual([])
    await transcript.settled()
    expect(Math.abs((await transcript.offsetOf(read)) - before)).toBeLessThan(STILL_PX)
  })

  test('comes back to the same place from another tab and another thread', async ({ window }) => {
    const skein = new Skein(window)
    const transcript = new Transcript(window)
    await skein.row(gallery.allKinds).click()
    const read = await transcript.reach(transcript.saying('Others draw by the rule of twelfths'))
    const before = await transcript.offsetOf(read)
    await window.getByRole('tab', { name: 'Metadata' }).click()
    await window.getByRole('tab', { name: 'Transcript' }).click()
    await expect(read).toBeInViewport()
    await transcript.settled()
    expect(Math.abs((await transcript.offsetOf(read)) - before)).toBeLessThan(STILL_PX)
  })

  test('keeps its place when the window becomes narrower', async ({ electronApp, window }) => {
    const skein = new Skein(window)
    const transcript = new Transcript(window)
    await skein.row(gallery.allKinds).click()
    const read = await transcript.reach(transcript.saying('One test fails: the moon is 0.01 m too high.'))
    await resize(electronApp, 1250, 800)
    await expect(read).toBeInViewport()
    await resize(electronApp, 1600, 900)
    await expect(read).toBeInViewport()
  })
})

test.describe('in a thread of 8 MB', () => {
  test.use({
    writeHome: { write: home => void writeLongThread(home, { bytes: 8e6, records: 2_700, words: 20_000 }) },
  })

  test('scrolling up by a little moves everything by just that, over rows that were never measured', async ({
    window,
  }) => {
    const skein = new Skein(window)
    const transcript = new Transcript(window)
    await skein.rows.first().click()
    await expect(transcript.items.first()).toBeVisible()
    await transcript.toEnd()
    // From frame to frame, as a reader would see it: the row in sight moves by as much as was scrolled.
    const jumps = await window.evaluate(async () => {
      const scroller = document.querySelector('[data-testid="transcript"]')
      if (scroller === null) return ['no transcript']
      const frame = () => new Promise(resolve => requestAnimationFrame(resolve))
      const wrong: string[] = []
      for (let step = 0; step < 120; step++) {
        const top = scroller.getBoundingClientRect().top
        const rows = [...document.querySelectorAll('[data-testid="transcript"] [data-testid="item"]')]
        const row = rows.find(one => {
          const box = one.getBoundingClientRect()
          return box.bottom > top + 40 && box.top < top + scroller.clientHeight - 200
        })
        const before = row?.getBoundingClientRect().top ?? 0
        scroller.scrollTop -= 90
        await frame()
        await frame()
        const moved = (row?.getBoundingClientRect().top ?? 0) - before
        if (row?.isConnected === true && Math.abs(moved - 90) > 2) wrong.push(`step ${step}: ${moved}`)
      }
      return wrong
    })
    expect(jumps).toEqual([])
  })
})
