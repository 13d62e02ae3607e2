import { fixtureId } from '../../src/fixtures/ids.ts'
import { writeLongThread } from '../../src/fixtures/long/long.ts'
import { event } from '../../src/fixtures/records/line.ts'
import { userMessageEvent } from '../../src/fixtures/records/messages.ts'
import { turnStarted } from '../../src/fixtures/records/turns.ts'
import { minimalThread } from '../../src/fixtures/thread.ts'
import { writeRollout } from '../../src/fixtures/write.ts'
import { expect, test } from '../fixtures/app.ts'
import { FindBar } from '../pages/find-bar.ts'
import { Skein } from '../pages/skein.ts'
import { Transcript } from '../pages/transcript.ts'

/** Finding words in a whole thread, drawn or not. */

const id = fixtureId('find')
const MESSAGES = 400

/** `pebble` in every tenth message, twice in each; once as `Pebble`, once inside `pebbles`. */
function writePebbles(home: string): void {
  const message = (i: number): string => {
    if (i === 205) return 'Pebble with a capital.'
    if (i === 305) return 'Many pebbles in one word.'
    return i % 10 === 0 ? `Message ${i}: a pebble and a pebble.` : `Message ${i}: sand, and nothing but sand.`
  }
  const records = Array.from({ length: MESSAGES }, (_, i) => event('agent_message', { message: message(i) }))
  writeRollout(home, minimalThread({ id, timestamp: '2026-11-20T10:00:00.000Z', preview: 'Look for stones', records }))
}

test.describe('in a thread of 400 messages', () => {
  test.use({ writeHome: { write: writePebbles } })

  test('counts what is not drawn, and goes to it', async ({ window }) => {
    const skein = new Skein(window)
    const transcript = new Transcript(window)
    const find = new FindBar(window)
    await skein.row(id).click()
    await transcript.root.focus()
    await find.find('pebble')
    await expect(find.count).toHaveAttribute('data-hits', '82')
    await expect(find.count).toHaveAttribute('data-current', '1')
    await expect(find.count).toContainText(/1 of 82/)
    await find.field.press('Enter')
    await expect(find.count).toHaveAttribute('data-current', '2')
    for (let i = 0; i < 3; i++) await find.field.press('Enter')
    await expect(find.count).toHaveAttribute('data-current', '5')
    await expect(transcript.saying('Message 20: a pebble')).toBeInViewport()
    // Round the end and back.
    for (let i = 0; i < 5; i++) await find.field.press('Shift+Enter')
    await expect(find.count).toHaveAttribute('data-current', '82')
    await expect(transcript.saying('Message 390: a pebble')).toBeInViewport()
    await find.field.press('Enter')
    await expect(find.count).toHaveAttribute('data-current', '1')
    await expect(transcript.saying('Message 0: a pebble')).toBeInViewport()
  })

  test('minds case and whole words where asked', async ({ window }) => {
    const skein = new Skein(window)
    const find = new FindBar(window)
    await skein.row(id).click()
    await new Transcript(window).root.focus()
    await find.find('Pebble')
    await expect(find.count).toHaveAttribute('data-hits', '82')
    await find.matchCase.click()
    await expect(find.count).toHaveAttribute('data-hits', '1')
    await find.field.fill('pebble')
    await expect(find.count).toHaveAttribute('data-hits', '81')
    await find.wholeWord.click()
    await expect(find.count).toHaveAttribute('data-hits', '80')
    await find.field.fill('nothing is called like this')
    await expect(find.count).toHaveAttribute('data-hits', '0')
    await find.field.press('Escape')
    await expect(find.root).toHaveCount(0)
    await expect(new Transcript(window).root).toBeVisible()
  })

  test('takes the words as they are, whatever they mean elsewhere', async ({ window }) => {
    const skein = new Skein(window)
    const find = new FindBar(window)
    await skein.row(id).click()
    await new Transcript(window).root.focus()
    for (const words of ['.*', '(', '[a-z]', '\\d', '<b>', '%']) {
      await find.find(words)
      await expect(find.count).toHaveAttribute('data-hits', '0')
    }
    await find.field.fill('pebble.')
    await expect(find.count).toHaveAttribute('data-hits', '40')
  })
})

test.describe('in a thread of 8 MB', () => {
  test.use({
    writeHome: { write: home => void writeLongThread(home, { bytes: 8e6, records: 2_700, words: 20_000 }) },
  })

  test('finds words in the last answer, far from what is drawn', async ({ window }) => {
    const skein = new Skein(window)
    const transcript = new Transcript(window)
    const find = new FindBar(window)
    await skein.rows.first().click()
    await expect(transcript.items.first()).toBeVisible()
    await transcript.root.focus()
    await find.find('needle in this haystack')
    await expect(find.count).toHaveAttribute('data-hits', '1')
    await expect(transcript.saying('the needle in this haystack is blue')).toBeInViewport()
  })
})

/** `pebble` three times in the first turn, once in the third. */
function writeTurns(home: string): void {
  const say = (message: string) => event('agent_message', { message })
  const turn = (n: number, ...texts: string[]) => [
    turnStarted(`t${n}`),
    userMessageEvent(`Turn ${n}`),
    ...texts.map(say),
  ]
  const sand = Array.from({ length: 60 }, (_, i) => `Sand ${i}. ${'and sand '.repeat(40)}`)
  const records = [
    ...turn(1, 'a pebble and a pebble', 'one more pebble'),
    ...turn(2, ...sand),
    ...turn(3, ...sand, 'the last pebble'),
  ]
  writeRollout(home, minimalThread({ id, timestamp: '2026-11-20T10:00:00.000Z', preview: 'Look for stones', records }))
}

test.describe('in a thread of several turns', () => {
  test.use({ writeHome: { write: writeTurns } })

  test('says in the outline and on the line where it stands, and goes there', async ({ window }) => {
    const skein = new Skein(window)
    const transcript = new Transcript(window)
    const find = new FindBar(window)
    await skein.row(id).click()
    await transcript.root.focus()
    await find.find('pebble')
    await expect(find.count).toHaveAttribute('data-hits', '4')
    const found = window.getByTestId('outline-turn').locator('[data-found]')
    await expect(found).toHaveText(['3 3 matches', '1 1 match'])
    await expect(window.getByTestId('strand')).toContainText('What one looks for stands in 3 items')
    await found.last().click()
    await expect(find.count).toHaveAttribute('data-current', '4')
    await expect(transcript.saying('the last pebble')).toBeInViewport()
    await transcript.root.focus()
    await window.keyboard.press('F3')
    await expect(find.count).toHaveAttribute('data-current', '1')
    await window.keyboard.press('Shift+F3')
    await expect(find.count).toHaveAttribute('data-current', '4')
  })
})
