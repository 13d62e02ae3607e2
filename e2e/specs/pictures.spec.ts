import { rmSync, writeFileSync } from 'node:fs'
import { gallery } from '../../src/fixtures/gallery/all-kinds.ts'
import { expect, test } from '../fixtures/app.ts'
import { pictureBeside, writeGallery } from '../fixtures/homes.ts'
import { watch } from '../fixtures/watch.ts'
import { Skein } from '../pages/skein.ts'
import { Transcript } from '../pages/transcript.ts'

/** Pictures stay in the file until somebody looks at them, and are never loaded from anywhere else. */

test.use({ writeHome: { write: writeGallery } })

test('shows inline pictures, and local ones only after a click', async ({ electronApp, window }) => {
  const left = await watch(electronApp, window)
  const skein = new Skein(window)
  const transcript = new Transcript(window)
  await skein.row(gallery.allKinds).click()
  const message = await transcript.reach(transcript.saying('Does the chart look right?'))
  const [inline, local] = [message.getByTestId('picture').nth(0), message.getByTestId('picture').nth(1)]
  await expect(inline).toBeVisible()
  if ((await inline.getByTestId('picture-show').count()) > 0) await inline.getByTestId('picture-show').click()
  await expect(inline).toHaveAttribute('data-state', 'shown')
  const natural = await inline
    .locator('img')
    .evaluate(image => (image instanceof HTMLImageElement ? image.naturalWidth : 0))
  expect(natural).toBeGreaterThan(100)
  await expect(local).toHaveAttribute('data-state', 'unloaded')
  await expect(message).toContainText('harbour.png')
  await local.getByTestId('picture-show').click()
  await expect(local).toHaveAttribute('data-state', 'shown')
  expect((await left()).requests).toEqual([])
})

test('says why a picture cannot be shown', async ({ home, window }) => {
  const skein = new Skein(window)
  const transcript = new Transcript(window)
  await skein.row(gallery.allKinds).click()
  const message = await transcript.reach(transcript.saying('Does the chart look right?'))
  const local = message.getByTestId('picture').nth(1)
  writeFileSync(pictureBeside(home), '<html>not a picture</html>')
  await local.getByTestId('picture-show').click()
  await expect(local).toHaveAttribute('data-state', 'refused')
  await expect(local.getByTestId('picture-reason')).not.toBeEmpty()
})

test('says that a picture is no longer there', async ({ home, window }) => {
  rmSync(pictureBeside(home))
  const skein = new Skein(window)
  const transcript = new Transcript(window)
  await skein.row(gallery.allKinds).click()
  const message = await transcript.reach(transcript.saying('Does the chart look right?'))
  const local = message.getByTestId('picture').nth(1)
  await local.getByTestId('picture-show').click()
  await expect(local).toHaveAttribute('data-state', 'refused')
  await expect(local.getByTestId('picture-reason')).not.toBeEmpty()
})
