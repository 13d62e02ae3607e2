import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { gallery } from '../../src/fixtures/gallery/all-kinds.ts'
import { expect, test } from '../fixtures/app.ts'
import { writeGallery } from '../fixtures/homes.ts'
import { answerSaveDialog, clipboardText, watch } from '../fixtures/watch.ts'
import { Skein } from '../pages/skein.ts'
import { Transcript } from '../pages/transcript.ts'

/** Taking something of a thread along: to the clipboard, or into a file outside the home. */

test.use({ writeHome: { write: writeGallery } })

test('copies an item and a turn as Markdown', async ({ electronApp, window }) => {
  const skein = new Skein(window)
  const transcript = new Transcript(window)
  await skein.row(gallery.allKinds).click()
  const answer = await transcript.reach(transcript.saying('Tides for three harbours'))
  await answer.hover()
  await answer.getByTestId('item-copy').click()
  await expect.poll(() => clipboardText(electronApp)).toContain('| Northquay | 04:12 | 3.81 m | `0x1F` |')
  const turn = await transcript.turnOf(answer)
  await turn.scrollIntoViewIfNeeded()
  await turn.hover()
  await turn.getByTestId('copy-turn').click()
  await expect.poll(() => clipboardText(electronApp)).toContain('Metres, please, not feet')
  expect(await clipboardText(electronApp)).toContain('Compute tide tables for three harbours')
})

async function openDialog(window: Page): Promise<void> {
  await window.getByTestId('export-open').first().click()
  await expect(window.getByTestId('export-dialog')).toBeVisible()
}

async function exportAs(window: Page, format: 'Markdown' | 'HTML' | 'JSON' | 'Minimal repro'): Promise<void> {
  await openDialog(window)
  await window.getByTestId('export-format').getByRole('radio', { name: format }).check()
  await window.getByTestId('export-start').click()
}

for (const [format, extension, proof] of [
  ['Markdown', 'md', '| Northquay | 04:12 | 3.81 m |'],
  ['HTML', 'html', '<table'],
  ['JSON', 'json', '"agentMessage"'],
] as const) {
  test(`writes the thread as ${format}, outside the home`, async ({ electronApp, home, window }) => {
    const target = join(home, '..', `thread.${extension}`)
    await answerSaveDialog(electronApp, target)
    const skein = new Skein(window)
    await skein.row(gallery.allKinds).click()
    await expect(skein.items().first()).toBeVisible()
    await exportAs(window, format)
    await expect(window.getByTestId('export-result')).toContainText(`thread.${extension}`)
    const text = readFileSync(target, 'utf8')
    expect(text).toContain(proof)
    expect(text).toContain('Start with Northquay')
    if (format === 'JSON') expect(() => JSON.parse(text)).not.toThrow()
    if (format === 'HTML') {
      expect(text).not.toMatch(/<script|<link|src="https?:|href="javascript:/i)
      expect(text).toMatch(/Content-Security-Policy/i)
    }
  })
}

test('writes a minimal repro: the shape of the rollout without its words', async ({ electronApp, home, window }) => {
  const target = join(home, '..', 'repro.jsonl')
  await answerSaveDialog(electronApp, target)
  const skein = new Skein(window)
  await skein.row(gallery.allKinds).click()
  await expect(skein.items().first()).toBeVisible()
  await exportAs(window, 'Minimal repro')
  await expect(window.getByTestId('export-result')).toContainText('repro.jsonl')
  const text = readFileSync(target, 'utf8')
  expect(text).toContain('"type":"session_meta"')
  expect(text).not.toMatch(/Northquay|tide tables/i)
})

test('leaves outputs of tools out where asked', async ({ electronApp, home, window }) => {
  const target = join(home, '..', 'short.md')
  await answerSaveDialog(electronApp, target)
  const skein = new Skein(window)
  await skein.row(gallery.allKinds).click()
  await expect(skein.items().first()).toBeVisible()
  await openDialog(window)
  await window.getByTestId('export-tool-output').click()
  await window.getByTestId('export-start').click()
  await expect(window.getByTestId('export-result')).toBeVisible()
  const text = readFileSync(target, 'utf8')
  expect(text).toContain('cat gauges.log')
  expect(text).not.toContain('gauge 3 reads')
})

test('never writes into a home', async ({ electronApp, home, window }) => {
  const skein = new Skein(window)
  await skein.row(gallery.allKinds).click()
  await expect(skein.items().first()).toBeVisible()
  const before = readdirSync(home, { recursive: true })
  mkdirSync(join(home, '..', 'outside'), { recursive: true })
  for (const target of [
    join(home, 'thread.md'),
    join(home, 'sessions', 'thread.md'),
    join(home, '..', 'outside', '..', 'home', 'x.md'),
  ]) {
    await answerSaveDialog(electronApp, target)
    await exportAs(window, 'Markdown')
    await expect(window.getByTestId('export-error')).toBeVisible()
    await window.keyboard.press('Escape')
    expect(existsSync(target)).toBe(false)
  }
  expect(readdirSync(home, { recursive: true })).toEqual(before)
})

test('writes nothing when the person thinks better of it', async ({ electronApp, home, window }) => {
  await answerSaveDialog(electronApp, null)
  const left = await watch(electronApp, window)
  const skein = new Skein(window)
  await skein.row(gallery.allKinds).click()
  await expect(skein.items().first()).toBeVisible()
  const before = readdirSync(join(home, '..'))
  await exportAs(window, 'Markdown')
  await expect(window.getByTestId('export-error')).toHaveCount(0)
  await expect(window.getByTestId('export-result')).toHaveCount(0)
  expect(readdirSync(join(home, '..'))).toEqual(before)
  expect((await left()).opened).toEqual([])
})

test('copies the command that resumes the thread', async ({ electronApp, window }) => {
  const skein = new Skein(window)
  await skein.row(gallery.allKinds).click()
  const copy = window.getByTestId('copy-resume').first()
  // The first line of the file has been read.
  await expect(copy).toHaveAttribute('title', /codex resume/)
  await copy.click()
  await expect.poll(() => clipboardText(electronApp)).toContain(`codex resume ${gallery.allKinds}`)
})
