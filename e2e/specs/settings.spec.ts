import { expect, test } from '../fixtures/app.ts'
import { ask } from '../fixtures/bridge.ts'
import { Skein } from '../pages/skein.ts'

/** The settings, on the sample home. */

test.beforeEach(async ({ window }) => {
  await expect(new Skein(window).rows.first()).toBeVisible()
  await window.keyboard.press('Control+,')
  await expect(window.getByTestId('settings')).toBeVisible()
})

test('the theme holds for all that is drawn', async ({ window, electronApp }) => {
  // Playwright has a scheme of its own for the page, which hides the app's.
  const theme = () => electronApp.evaluate(({ nativeTheme }) => nativeTheme.themeSource)
  await window.getByTestId('settings-theme-dark').click()
  await expect.poll(theme).toBe('dark')
  await window.getByTestId('settings-theme-system').click()
  await expect.poll(theme).toBe('system')
  await window.keyboard.press('Escape')
  await expect(window.getByTestId('settings')).toHaveCount(0)
})

test('more of each output is searched once all files are read again', async ({ window }) => {
  await window.getByTestId('settings-output-2000').click()
  await window.getByTestId('settings-apply').click()
  await expect(window.getByTestId('settings-apply')).toHaveCount(0)
  expect(await ask(window, 'library.settings', {})).toMatchObject({ value: { settings: { outputChars: 2000 } } })
  await window.keyboard.press('Escape')
  await expect(window.getByTestId('status-bar')).toHaveAttribute('data-phase', 'idle')
})

test('the reading waits on battery where that is asked for', async ({ window, electronApp }) => {
  await window.getByTestId('settings-battery').click()
  const heldBy = async () => ask(window, 'scan.status', {})
  await electronApp.evaluate(({ powerMonitor }) => powerMonitor.emit('on-battery'))
  await expect.poll(heldBy).toMatchObject({ value: { paused: 'battery' } })
  await electronApp.evaluate(({ powerMonitor }) => powerMonitor.emit('on-ac'))
  await expect.poll(heldBy).toMatchObject({ value: { paused: null } })
})

test('what waits for the battery is read all the same where a person says so', async ({ window, electronApp }) => {
  await window.getByTestId('settings-battery').click()
  await electronApp.evaluate(({ powerMonitor }) => powerMonitor.emit('on-battery'))
  await expect.poll(() => ask(window, 'scan.status', {})).toMatchObject({ value: { paused: 'battery' } })
  await window.getByTestId('settings-output-2000').click()
  await window.getByTestId('settings-apply').click()
  await window.keyboard.press('Escape')
  const bar = window.getByTestId('status-bar')
  await expect(bar).toContainText('Paused on battery')
  await window.getByTestId('read-on-battery').click()
  await expect(bar).toHaveAttribute('data-phase', 'idle')
  await expect(window.getByTestId('read-on-battery')).toHaveCount(0)
})

test('refused openings are counted, shown and set back', async ({ window }) => {
  await window.keyboard.press('Escape')
  const skein = new Skein(window)
  await skein.find('batch the price lookups')
  await expect(skein.refusal).toBeVisible()
  await skein.open.click({ force: true })
  await window.getByTestId('settings-open').click()
  await expect(window.getByTestId('settings-refusals')).toHaveText('1 paginated')
  await window.getByTestId('settings-reset-counters').click()
  await expect(window.getByTestId('settings-refusals')).toHaveText('None so far')
})
