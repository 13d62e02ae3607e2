import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gallery } from '../../src/fixtures/gallery/all-kinds.ts'
import { DAMAGED } from '../../src/fixtures/gallery/damaged.ts'
import { expect, test } from '../fixtures/app.ts'
import { writeDamaged, writeGallery } from '../fixtures/homes.ts'
import { answerSaveDialog, clipboardText, watch } from '../fixtures/watch.ts'
import { RawView } from '../pages/raw-view.ts'
import { Skein } from '../pages/skein.ts'
import { Transcript } from '../pages/transcript.ts'

/** Every line of the file, as it is. */

test.describe('a whole file', () => {
  test.use({ writeHome: { write: writeGallery } })

  test('lists all lines with kind, time and size, and shows the chosen one as a tree', async ({ window }) => {
    const skein = new Skein(window)
    const raw = new RawView(window)
    await skein.row(gallery.allKinds).click()
    await raw.open()
    await expect(raw.line(1)).toHaveAttribute('data-kind', 'session_meta')
    await expect(raw.line(1)).toContainText('09:00:00')
    const total = Number(await raw.table.getAttribute('data-total'))
    expect(total).toBeGreaterThan(150)
    await raw.line(1).click()
    await expect(raw.record).toContainText('session_meta')
    await expect(raw.record).toContainText(gallery.allKinds)
    await raw.line(1).press('End')
    await expect(raw.line(total)).toBeInViewport()
    await raw.line(total).press('Home')
    await expect(raw.line(1)).toBeInViewport()
  })

  test('leads from an item to its line and back', async ({ window }) => {
    const skein = new Skein(window)
    const transcript = new Transcript(window)
    const raw = new RawView(window)
    await skein.row(gallery.allKinds).click()
    const item = await transcript.reach(transcript.saying('Metres, please, not feet'))
    const number = await transcript.numberOf(item)
    await item.hover()
    await item.getByTestId('item-raw').click()
    const chosen = window.locator('[data-testid="raw-line"][aria-selected="true"]')
    await expect(chosen).toHaveAttribute('data-kind', 'event_msg/user_message')
    await expect(chosen).toHaveAttribute('data-item', String(number))
    await expect(chosen).toBeInViewport()
    await expect(raw.record).toContainText('Metres, please, not feet')
    await raw.toItem.click()
    await expect(transcript.item(number)).toBeInViewport()
    await expect(transcript.item(number)).toContainText('Metres, please, not feet')
  })

  test('keeps pictures out of the tree', async ({ window }) => {
    const skein = new Skein(window)
    const transcript = new Transcript(window)
    const raw = new RawView(window)
    await skein.row(gallery.allKinds).click()
    const item = await transcript.reach(transcript.saying('Does the chart look right?'))
    await item.hover()
    await item.getByTestId('item-raw').click()
    await expect(raw.record).toContainText('Does the chart look right?')
    expect(await raw.record.innerText()).not.toContain('iVBORw0KGgo')
  })
})

test.describe('a damaged file', () => {
  test.use({ writeHome: { write: writeDamaged } })

  test('is listed whole, problems marked with their reasons', async ({ window }) => {
    const skein = new Skein(window)
    const raw = new RawView(window)
    await skein.row(DAMAGED).click()
    await expect(skein.transcript).toContainText('Read the file that the flood reached')
    await raw.open()
    const total = Number(await raw.table.getAttribute('data-total'))
    expect(total).toBeGreaterThan(35)
    const problems = window.locator('[data-testid="raw-line"][data-verdict="problem"]')
    await expect(problems.first()).toBeVisible()
    await expect(problems.first()).not.toHaveAttribute('data-kind', /.+/)
    await expect(problems.first()).toContainText(/JSON/)
    await problems.first().click()
    // The text of a line that is no JSON can still be read.
    await expect(window.getByTestId('record-text')).toContainText('"type":"agent_message",,}}')
  })

  test('goes from problem to problem', async ({ window }) => {
    const skein = new Skein(window)
    const raw = new RawView(window)
    await skein.row(DAMAGED).click()
    await raw.open()
    await raw.line(1).click()
    const chosen = window.locator('[data-testid="raw-line"][aria-selected="true"]')
    const lines: string[] = []
    for (let i = 0; i < 5; i++) {
      await window.keyboard.press('n')
      await expect(chosen).toHaveAttribute('data-verdict', 'problem')
      lines.push((await chosen.getAttribute('data-line')) ?? '')
      await expect(chosen).toBeInViewport()
    }
    expect(new Set(lines).size).toBe(5)
  })

  test('shows the lines with problems alone, also to a spreadsheet, and all again', async ({ electronApp, window }) => {
    const skein = new Skein(window)
    const raw = new RawView(window)
    await skein.row(DAMAGED).click()
    await raw.open()
    const all = Number(await raw.table.getAttribute('data-total'))
    await raw.line(1).click()
    await window.keyboard.press('p')
    await expect(raw.problemsOnly).toHaveAttribute('aria-pressed', 'true')
    const few = Number(await raw.table.getAttribute('data-total'))
    expect(few).toBeLessThan(all)
    await expect(raw.problemsOnly).toContainText(`(${few})`)
    await expect(raw.line(1)).toHaveCount(0)
    const chosen = window.locator('[data-testid="raw-line"][aria-selected="true"]')
    await window.keyboard.press('Home')
    for (let i = 0; i < few; i++) {
      await expect(chosen).toHaveAttribute('aria-rowindex', String(i + 2))
      await expect(chosen).toHaveAttribute('data-verdict', 'problem')
      await expect(chosen).toBeInViewport()
      await window.keyboard.press('ArrowDown')
    }
    const last = (await chosen.getAttribute('data-line')) ?? ''
    const csv = async () => {
      await window.getByTestId('raw-csv').click()
      await window.getByRole('menuitem', { name: 'Copy the lines as CSV' }).click()
    }
    await csv()
    const header = 'line,byte,bytes,time,kind,verdict,problem'
    const lines = async () => (await clipboardText(electronApp)).trimEnd().split('\r\n')
    await expect.poll(lines).toHaveLength(few + 1)
    expect((await lines()).slice(1).every(line => line.includes(',problem,'))).toBe(true)
    await raw.problemsOnly.click()
    await csv()
    await expect.poll(lines).toHaveLength(all + 1)
    expect((await lines())[0]).toBe(header)
    await expect(raw.table).toHaveAttribute('data-total', String(all))
    await expect(raw.line(Number(last))).toBeInViewport()
    await expect(chosen).toHaveAttribute('data-line', last)
    // A line without a problem brings all lines back.
    await raw.problemsOnly.click()
    await expect(raw.line(1)).toHaveCount(0)
    await window.getByTestId('raw-go').fill('1')
    await window.getByTestId('raw-go').press('Enter')
    await expect(raw.line(1)).toHaveAttribute('aria-selected', 'true')
    await expect(raw.problemsOnly).toHaveAttribute('aria-pressed', 'false')
  })

  test('shows a line byte by byte, also what is no text and a line that was not written to its end', async ({
    window,
  }) => {
    const raw = new RawView(window)
    await new Skein(window).row(DAMAGED).click()
    await raw.open()
    await raw.line(1).click()
    await raw.showAs('bytes')
    await expect(raw.bytes).toContainText('00000000')
    await expect(raw.bytes).toContainText('7b 22 74 69 6d 65 73 74')
    await expect(raw.bytes).toContainText('{"timestamp":')
    const details = window.getByTestId('raw-details')
    await raw.line(1).click()
    await window.keyboard.press('End')
    await expect(details).toContainText('without a newline')
    const odd = window.locator('[data-testid="raw-line"][data-verdict="problem"]').filter({ hasText: 'not UTF-8' })
    await raw.problemsOnly.click()
    await odd.first().click()
    await expect(details).toContainText(/[0-9]+ bytes? (is|are) not UTF-8 text/)
    await window.keyboard.press('Home')
    const nuls = window.locator('[data-testid="raw-line"][data-verdict="problem"]').filter({ hasText: 'zero' })
    await nuls.first().click()
    await expect(details).toContainText('64 zero bytes')
    await raw.showAs('text')
    await expect(window.getByTestId('record-text')).toBeVisible()
  })

  test('gives one line, or several, as a range of bytes', async ({ electronApp, window, home }) => {
    const raw = new RawView(window)
    const clipboard = () => clipboardText(electronApp)
    await new Skein(window).row(DAMAGED).click()
    await raw.open()
    await raw.line(2).click()
    await raw.copyRange.click()
    await expect.poll(clipboard).toMatch(/\.jsonl:\d+-\d+$/)
    const [, path = '', start = '', end = ''] = /^(.*):(\d+)-(\d+)$/.exec(await clipboard()) ?? []
    const file = readFileSync(path)
    expect(path.startsWith(home)).toBe(true)
    const second = file.indexOf('\n') + 1
    expect([Number(start), Number(end)]).toEqual([second, file.indexOf('\n', second) + 1])

    await raw.line(4).click({ modifiers: ['Shift'] })
    await expect(window.getByTestId('raw-chosen')).toHaveText('3 lines chosen, from 2 to 4')
    await expect(window.locator('[data-testid="raw-line"][aria-selected="true"]')).toHaveCount(3)
    await window.keyboard.press('Shift+ArrowDown')
    await expect(window.getByTestId('raw-chosen')).toHaveText('4 lines chosen, from 2 to 5')
    const lines = file.toString('utf8').split('\n').slice(1, 5)
    await raw.copy.click()
    await expect.poll(clipboard).toBe(`${lines.join('\n')}\n`)
    await raw.more.click()
    await window.getByTestId('raw-copy-command').click()
    const bytes = Buffer.byteLength(`${lines.join('\n')}\n`)
    await expect.poll(clipboard).toContain(`tail -c +${second + 1} `)
    expect(await clipboard()).toContain(`| head -c ${bytes}`)

    const target = join(home, '..', 'saved.bin')
    await answerSaveDialog(electronApp, target)
    await raw.more.click()
    await window.getByTestId('raw-save-bytes').click()
    await expect.poll(() => existsSync(target)).toBe(true)
    expect(readFileSync(target).equals(file.subarray(second, second + bytes))).toBe(true)
  })

  test('shows bytes that are no text without harm', async ({ electronApp, window }) => {
    const left = await watch(electronApp, window)
    const skein = new Skein(window)
    const raw = new RawView(window)
    await skein.row(DAMAGED).click()
    await raw.open()
    await raw.line(1).click()
    const total = Number(await raw.table.getAttribute('data-total'))
    const chosen = window.locator('[data-testid="raw-line"][aria-selected="true"]')
    for (let i = 1; i < total; i++) {
      await window.keyboard.press('ArrowDown')
      await expect(chosen).toHaveAttribute('data-line', String(i + 1))
    }
    expect(await left()).toEqual({ requests: [], opened: [], appeared: [] })
  })
})
