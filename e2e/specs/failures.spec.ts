import { readFileSync } from 'node:fs'
import { fixtureId } from '../../src/fixtures/ids.ts'
import { execCommandCall, execCommandText, functionCallOutput } from '../../src/fixtures/records/calls.ts'
import { errorEvent, turnStarted } from '../../src/fixtures/records/turns.ts'
import { minimalPaginatedThread, minimalThread } from '../../src/fixtures/thread.ts'
import { writeRollout } from '../../src/fixtures/write.ts'
import { expect, test } from '../fixtures/app.ts'
import { findNothing } from '../fixtures/axe.ts'
import { answerSaveDialog, clipboardText } from '../fixtures/watch.ts'
import { Palette } from '../pages/palette.ts'
import { Problems } from '../pages/problems.ts'
import { Skein } from '../pages/skein.ts'
import { Transcript } from '../pages/transcript.ts'

/** The same failure in several threads: found as one, since which release, and where. */

const [OLD, NEW, REFUSED] = [fixtureId('failures/old'), fixtureId('failures/new'), fixtureId('failures/refused')]
const SECRET = 'The heron stole the ledger'

function write(home: string): void {
  const command = (file: string) => [
    execCommandCall('a', `cat ${file}`),
    functionCallOutput('a', execCommandText(`cat: ${file}: No such file or directory`, 1, 0.1)),
  ]
  const lost = (ms: number) => errorEvent(`The stream was lost after ${ms} ms`, 'response_stream_disconnected')
  const thread = (id: string, day: number, cliVersion: string, preview: string, file: string) =>
    minimalThread({
      id,
      timestamp: `2026-03-0${day}T05:06:07.890Z`,
      cliVersion,
      preview,
      records: [turnStarted(fixtureId(`${preview}/turn`)), ...command(file), lost(day * 100)],
    })
  writeRollout(home, thread(OLD, 1, '0.99.0', 'Count the boats', '/harbor/boats.txt'))
  writeRollout(home, thread(NEW, 2, '0.144.0', 'Count the nets', '/harbor/nets.txt'))
  const hidden = [errorEvent(SECRET), ...command('/harbor/secret.txt')]
  const refused = { id: REFUSED, timestamp: '2026-03-03T05:06:07.890Z', preview: 'Count the birds', records: hidden }
  writeRollout(home, minimalPaginatedThread(refused))
}

test.describe('failures across threads', () => {
  test.use({ writeHome: { write } })

  test('are one where they differ in names alone, and lead to the item', async ({ window }) => {
    const problems = new Problems(window)
    await problems.open()
    await problems.show('failures')
    await expect(window.getByTestId('failures-reach')).toContainText('4 failures · 2 fingerprints · 2 threads read')
    await expect(window.getByTestId('failures-reach')).toContainText('1 not opened')
    await expect(problems.failures).toHaveCount(2)
    await expect(problems.root).not.toContainText('heron')
    await window.getByTestId('failure-kind-command').click()
    await expect(problems.failures).toHaveCount(1)
    const row = problems.failures.first()
    await expect(row).toContainText('cat: <path>: No such file or directory')
    await expect(row).toContainText('0.99.0')
    await expect(row).toContainText('0.144.0')
    const places = window.getByTestId('failure-places').getByTestId('failure-place')
    await expect(places).toHaveCount(2)
    await expect(places.first()).toHaveAttribute('data-thread-id', NEW)
    await findNothing(window)
    await window.getByTestId('failures').press('Enter')
    await expect(new Skein(window).row(NEW)).toHaveAttribute('aria-selected', 'true')
    await expect(new Transcript(window).root).toContainText('nets.txt')
  })

  test('are marked as known, shown on their own, and taken back', async ({ window }) => {
    const problems = new Problems(window)
    await problems.open()
    await problems.show('failures')
    await window.getByTestId('failure-kind-command').click()
    await expect(problems.failures).toHaveCount(1)
    await window.getByTestId('failure-known').click()
    await expect(window.getByTestId('failures-none-like-this')).toBeVisible()
    await window.getByTestId('show-known-failures').click()
    await expect(problems.failures).toHaveCount(1)
    await expect(problems.failures.first()).toContainText('cat: <path>')
    await findNothing(window)
    await window.getByTestId('failure-not-known').click()
    await expect(window.getByTestId('failures-none-like-this')).toContainText('No failure is known')
    await window.getByTestId('failures-none-like-this').getByRole('button').click()
    await expect(problems.failures).toHaveCount(2)
    await problems.show('checks')
    await expect(window.getByTestId('show-known')).toHaveCount(0)
  })

  test('are linked to, one by one', async ({ electronApp, window }) => {
    const problems = new Problems(window)
    await problems.open()
    await problems.show('failures')
    const second = problems.failures.nth(1)
    await second.click()
    await expect(second).toHaveAttribute('aria-selected', 'true')
    const words = await window.getByTestId('failure-aside').getByRole('heading', { level: 2 }).innerText()
    await window.keyboard.press('Control+Shift+L')
    const link = /^skein:\/\/failures\?fingerprint=[0-9a-f]{12}$/
    await expect.poll(() => clipboardText(electronApp)).toMatch(link)
    await problems.failures.first().click()
    await problems.show('queue')
    const palette = new Palette(window)
    await palette.ask(await clipboardText(electronApp))
    await window.keyboard.press('Enter')
    await expect(second).toHaveAttribute('aria-selected', 'true')
    await expect(window.getByTestId('failure-aside').getByRole('heading', { level: 2 })).toHaveText(words)
    await palette.ask('skein://failures?fingerprint=0123456789ab')
    await window.keyboard.press('Enter')
    await expect(window.getByTestId('announcer')).toContainText('in none of the threads that are shown')
  })

  test('are narrowed by words, sorted by their heads, and saved as a table', async ({ electronApp, window }, info) => {
    const problems = new Problems(window)
    await problems.open()
    await problems.show('failures')
    await window.getByTestId('sort-text').click()
    await expect(problems.failures.first()).toContainText('cat:')
    await window.getByTestId('sort-text').click()
    await expect(problems.failures.first()).toContainText('The stream was lost')
    await window.getByTestId('failure-words').fill('no such harbor')
    await expect(window.getByTestId('failures-none-like-this')).toBeVisible()
    await window.getByTestId('failure-words').fill('no such file')
    await expect(problems.failures).toHaveCount(1)
    const path = info.outputPath('failures.csv')
    await answerSaveDialog(electronApp, path)
    await window.getByTestId('problems-csv').click()
    await window.getByRole('menuitem', { name: 'Save the listed failures as CSV…' }).click()
    await expect(problems.root.getByTestId('notice')).toContainText('failures.csv')
    const [, ...rows] = readFileSync(path, 'utf8').trim().split(/\r?\n/)
    expect(rows).toHaveLength(1)
    expect(rows[0]).toContain('0.99.0')
  })
})

test.describe('of a home in which nothing failed', () => {
  test.use({
    writeHome: {
      write: home => {
        writeRollout(home, minimalThread({ id: OLD, timestamp: '2026-11-03T09:00:00.000Z' }))
      },
    },
  })

  test('each part of the page says so', async ({ window }) => {
    const problems = new Problems(window)
    await problems.open()
    await problems.show('failures')
    await expect(window.getByTestId('failures-none')).toBeVisible()
    await problems.show('ended')
    await expect(window.getByTestId('ended-none')).toBeVisible()
    await problems.show('queue')
    await expect(window.getByTestId('queue-empty')).toContainText('Nothing left to look at')
  })
})
