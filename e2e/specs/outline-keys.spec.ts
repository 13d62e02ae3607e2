import type { ElectronApplication } from '@playwright/test'
import { gallery } from '../../src/fixtures/gallery/all-kinds.ts'
import { expect, test } from '../fixtures/app.ts'
import { writeGallery } from '../fixtures/homes.ts'
import { resize } from '../fixtures/page.ts'
import { Skein } from '../pages/skein.ts'
import { Transcript } from '../pages/transcript.ts'

/** Getting about in a thread: the list of turns beside the text, and keys. */

test.use({ writeHome: { write: writeGallery } })

test('lists the turns with prompts, outcome and tokens, and goes to them', async ({ electronApp, window }) => {
  await wide(electronApp)
  const skein = new Skein(window)
  const transcript = new Transcript(window)
  await skein.row(gallery.allKinds).click()
  await expect(transcript.outline).toBeVisible()
  const review = transcript.outlineTurns.filter({ hasText: 'Is anything left?' })
  await expect(transcript.outlineTurns.filter({ hasText: 'Now all harbours of the coast' })).toContainText(/failed/i)
  await expect(transcript.outlineTurns.first()).toContainText('Compute tide tables for three harbours')
  await review.click()
  await expect(transcript.saying('Is anything left?')).toBeInViewport()
  const current = window.locator('[data-testid="outline-turn"][aria-current="true"]')
  await expect(current).toContainText('Is anything left?')
})

test('names the files that a turn changed', async ({ electronApp, window }) => {
  await wide(electronApp)
  const skein = new Skein(window)
  const transcript = new Transcript(window)
  await skein.row(gallery.allKinds).click()
  await transcript.outlineTurns.filter({ hasText: 'Use the exact period' }).click()
  await expect(transcript.outline).toContainText('height.ts')
  const file = window.getByTestId('outline-file').filter({ hasText: 'height.ts' })
  await expect(file).toContainText('+5')
  await expect(file).toContainText('−4')
})

test('goes from message to message, failure to failure, change to change, turn to turn', async ({ window }) => {
  const skein = new Skein(window)
  const transcript = new Transcript(window)
  await skein.row(gallery.allKinds).click()
  await transcript.toStart()
  await window.keyboard.press('u')
  await window.keyboard.press('u')
  await window.keyboard.press('u')
  await expect(transcript.saying('Run the tests and look at the gauge log')).toBeInViewport()
  await window.keyboard.press('Shift+U')
  await expect(transcript.saying('Metres, please, not feet')).toBeInViewport()
  await window.keyboard.press('e')
  await expect(transcript.ofType('commandExecution').filter({ hasText: 'npm test -- --color' })).toBeInViewport()
  await window.keyboard.press('e')
  await expect(transcript.ofType('commandExecution').filter({ hasText: 'make chart' })).toBeInViewport()
  await window.keyboard.press('Shift+E')
  await expect(transcript.ofType('commandExecution').filter({ hasText: 'npm test -- --color' })).toBeInViewport()
  await window.keyboard.press('d')
  await expect(transcript.ofType('fileChange').filter({ hasText: 'src/height.ts' })).toBeInViewport()
  await window.keyboard.press('d')
  await expect(transcript.ofType('fileChange').filter({ hasText: 'notes/custom.md' })).toBeInViewport()
  await window.keyboard.press(']')
  await expect(transcript.saying('Plan the chart, then look up what others do')).toBeInViewport()
  await window.keyboard.press('[')
  await window.keyboard.press('[')
  await expect(transcript.saying('Run the tests and look at the gauge log')).toBeInViewport()
})

test('keys do nothing while one types into the find bar', async ({ window }) => {
  const skein = new Skein(window)
  const transcript = new Transcript(window)
  await skein.row(gallery.allKinds).click()
  await transcript.toStart()
  await window.keyboard.press('ControlOrMeta+f')
  await window.getByTestId('find-field').pressSequentially('ued]')
  await expect(window.getByTestId('find-field')).toHaveValue('ued]')
  expect((await transcript.place()).top).toBeLessThan(50)
})

test('both ends are one key away', async ({ window }) => {
  const skein = new Skein(window)
  const transcript = new Transcript(window)
  await skein.row(gallery.allKinds).click()
  await transcript.toEnd()
  await expect(window.getByTestId('ledger')).toBeInViewport()
  await transcript.toStart()
  await expect(transcript.saying('Compute tide tables for three harbours')).toBeInViewport()
})

test('remembers how one likes to read', async ({ window }) => {
  const skein = new Skein(window)
  const transcript = new Transcript(window)
  await skein.row(gallery.allKinds).click()
  await expect(transcript.items.first()).toBeVisible()
  const heightOf = () =>
    transcript.saying('Compute tide tables').evaluate(element => element.getBoundingClientRect().height)
  const roomy = await heightOf()
  await transcript.toggle('density-switch')
  await expect.poll(heightOf).toBeLessThan(roomy)
  await window.reload()
  await skein.row(gallery.allKinds).click()
  await expect(transcript.items.first()).toBeVisible()
  await expect.poll(heightOf).toBeLessThan(roomy)
})

/** There is room for the list of turns in a wide window only. */
async function wide(app: ElectronApplication): Promise<void> {
  await resize(app, 1600, 900)
}
