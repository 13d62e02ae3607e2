import { existsSync, readFileSync } from 'node:fs'
import { fixtureId } from '../../src/fixtures/ids.ts'
import { execCommandCall, execCommandText, functionCallOutput } from '../../src/fixtures/records/calls.ts'
import { turnCompleted, turnContext, turnStarted } from '../../src/fixtures/records/turns.ts'
import { minimalPaginatedThread, minimalThread } from '../../src/fixtures/thread.ts'
import { writeRollout } from '../../src/fixtures/write.ts'
import { expect, test } from '../fixtures/app.ts'
import { answerSaveDialog, clipboardText } from '../fixtures/watch.ts'
import { Compare } from '../pages/compare.ts'
import { Skein } from '../pages/skein.ts'

/** Two threads side by side. */

const SECRET = 'quicksilver harbour'
const paint = fixtureId('compare/paint')
const varnish = fixtureId('compare/varnish')
const closed = fixtureId('compare/closed')
const at = (minute: number) => `2026-11-20T10:0${minute}:00.000Z`

function records(model: string, exitCode: number) {
  return [
    turnStarted('t'),
    turnContext({ cwd: '/home/dev/boat', turnId: 't', model, effort: 'high', approvalPolicy: 'never' }),
    execCommandCall('c', 'make paint'),
    functionCallOutput('c', execCommandText(SECRET, exitCode, 1)),
    turnCompleted('t', { durationMs: 61_000 }),
  ]
}

test.use({
  writeHome: {
    write: home => {
      const first = { id: paint, timestamp: at(1), preview: 'Paint the boat', cliVersion: '0.144.0' }
      const second = { id: varnish, timestamp: at(2), preview: 'Varnish the boat', cliVersion: '0.150.0' }
      const third = {
        id: closed,
        timestamp: at(3),
        preview: 'Row the boat',
        cliVersion: '0.170.0',
        baseInstructions: SECRET,
      }
      writeRollout(home, minimalThread({ ...first, records: records('tide-1', 1) }))
      writeRollout(home, minimalThread({ ...second, records: records('tide-2', 0) }))
      writeRollout(home, minimalPaginatedThread({ ...third, records: records('tide-3', 0) }))
    },
  },
})

test('compares two threads of the list, marks what differs, and leaves the rest out on demand', async ({ window }) => {
  const compare = new Compare(window)
  await compare.ofSelected(paint, varnish)
  await expect(compare.side('a')).toContainText('Paint the boat')
  await expect(compare.side('b')).toContainText('Varnish the boat')
  await expect(compare.row('Model')).toHaveAttribute('data-verdict', 'differs')
  await expect(compare.row('Model')).toContainText('differs')
  await expect(compare.row('Model')).toContainText('tide-1')
  await expect(compare.row('Effort')).toHaveAttribute('data-verdict', 'same')
  // Tools are known once the file has been read in the background.
  await expect(compare.row('exec_command failed')).toHaveAttribute('data-verdict', 'differs')
  await compare.differencesOnly.click()
  await expect(compare.differencesOnly).toHaveAttribute('aria-pressed', 'true')
  await expect(compare.row('Effort')).toHaveCount(0)
  await expect(compare.row('Release')).toContainText('0.150.0')
  await expect(compare.root).not.toContainText(SECRET)
  await compare.swap.click()
  await expect(compare.side('a')).toContainText('Varnish the boat')
  await compare.side('b').getByRole('button', { name: 'Paint the boat' }).click()
  await expect(new Skein(window).transcript).toBeVisible()
})

test('lets a thread that is not opened take part with metadata and structure alone', async ({ window }) => {
  const compare = new Compare(window)
  await compare.ofSelected(paint, closed)
  await expect(compare.side('b').getByTestId('compared-closed')).toContainText('paginated_threads is not supported yet')
  await expect(compare.side('a').getByTestId('compared-closed')).toHaveCount(0)
  await expect(compare.row('Model')).toHaveAttribute('data-verdict', 'unknown')
  await expect(compare.row('Model')).toContainText('not opened')
  await expect(compare.row('History mode')).toHaveAttribute('data-verdict', 'differs')
  await expect(compare.row('Lines').first()).not.toContainText('not')
  await expect(compare.root).not.toContainText('tide-3')
  await expect(compare.root).not.toContainText(SECRET)
})

test('compares the shown thread with one that is chosen by its words and keys', async ({ window }) => {
  const compare = new Compare(window)
  const skein = new Skein(window)
  await skein.row(paint).click()
  await window.getByTestId('thread-menu').click()
  await window.getByTestId('compare-with').click()
  await expect(compare.picker).toBeFocused()
  await compare.picker.fill('varnish')
  await expect(compare.options).toHaveCount(1)
  await window.keyboard.press('Enter')
  await expect(compare.side('b')).toContainText('Varnish the boat')
  await expect(compare.verdicts).toContainText('differences')
  await window.getByTestId('change-b').click()
  await compare.picker.fill('paint')
  await compare.options.first().click()
  await compare.differencesOnly.click()
  await expect(window.getByTestId('compare-same')).toBeVisible()
})

test('needs two threads, no more', async ({ window }) => {
  await new Skein(window).row(paint).click()
  await window.keyboard.press('Control+a')
  await window.getByTestId('selection-more').click()
  await window.getByTestId('selection-compare').click()
  await expect(window.getByTestId('announcer')).toContainText('Select exactly two threads')
  await expect(new Compare(window).root).toHaveCount(0)
})

test('copies and saves the comparison as CSV', async ({ electronApp, window }, info) => {
  const compare = new Compare(window)
  await compare.ofSelected(paint, varnish)
  await compare.root.getByRole('button', { name: 'Copy the comparison as CSV' }).click()
  await expect.poll(() => clipboardText(electronApp)).toMatch(/^section,fact,part,unit,a,b,verdict\r\nThread,/)
  const path = info.outputPath('comparison.csv')
  await answerSaveDialog(electronApp, path)
  await compare.root.getByRole('button', { name: 'Save the comparison as CSV…' }).click()
  await expect.poll(() => existsSync(path)).toBe(true)
  expect(readFileSync(path, 'utf8')).toContain('Settings of its turns,Model,,text,tide-1,tide-2,differs')
})

test('compares the heads of two threads, and tells of one that is not opened what lists show', async ({ window }) => {
  const compare = new Compare(window)
  await compare.ofSelected(paint, closed)
  await compare.show('heads')
  await expect(compare.row('cli_version')).toHaveAttribute('data-verdict', 'differs')
  await expect(compare.row('cli_version')).toContainText('0.170.0')
  await expect(compare.row('base_instructions.text')).toContainText('a text of 19 characters')
  await expect(window.getByTestId('head-b')).toContainText('not opened')
  await compare.differencesOnly.click()
  await expect(compare.row('cli_version')).toHaveCount(1)
  await expect(compare.row('originator')).toHaveCount(0)
})
