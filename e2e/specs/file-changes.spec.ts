import { gallery } from '../../src/fixtures/gallery/all-kinds.ts'
import { expect, test } from '../fixtures/app.ts'
import { writeGallery } from '../fixtures/homes.ts'
import { Skein } from '../pages/skein.ts'
import { Transcript } from '../pages/transcript.ts'

/** A change of several files. */

test.use({ writeHome: { write: writeGallery } })

test('a file of the list is brought below the sticky heading, and the window itself stays where it is', async ({
  window,
}) => {
  const transcript = new Transcript(window)
  await new Skein(window).row(gallery.allKinds).click()
  await expect(transcript.items.first()).toBeVisible()
  const change = await transcript.reach(transcript.ofType('fileChange').filter({ hasText: 'src/old-moon.ts' }).first())
  for (const [name, path] of [
    [/^tide\.md/, 'docs/tide.md'],
    [/^moon\.ts/, 'src/moon.ts'],
  ] as const) {
    await change.getByRole('navigation', { name: 'Changed files' }).getByRole('button', { name }).first().click()
    const file = change.locator(`[data-path$="${path}"]`)
    await expect(file.locator(':focus')).toHaveCount(1)
    await transcript.settled()
    const [own, around] = [await file.boundingBox(), await transcript.root.boundingBox()]
    expect(own?.y).toBeGreaterThanOrEqual((around?.y ?? Number.NaN) + 32)
    expect(own?.y).toBeLessThan((around?.y ?? 0) + (around?.height ?? 0))
    expect(await window.evaluate(() => [document.documentElement.scrollTop, document.body.scrollTop])).toEqual([0, 0])
  }
})
