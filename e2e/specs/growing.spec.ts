import { appendLines, oneMoreTurn } from '../../src/fixtures/grow.ts'
import { fixtureId } from '../../src/fixtures/ids.ts'
import { rolloutPath } from '../../src/fixtures/paths.ts'
import { event } from '../../src/fixtures/records/line.ts'
import { minimalThread } from '../../src/fixtures/thread.ts'
import { fileNameTimestamp } from '../../src/fixtures/time.ts'
import { writeRollout } from '../../src/fixtures/write.ts'
import { expect, test } from '../fixtures/app.ts'
import { RawView } from '../pages/raw-view.ts'
import { Skein } from '../pages/skein.ts'
import { Transcript } from '../pages/transcript.ts'

/** A thread that goes on while it is read. */

const id = fixtureId('growing')
const AT = '2026-11-20T10:00:00.000Z'

test.use({
  writeHome: {
    write: home => {
      const records = Array.from({ length: 120 }, (_, i) =>
        event('agent_message', { message: `Message ${i}: ${'sand '.repeat(60)}` }),
      )
      writeRollout(home, minimalThread({ id, timestamp: AT, preview: 'Grow, please', records }))
    },
  },
})

function grow(home: string, number: number): void {
  const path = rolloutPath(home, fileNameTimestamp(AT), id)
  const lines = oneMoreTurn(
    `2026-11-20T11:00:0${number}.000Z`,
    fixtureId(number),
    `Prompt ${number}`,
    `New answer ${number}`,
  )
  appendLines(home, path, lines)
}

test('shows what is added without moving what is read', async ({ home, window }) => {
  const skein = new Skein(window)
  const transcript = new Transcript(window)
  await skein.row(id).click()
  const read = await transcript.reach(transcript.saying('Message 40:'))
  const before = await transcript.offsetOf(read)
  grow(home, 1)
  await expect(window.getByTestId('new-items')).toContainText(/2 new/)
  expect(await transcript.offsetOf(read)).toBe(before)
  grow(home, 2)
  await expect(window.getByTestId('new-items')).toContainText(/4 new/)
  expect(await transcript.offsetOf(read)).toBe(before)
  await window.getByTestId('new-items').click()
  await expect(transcript.saying('New answer 2')).toBeInViewport()
})

test('follows the end while that is switched on, and stops when it is not', async ({ home, window }) => {
  const skein = new Skein(window)
  const transcript = new Transcript(window)
  await skein.row(id).click()
  await expect(transcript.items.first()).toBeVisible()
  await transcript.followSwitch.click()
  await expect(transcript.saying('Message 119:')).toBeInViewport()
  grow(home, 1)
  await expect(transcript.saying('New answer 1')).toBeInViewport()
  grow(home, 2)
  await expect(transcript.saying('New answer 2')).toBeInViewport()
  // The key alone ends the following.
  await transcript.toStart()
  await expect(transcript.followSwitch).toHaveAttribute('aria-checked', 'false')
  grow(home, 3)
  await expect(window.getByTestId('new-items')).toBeVisible()
  await expect(transcript.saying('Grow, please')).toBeInViewport()
})

test('adds the lines to the raw view as well', async ({ home, window }) => {
  const skein = new Skein(window)
  const raw = new RawView(window)
  await skein.row(id).click()
  await raw.open()
  await expect(raw.table).toHaveAttribute('data-total', '123')
  grow(home, 1)
  await expect(raw.table).toHaveAttribute('data-total', '127')
})
