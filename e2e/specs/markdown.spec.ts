import { gallery } from '../../src/fixtures/gallery/all-kinds.ts'
import { expect, test } from '../fixtures/app.ts'
import { writeGallery } from '../fixtures/homes.ts'
import { clipboardText, watch } from '../fixtures/watch.ts'
import { Skein } from '../pages/skein.ts'
import { Transcript } from '../pages/transcript.ts'

/** Answers are read as Markdown; links ask before they lead anywhere. */

test.use({ writeHome: { write: writeGallery } })

test('sets tables, lists, code and quotations, and leaves maths and HTML as text', async ({ window }) => {
  const skein = new Skein(window)
  const transcript = new Transcript(window)
  await skein.row(gallery.allKinds).click()
  const answer = await transcript.reach(transcript.saying('Tides for three harbours'))
  await expect(answer.getByRole('heading', { name: 'Tides for three harbours' })).toBeVisible()
  await expect(answer.locator('table tr')).toHaveCount(4)
  await expect(answer.getByRole('img', { name: 'Done:', exact: true })).toHaveCount(2)
  await expect(answer.getByRole('img', { name: 'Not done:' })).toHaveCount(1)
  await expect(answer.locator('blockquote').first()).toContainText('A tide gauge is a clock')
  await expect(answer.locator('del')).toContainText('the old one')
  const code = answer.getByTestId('code-block').filter({ hasText: 'export function height' })
  await expect(code).toContainText('export function height')
  // Keywords look different from names.
  const colours = await code.locator('pre span').evaluateAll(spans => spans.map(span => getComputedStyle(span).color))
  expect(new Set(colours).size).toBeGreaterThan(2)
  await expect(answer).toContainText('$h(t) = Z_0 + \\sum_i A_i')
  await expect(answer).toContainText('no language: 100 % plain <b>text</b>')
  await expect(answer.locator('b')).toHaveCount(0)
})

test('copies code as it is', async ({ electronApp, window }) => {
  const skein = new Skein(window)
  const transcript = new Transcript(window)
  await skein.row(gallery.allKinds).click()
  const answer = await transcript.reach(transcript.saying('Tides for three harbours'))
  const code = answer.getByTestId('code-block').filter({ hasText: 'export function height' })
  await code.hover()
  await code.getByTestId('copy-code').click()
  await expect.poll(() => clipboardText(electronApp)).toMatch(/^export function height[\s\S]*\}\n?$/)
})

test('asks before a link, shows where it leads, and opens it in the system', async ({ electronApp, window }) => {
  const left = await watch(electronApp, window)
  const skein = new Skein(window)
  const transcript = new Transcript(window)
  await skein.row(gallery.allKinds).click()
  const answer = await transcript.reach(transcript.saying('Tides for three harbours'))
  const link = answer.getByText('the tables', { exact: true })
  await link.click()
  const dialog = window.getByTestId('link-dialog')
  await expect(dialog).toContainText('https://example.com/tides?port=1&year=2026')
  await expect(dialog).toContainText('example.com')
  await window.getByTestId('link-cancel').click()
  await expect(dialog).toHaveCount(0)
  expect((await left()).opened).toEqual([])
  await link.click()
  await window.getByTestId('link-open').click()
  await expect.poll(async () => (await left()).opened).toEqual(['https://example.com/tides?port=1&year=2026'])
  expect(await left()).toMatchObject({ requests: [], appeared: [] })
})

test('does not take relative links for anything that can be opened', async ({ electronApp, window }) => {
  const left = await watch(electronApp, window)
  const skein = new Skein(window)
  const transcript = new Transcript(window)
  await skein.row(gallery.allKinds).click()
  const answer = await transcript.reach(transcript.saying('Tides for three harbours'))
  const link = answer.getByTestId('link').filter({ hasText: 'the source' })
  await expect(link).toHaveAttribute('data-kind', 'refused')
  await expect(link).toContainText('src/height.ts')
  await link.click()
  await expect(window.getByTestId('link-dialog')).toHaveCount(0)
  expect(await left()).toEqual({ requests: [], opened: [], appeared: [] })
})

test('shows changes as diffs, unified and side by side, with the words that changed', async ({ window }) => {
  const skein = new Skein(window)
  const transcript = new Transcript(window)
  await skein.row(gallery.allKinds).click()
  const change = await transcript.reach(transcript.ofType('fileChange').filter({ hasText: 'src/height.ts' }))
  for (const path of ['src/height.ts', 'src/moon.ts', 'src/old-moon.ts', 'docs/tides.md']) {
    await expect.soft(change, path).toContainText(path)
  }
  const diff = change.getByTestId('diff').filter({ hasText: '12.4206012' })
  await expect(diff).toHaveAttribute('data-view', 'unified')
  await expect(diff).toContainText('12.4206012')
  await expect(diff.locator('mark, [data-testid="diff-word"]').first()).toBeAttached()
  await change
    .getByRole('button', { name: /split/i })
    .or(change.getByRole('radio', { name: /split/i }))
    .first()
    .click()
  await expect(diff).toHaveAttribute('data-view', 'split')
})
