import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DAMAGED } from '../../src/fixtures/gallery/damaged.ts'
import { fixtureId } from '../../src/fixtures/ids.ts'
import { minimalPaginatedThread, minimalThread } from '../../src/fixtures/thread.ts'
import { writeRollout } from '../../src/fixtures/write.ts'
import { expect, test } from '../fixtures/app.ts'
import { findNothing } from '../fixtures/axe.ts'
import { ask } from '../fixtures/bridge.ts'
import { modes, PROBLEM_REFUSED, writeProblems } from '../fixtures/homes.ts'
import { answerSaveDialog } from '../fixtures/watch.ts'
import { Problems } from '../pages/problems.ts'
import { RawView } from '../pages/raw-view.ts'
import { RecordMapStrip } from '../pages/record-map.ts'
import { Search } from '../pages/search.ts'
import { Skein } from '../pages/skein.ts'

/** From a home that came with a complaint to the line that is broken, and what that means. */

test.describe('of a damaged home', () => {
  test.use({ writeHome: { write: writeProblems } })

  test('a problem is found by check and release, explained, and its raw line opened', async ({ window }) => {
    const problems = new Problems(window)
    await window.getByTestId('view-doctor').click()
    await expect(problems.matrix).toBeVisible()
    await problems.check('malformed-json').click()
    await expect(problems.rows.first()).toHaveAttribute('data-check', 'malformed-json')
    const cell = problems.matrix.getByRole('button', { name: /^Not JSON, release/ })
    await expect(cell).toHaveCount(2)
    await cell.first().click()
    await expect(problems.of(PROBLEM_REFUSED)).toHaveCount(0)
    await expect(problems.explain).toContainText('The line is not JSON')
    await expect(problems.explain).toContainText('Nothing is lost')
    const line = await problems.rows.first().getByRole('gridcell').nth(3).textContent()
    await problems.go.click()
    const raw = new RawView(window)
    await expect(raw.line(Number(line))).toHaveAttribute('data-verdict', 'problem')
    await expect(raw.line(Number(line))).toHaveAttribute('aria-selected', 'true')
  })

  test('of a refused thread nothing but structure is told, and it says so', async ({ window }) => {
    const problems = new Problems(window)
    await problems.open()
    await problems.check('malformed-json').click()
    await problems.of(PROBLEM_REFUSED).click()
    await expect(window.getByTestId('structure-only')).toBeVisible()
    await expect(problems.root).not.toContainText(modes.secret)
    await expect(problems.go).toHaveText('Show on the map line 5')
    await problems.findings.press('Enter')
    await expect(new Skein(window).refusal).toBeVisible()
    const map = new RecordMapStrip(window)
    await expect(map.slider).toBeFocused()
    await expect(map.slider).toBeInViewport()
    await expect(window.getByTestId('copy-link'), 'the window itself stays where it is').toBeInViewport()
    await expect(map.slider).toHaveAttribute('aria-valuetext', /^Line 5, .*Not JSON$/)
    await expect(window.getByTestId('raw-table')).toHaveCount(0)
  })

  test('the diagnostics of a thread tell what it is made of, how it ends, and lead to its lines', async ({
    window,
  }) => {
    await new Skein(window).row(DAMAGED).click()
    await window.getByRole('tab', { name: /^Diagnostics \d+ problems/ }).click()
    const diagnostics = window.getByTestId('diagnostics')
    await expect(diagnostics.locator('[data-check="malformed-json"]')).toContainText('Not JSON')
    const shapes = diagnostics.locator('[data-check="wrong-shape"]')
    await expect(shapes.locator('p code').first()).toHaveText('timestamp')
    await expect(shapes).not.toContainText('`')
    await expect(diagnostics.getByTestId('time-of-death')).toContainText('Silence before it')
    await expect(diagnostics.getByTestId('weight')).toContainText('response_item/message')
    await expect(diagnostics.getByTestId('weight-reasons')).toContainText(/^[0-9.]+% is /)
    await expect(diagnostics.getByTestId('weight-within')).toContainText('Pictures')
    await expect(diagnostics.getByTestId('thread-coverage')).toContainText('weather_report')
    const heaviest = diagnostics.getByTestId('heaviest').getByRole('button').first()
    const line = Number(await heaviest.textContent())
    await heaviest.click()
    await expect(new RawView(window).line(line)).toHaveAttribute('aria-selected', 'true')
  })

  test('a refused thread has diagnostics of its structure, whose lines lead to the map alone', async ({ window }) => {
    await new Skein(window).row(PROBLEM_REFUSED).click()
    const diagnostics = window.getByTestId('diagnostics')
    await expect(diagnostics).toHaveAttribute('data-structure', 'true')
    await expect(diagnostics.locator('[data-check="malformed-json"]')).toContainText('line 5')
    await expect(diagnostics.getByTestId('structure-only')).toBeVisible()
    await expect(diagnostics.getByRole('button', { name: /^(open |show )?line [0-9,]+$/i })).toHaveCount(0)
    await diagnostics.getByRole('button', { name: 'Show line 5 on the map', exact: true }).click()
    await expect(new RecordMapStrip(window).slider).toHaveAttribute('aria-valuetext', /^Line 5, .*Not JSON$/)
    await diagnostics.getByRole('button', { name: 'Open line 1 on the map', exact: true }).click()
    await expect(new RecordMapStrip(window).slider).toHaveAttribute('aria-valuetext', /^Line 1, /)
    await expect(diagnostics).not.toContainText(modes.secret)
  })

  test('what is known is not told again, until that is taken back', async ({ window }) => {
    const problems = new Problems(window)
    await problems.open()
    await problems.check('malformed-json').click()
    await expect(problems.ofOthers('malformed-json')).toHaveCount(0)
    await problems.of(PROBLEM_REFUSED).click()
    await window.getByTestId('mark-known').click()
    await expect(problems.of(PROBLEM_REFUSED)).toHaveCount(0)
    await window.getByTestId('show-known').click()
    await expect(problems.rows).toHaveCount(1)
    await expect(problems.of(PROBLEM_REFUSED)).toBeVisible()
    await window.getByTestId('not-known').click()
    await expect(problems.rows).toHaveCount(0)
    await window.getByTestId('show-known').click()
    await problems.check('malformed-json').click()
    await expect(problems.ofOthers('malformed-json')).toHaveCount(0)
    await expect(problems.of(PROBLEM_REFUSED)).toBeVisible()
  })

  test('the listed findings are saved as a table, and never into a home', async ({
    electronApp,
    window,
    home,
  }, info) => {
    const problems = new Problems(window)
    await problems.open()
    await problems.check('malformed-json').click()
    await expect(problems.rows.first()).toHaveAttribute('data-check', 'malformed-json')
    const save = async (path: string) => {
      await answerSaveDialog(electronApp, path)
      await window.getByTestId('problems-csv').click()
      await window.getByRole('menuitem', { name: 'Save the listed findings as CSV…' }).click()
    }
    const path = info.outputPath('problems.csv')
    await save(path)
    await expect(problems.root.getByTestId('notice')).toContainText('problems.csv')
    const [, ...rows] = readFileSync(path, 'utf8').trim().split(/\r?\n/)
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) expect(row).toContain('malformed-json')
    await save(join(home, 'problems.csv'))
    await expect(problems.root.getByTestId('notice')).toContainText('which Skein only reads')
    expect(existsSync(join(home, 'problems.csv'))).toBe(false)
  })

  test('kinds that Skein does not know are told by the release that wrote them', async ({ window }) => {
    const problems = new Problems(window)
    await problems.open()
    await problems.show('coverage')
    await expect(window.getByTestId('format-coverage')).toContainText('weather_report')
    await expect(window.getByTestId('coverage-releases')).toContainText(/[0-9.]+%/)
  })

  test('one key goes to the next thread with problems that is not done', async ({ window }) => {
    await expect(window.getByTestId('status-bar')).toHaveAttribute('data-phase', 'idle')
    await window.keyboard.press('F8')
    await expect(window.getByTestId('diagnostics')).toHaveAttribute('data-structure', 'false')
    await window.keyboard.press('F8')
    await expect(new Skein(window).refusal).toBeVisible()
    await expect(window.getByTestId('diagnostics')).toBeFocused()
    await expect(window.getByTestId('structure-only')).toBeInViewport()
    await expect(window.getByTestId('copy-link')).toBeInViewport()
    // Nobody has asked to open it.
    expect(await ask(window, 'library.counters', {})).toEqual({ ok: true, value: { counters: [] } })
    const state = window.getByTestId('triage-state')
    await state.getByRole('button', { name: 'Done' }).click()
    await expect(state).toHaveAttribute('data-state', 'done')
    await window.keyboard.press('F8')
    await expect(window.getByTestId('diagnostics-panel')).toBeFocused()
    await window.keyboard.press('F8')
    await expect(window.getByTestId('announcer')).toContainText('Thread 1 of 1')
    await expect(window.getByTestId('diagnostics')).toHaveAttribute('data-structure', 'false')
  })

  test('severity narrows the table, and the keys walk through it', async ({ window }) => {
    const problems = new Problems(window)
    await problems.open()
    await problems.severity('info').click()
    await expect(problems.check('malformed-json')).toHaveCount(0)
    await problems.severity('info').click()
    await problems.check('malformed-json').click()
    await window.keyboard.press('ArrowRight')
    await window.keyboard.press('Enter')
    await expect(problems.matrix.locator('[aria-pressed="true"][data-testid="matrix-cell"]')).toBeFocused()
    await problems.findings.focus()
    await window.keyboard.press('End')
    await expect(problems.rows.last()).toHaveAttribute('aria-selected', 'true')
  })

  test('the threads of a check are listed by the search', async ({ window }) => {
    const problems = new Problems(window)
    await problems.open()
    await problems.check('malformed-json').click()
    await window.getByTestId('threads-of-check').click()
    const search = new Search(window)
    await search.answered()
    await expect(search.field).toHaveValue('check:malformed-json')
    await expect(search.thread(DAMAGED)).toBeVisible()
    await expect(search.thread(PROBLEM_REFUSED)).toBeVisible()
    await expect(search.threads).toHaveCount(2)
  })
})

test.describe('of a machine that went down', () => {
  const [one, other] = [fixtureId('down/one'), fixtureId('down/other')]
  test.use({
    writeHome: {
      write: home => {
        const timestamp = '2026-09-08T07:06:05.432Z'
        writeRollout(home, minimalThread({ id: one, timestamp, preview: 'Lower the anchor' }))
        writeRollout(home, minimalPaginatedThread({ id: other, timestamp, preview: 'Raise the anchor' }))
      },
    },
  })

  test('the threads that ended in the same second lead to each other', async ({ window }) => {
    const skein = new Skein(window)
    await expect(window.getByTestId('status-bar')).toHaveAttribute('data-phase', 'idle')
    const problems = new Problems(window)
    await problems.open()
    await problems.show('ended')
    await expect(window.getByTestId('ended-say')).toContainText(
      '2 threads ended in the same second as another, in 1 group',
    )
    await expect(window.getByTestId('ended-group')).toContainText('Paginated')
    await findNothing(window)
    await window.getByTestId('ended-group').getByRole('button', { name: 'Lower the anchor' }).click()
    await window.getByTestId('ended-together').getByRole('button', { name: 'Raise the anchor' }).click()
    await expect(skein.refusal).toBeVisible()
    await window.getByTestId('ended-together').getByRole('button', { name: 'Lower the anchor' }).click()
    await expect(skein.row(one)).toHaveAttribute('aria-selected', 'true')
  })
})

test.describe('of a sound home', () => {
  const write = (home: string) => {
    writeRollout(home, minimalThread({ id: fixtureId('sound'), timestamp: '2026-11-03T09:00:00.000Z' }))
  }
  test.use({ writeHome: { write } })

  test('it says that nothing was found, and in how many files', async ({ window }) => {
    const problems = new Problems(window)
    await problems.open()
    await expect(problems.none).toContainText('No problems found in 1 rollout')
  })
})
