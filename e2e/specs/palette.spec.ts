import { expect, test } from '../fixtures/app.ts'
import { modes, refusedModes, writeModes } from '../fixtures/homes.ts'
import { Palette } from '../pages/palette.ts'
import { RawView } from '../pages/raw-view.ts'
import { Skein } from '../pages/skein.ts'

/** Everything by a few letters, and the keys that the sheet names. */

test('opens a thread by a few words, without the mouse', async ({ window }) => {
  const [skein, palette] = [new Skein(window), new Palette(window)]
  await palette.ask('keys signing')
  await expect(palette.active).toContainText('Rotate the signing keys')
  await expect(palette.field).toHaveAttribute('aria-activedescendant', (await palette.active.getAttribute('id')) ?? '')
  await window.keyboard.press('Enter')
  await expect(palette.root).toHaveCount(0)
  await expect(skein.items('userMessage').first()).toBeVisible()
  await expect(skein.list.locator('[aria-selected="true"]')).toContainText('Rotate the signing keys')
})

test('waits for the answer when Enter comes first', async ({ window }) => {
  await expect(new Skein(window).rows.nth(10)).toBeVisible()
  const palette = new Palette(window)
  await palette.ask('show progress while pebble')
  await palette.field.press('Enter')
  await expect(palette.root).toHaveCount(0)
  await expect(window.locator('[data-pane="thread"]')).toContainText(/show progress while pebble/i)
})

test('shows the threads of a project', async ({ window }) => {
  const [skein, palette] = [new Skein(window), new Palette(window)]
  await palette.ask('#')
  const count = await palette.active.getByText(/\d+ thread/).innerText()
  await window.keyboard.press('Enter')
  await expect(skein.list).toHaveAttribute('data-total', count.replace(/\D/g, ''))
  await palette.ask('>clear all')
  await window.keyboard.press('Enter')
  await expect(skein.list).not.toHaveAttribute('data-total', count.replace(/\D/g, ''))
})

test('says why an action cannot be done, and does it when it can', async ({ electronApp, window }) => {
  const [skein, palette] = [new Skein(window), new Palette(window)]
  await palette.ask('>copy thread id')
  await expect(palette.active).toHaveAttribute('aria-disabled', 'true')
  await expect(palette.active).toContainText('no thread is shown')
  await window.keyboard.press('Enter')
  await expect(window.getByTestId('announcer')).toContainText('no thread is shown')
  await window.keyboard.press('Escape')
  await skein.rows.first().click()
  await expect(skein.transcript.or(skein.refusal)).toBeVisible()
  await palette.ask('>copy thread id')
  await window.keyboard.press('Enter')
  await expect(window.getByTestId('announcer')).toContainText(/thread id copied/i)
  const id = await skein.list.locator('[aria-selected="true"]').getAttribute('data-thread-id')
  expect(await electronApp.evaluate(({ clipboard }) => clipboard.readText())).toBe(id)
})

test('gives the focus back', async ({ window }) => {
  const [skein, palette] = [new Skein(window), new Palette(window)]
  await skein.rows.nth(2).click()
  await expect(skein.rows.nth(2)).toBeFocused()
  await palette.ask('x')
  await window.keyboard.press('Escape')
  await expect(skein.rows.nth(2)).toBeFocused()
  await window.getByTestId('palette-open').click()
  await expect(palette.field).toBeFocused()
  await window.keyboard.press('Control+k')
  await expect(palette.root).toHaveCount(0)
})

test('goes to a line of the file', async ({ window }) => {
  const [skein, palette, raw] = [new Skein(window), new Palette(window), new RawView(window)]
  await skein.find('imports of large order files')
  await expect(skein.items('userMessage').first()).toBeVisible()
  await window.keyboard.press('Control+g')
  await expect(palette.field).toHaveValue(':')
  await palette.field.fill(':99999')
  await expect(palette.active).toContainText(/the file has \d+ lines/)
  await palette.field.fill(':3')
  await expect(palette.active).not.toHaveAttribute('aria-disabled', 'true')
  await window.keyboard.press('Enter')
  await expect(raw.line(3)).toHaveAttribute('aria-selected', 'true')
})

test('the keys of the sheet do what it says', async ({ window }) => {
  const skein = new Skein(window)
  await window.keyboard.press('?')
  await expect(window.getByTestId('shortcut-sheet')).toContainText('Next, previous pane')
  await window.keyboard.press('Escape')
  await window.keyboard.press('F1')
  await expect(window.getByTestId('about-modes')).toBeVisible()
  await window.keyboard.press('Escape')
  await window.keyboard.press('Control+b')
  await expect(window.locator('[data-pane="sidebar"]')).toBeHidden()
  await window.keyboard.press('Control+b')
  await expect(window.locator('[data-pane="sidebar"]')).toBeVisible()
  await window.keyboard.press('/')
  await expect(skein.filter).toBeFocused()
  // Text to the field, not a key.
  await window.keyboard.type('?/')
  await expect(skein.filter).toHaveValue('?/')
  await window.keyboard.press('Escape')
  await skein.find('imports of large order files')
  await expect(skein.items('userMessage').first()).toBeVisible()
  await window.keyboard.press('Enter')
  await window.keyboard.press('i')
  await expect(window.getByTestId('announcer')).toContainText(/thread id copied/i)
  await window.keyboard.press('Shift+P')
  await expect(window.getByTestId('announcer')).toContainText(/file path copied/i)
  await window.keyboard.press('Control+f')
  await expect(window.getByTestId('find-field')).toBeFocused()
  await window.keyboard.press('Escape')
  await window.keyboard.press('Escape')
  await expect(skein.list.locator('[aria-selected="true"]')).toBeFocused()
})

test.describe('threads that stay closed', () => {
  test.use({ writeHome: { write: writeModes } })
  for (const { id, badge } of refusedModes) {
    test(`${badge}: the palette lists it and does not open it`, async ({ window }) => {
      const [skein, palette] = [new Skein(window), new Palette(window)]
      await palette.ask(id)
      await expect(palette.active).toContainText(badge.slice(0, 20))
      await window.keyboard.press('Enter')
      await expect(skein.refusal).toBeVisible()
      await expect(skein.transcript).toHaveCount(0)
      await expect(window.getByText(modes.secret)).toHaveCount(0)
      for (const name of ['copy thread as markdown', 'export the thread', 'show the raw lines', 'find in the thread']) {
        await palette.ask(`>${name}`)
        await expect(palette.active).toHaveAttribute('aria-disabled', 'true')
        await window.keyboard.press('Enter')
        await window.keyboard.press('Escape')
      }
      await palette.ask(':2')
      await expect(palette.active).toHaveAttribute('aria-disabled', 'true')
      await window.keyboard.press('Enter')
      await window.keyboard.press('Escape')
      await expect(skein.refusal).toBeVisible()
      await expect(window.getByText(modes.secret)).toHaveCount(0)
    })
  }
})
