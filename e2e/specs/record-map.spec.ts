import { ID as WITH_GAP } from '../../src/fixtures/damage-lab/case.ts'
import { DAMAGE_CASES } from '../../src/fixtures/damage-lab/index.ts'
import { DAMAGED } from '../../src/fixtures/gallery/damaged.ts'
import { expect, test } from '../fixtures/app.ts'
import { modes, PROBLEM_REFUSED, writeDamaged, writeProblems } from '../fixtures/homes.ts'
import { clipboardText } from '../fixtures/watch.ts'
import { Palette } from '../pages/palette.ts'
import { RawView } from '../pages/raw-view.ts'
import { RecordMapStrip } from '../pages/record-map.ts'
import { Skein } from '../pages/skein.ts'

/** The whole file as a strip above the table of its lines. */

test.describe('of an open thread', () => {
  test.use({ writeHome: { write: writeDamaged } })

  test('shows the whole file, names what stands under the pointer, and leads there', async ({ window }) => {
    const raw = new RawView(window)
    const map = new RecordMapStrip(window)
    await new Skein(window).row(DAMAGED).click()
    await raw.open()
    await expect(map.strip).toBeVisible()
    await expect(map.strip).not.toHaveAttribute('data-damaged', '0')
    await expect(map.place).toContainText(/lines, .* damaged/)
    await expect(map.view).toBeVisible()
    const total = Number(await raw.table.getAttribute('data-total'))

    const end = await map.at(1)
    await window.mouse.move(end.x, end.y)
    await expect(map.place).toContainText(new RegExp(`^Line ${total}, from byte [0-9,]+, .*no ordinal, `))
    await window.mouse.click(end.x, end.y)
    await expect(raw.line(total)).toHaveAttribute('aria-selected', 'true')
    await expect(raw.line(total)).toBeInViewport()

    const start = await map.at(0)
    await window.mouse.click(start.x, start.y)
    await expect(raw.line(1)).toHaveAttribute('aria-selected', 'true')
    await expect(raw.line(1)).toBeInViewport()
    await expect(map.place).toContainText('Line 1, from byte 0,')
    await expect(map.place).toContainText('session_meta')
  })

  test('is used with the keyboard alone, and follows the table', async ({ window }) => {
    const raw = new RawView(window)
    const map = new RecordMapStrip(window)
    await new Skein(window).row(DAMAGED).click()
    await raw.open()
    const total = Number(await raw.table.getAttribute('data-total'))
    await map.slider.focus()
    await window.keyboard.press('End')
    await expect(raw.line(total)).toHaveAttribute('aria-selected', 'true')
    await expect(map.slider).toHaveAttribute('aria-valuetext', new RegExp(`^Line ${total}, `))
    await window.keyboard.press('Home')
    await expect(raw.line(1)).toHaveAttribute('aria-selected', 'true')
    await expect(map.slider).toHaveAttribute('aria-valuenow', '0')
    await raw.line(1).click()
    await window.keyboard.press('ArrowDown')
    await expect(map.slider).toHaveAttribute('aria-valuetext', /^Line 2, /)
    await window.keyboard.press('n')
    await expect(map.slider).toHaveAttribute('aria-valuetext', /JSON|UTF-8|zero|record/)
  })
})

test.describe('of a thread that is not opened', () => {
  test.use({ writeHome: { write: writeProblems } })

  test('shows places, kinds, ordinals and damage, and never a text', async ({ window }) => {
    const map = new RecordMapStrip(window)
    await new Skein(window).row(PROBLEM_REFUSED).click()
    await expect(map.strip).toHaveAttribute('data-damaged', '1')
    await expect(map.place).toContainText(/^Line 1, from byte 0, .*session_meta, ordinal 0, Good$/)
    const lines = window.getByTestId('structure-lines').getByRole('row')
    await expect(lines.filter({ hasText: 'Not JSON' })).toHaveCount(1)
    await map.slider.focus()
    await window.keyboard.press('End')
    const here = window.locator('[data-testid="structure-lines"] tr[aria-current]')
    await expect(here).toContainText('agent_message')
    await expect(map.slider).toHaveAttribute('aria-valuetext', /event_msg\/agent_message, ordinal \d+, Good$/)
    await window.getByRole('button', { name: 'Line 5 on the map', exact: true }).click()
    await expect(map.slider).toHaveAttribute('aria-valuetext', /^Line 5, .*Not JSON$/)
    await expect(window.getByTestId('diagnostics')).not.toContainText(modes.secret)
    await expect(window.getByTestId('line-bytes')).toHaveCount(0)
    await expect(window.getByTestId('raw-copy-range')).toHaveCount(0)
  })
})

test.describe('of a thread whose numbers have a gap', () => {
  const writeGap = (home: string) =>
    DAMAGE_CASES.find(({ name }) => name === 'unknown: a gap in the numbers')?.write(home)
  test.use({ writeHome: { write: writeGap } })

  test('shows what was found at a line, and what leads there', async ({ window }) => {
    const map = new RecordMapStrip(window)
    await new Skein(window).row(WITH_GAP).click()
    await expect(map.place).toContainText(/^Line 1, .*, Unknown history mode$/)
    await window.getByRole('button', { name: 'Show line 7 on the map', exact: true }).click()
    await expect(map.slider).toHaveAttribute('aria-valuetext', /^Line 7, .*, Gap in the numbers$/)
    const here = window.locator('[data-testid="structure-lines"] tr[aria-current]')
    await expect(here.getByRole('cell').last()).toHaveText('Gap in the numbers')
    await window.getByRole('button', { name: 'Show line 1 on the map', exact: true }).click()
    await expect(map.slider).toHaveAttribute('aria-valuetext', /^Line 1, /)
  })
})

test.describe('a link to a line of a thread that is not opened', () => {
  const link = `skein://thread/${PROBLEM_REFUSED}?tab=diagnostics&line=5`
  test.use({ writeHome: { write: writeProblems }, launchArgs: [link] })

  test('shows it on the map by its structure alone, and is copied again', async ({ electronApp, window }) => {
    const map = new RecordMapStrip(window)
    await expect(map.slider).toHaveAttribute('aria-valuetext', /^Line 5, .*Not JSON$/)
    await expect(map.slider).toBeInViewport()
    await expect(new Skein(window).refusal).toBeVisible()
    await expect(window.getByTestId('diagnostics')).not.toContainText(modes.secret)
    const palette = new Palette(window)
    await palette.ask('>copy a link')
    await window.keyboard.press('Enter')
    await expect.poll(() => clipboardText(electronApp)).toBe(link)
    await palette.ask(`skein://thread/${PROBLEM_REFUSED}?tab=diagnostics&line=5000`)
    await window.keyboard.press('Enter')
    await expect(window.getByText(/The file has only \d+ lines/).first()).toBeVisible()
  })

  test('leads to the raw line where the thread is opened', async ({ window }) => {
    const palette = new Palette(window)
    await palette.ask(`skein://thread/${DAMAGED}?tab=diagnostics&line=2`)
    await window.keyboard.press('Enter')
    await expect(new RawView(window).line(2)).toHaveAttribute('aria-selected', 'true')
  })
})
