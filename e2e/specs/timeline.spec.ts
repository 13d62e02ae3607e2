import { gallery } from '../../src/fixtures/gallery/all-kinds.ts'
import { expect, test } from '../fixtures/app.ts'
import { writeGallery } from '../fixtures/homes.ts'
import { Skein } from '../pages/skein.ts'
import { Transcript } from '../pages/transcript.ts'

/** Tokens and times as pictures, and the same in words. */

test.use({ writeHome: { write: writeGallery } })

test('shows tokens, the context window and the times of the turns', async ({ window }) => {
  const skein = new Skein(window)
  await skein.row(gallery.allKinds).click()
  await window.getByRole('tab', { name: 'Timeline' }).click()
  const timeline = window.getByTestId('timeline')
  await expect(timeline).toBeVisible()
  await expect(timeline).toContainText(/input/i)
  await expect(timeline).toContainText(/cached/i)
  await expect(timeline).toContainText(/reasoning/i)
  for (const picture of await timeline.getByRole('img').all()) await expect(picture).toHaveAccessibleName(/.+/)
})

test('has every figure in a table as well', async ({ window }) => {
  const skein = new Skein(window)
  await skein.row(gallery.allKinds).click()
  await window.getByRole('tab', { name: 'Timeline' }).click()
  const timeline = window.getByTestId('timeline')
  await expect(timeline).toBeVisible()
  const change = timeline.getByTestId('timeline-table-switch')
  if ((await change.count()) > 0) await change.first().click()
  const table = timeline.getByTestId('timeline-table').first()
  await expect(table.getByRole('columnheader', { name: /input/i }).first()).toBeVisible()
  expect(await table.getByRole('row').count()).toBeGreaterThan(10)
})

test('leads to the turn that is clicked', async ({ window }) => {
  const skein = new Skein(window)
  const transcript = new Transcript(window)
  await skein.row(gallery.allKinds).click()
  await expect(transcript.items.first()).toBeVisible()
  const strand = window.getByTestId('strand')
  await expect(strand).toBeVisible()
  const box = await strand.boundingBox()
  const before = await transcript.place()
  await window.mouse.click((box?.x ?? 0) + (box?.width ?? 0) * 0.7, (box?.y ?? 0) + (box?.height ?? 0) / 2)
  await expect.poll(async () => (await transcript.place()).top).toBeGreaterThan(before.top + 500)
})
