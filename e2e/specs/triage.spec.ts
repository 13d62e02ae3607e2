import { DAMAGED } from '../../src/fixtures/gallery/damaged.ts'
import { expect, test } from '../fixtures/app.ts'
import { PROBLEM_REFUSED, writeProblems } from '../fixtures/homes.ts'
import { Problems } from '../pages/problems.ts'
import { Skein } from '../pages/skein.ts'

/** The queue of threads to look at: how far one is with each, what is known, tags and a note, by keys alone. */

test.describe('the triage queue', () => {
  test.use({ writeHome: { write: writeProblems } })

  test('shows threads by state with counts, and changes them by keys', async ({ window }) => {
    const problems = new Problems(window)
    await problems.open()
    await problems.show('queue')
    const count = (state: string) => window.getByTestId(`queue-${state}`)
    await expect(count('open')).toHaveText('Open 2')
    await window.getByTestId('queue').focus()
    await window.keyboard.press('j')
    await expect(problems.queued.nth(1)).toHaveAttribute('aria-selected', 'true')
    const id = await problems.queued.nth(1).getAttribute('data-thread-id')
    await window.keyboard.press('2')
    await expect(count('open')).toHaveText('Open 1')
    await expect(count('progress')).toHaveText('In progress 1')
    await count('progress').click()
    await expect(problems.queued).toHaveAttribute('data-thread-id', id ?? '')
    await window.getByTestId('queue').focus()
    await window.keyboard.press('3')
    await expect(window.getByTestId('queue-empty')).toBeVisible()
    await count('all').click()
    await expect(problems.queued).toHaveCount(2)
    await expect(count('done')).toHaveText('Done 1')
  })

  test('marks what is known, and keeps tags and a note beside it', async ({ window }) => {
    const problems = new Problems(window)
    await problems.open()
    await problems.show('queue')
    await problems.queuedOf(PROBLEM_REFUSED).click()
    const aside = window.getByTestId('queue-aside')
    await expect(aside).toHaveAttribute('data-thread-id', PROBLEM_REFUSED)
    await aside.getByTestId('note').fill('Ask the harbor master')
    await expect(aside.getByTestId('note-state')).toHaveText('Saved')
    await aside.getByTestId('edit-tags').click()
    await window.getByTestId('tag-field').fill('later')
    await window.keyboard.press('Enter')
    await window.keyboard.press('Escape')
    await expect(problems.queuedOf(PROBLEM_REFUSED)).toContainText('later')
    await aside.locator('[data-testid="queued-known"][data-check="malformed-json"]').click()
    await expect(window.getByTestId('queue-known')).toHaveText('Known 1')
    await expect(problems.queuedOf(PROBLEM_REFUSED)).toHaveCount(0)
    await window.getByTestId('queue-known').click()
    await expect(problems.queuedOf(PROBLEM_REFUSED)).toContainText('later')
    await problems.queuedOf(PROBLEM_REFUSED).dblclick()
    await expect(new Skein(window).refusal).toBeVisible()
  })

  test('leads to the diagnostics of a thread', async ({ window }) => {
    const problems = new Problems(window)
    await problems.open()
    await problems.show('queue')
    await problems.queuedOf(DAMAGED).click()
    await window.getByTestId('open-queued').click()
    await expect(window.getByTestId('diagnostics-panel')).toBeFocused()
  })
})
