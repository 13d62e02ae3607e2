import { expect, test } from '../fixtures/app.ts'
import { writeProblems } from '../fixtures/homes.ts'
import { Problems } from '../pages/problems.ts'
import { Skein } from '../pages/skein.ts'

/** Every page is reached, used and left by keys alone. */

test.use({ writeHome: { write: writeProblems } })

const PAGES = [
  ['Control+Shift+U', 'usage-page'],
  ['Control+Shift+M', 'compatibility-page'],
  ['Control+Shift+D', 'problems-page'],
] as const

for (const [key, id] of PAGES) {
  test(`${key} goes to the ${id} and its keys, F6 around, Escape back to the list`, async ({ window }) => {
    const [page, list] = [window.getByTestId(id), window.locator('[data-pane="list"]')]
    const focused = list.locator(':focus')
    await expect(new Skein(window).rows.first()).toBeVisible()
    await window.keyboard.press(key)
    await expect(page).toBeVisible()
    await expect(focused).toHaveCount(1)
    await window.keyboard.press('F6')
    await expect(focused).toHaveCount(0)
    await window.keyboard.press('F6')
    await expect(focused).toHaveCount(1)
    await window.keyboard.press('Escape')
    await expect(page).toHaveCount(0)
    await expect(window.locator('[data-testid="thread-row"]:focus')).toHaveCount(1)
    await window.keyboard.press('Alt+ArrowLeft')
    await expect(page).toBeVisible()
    await expect(focused).toHaveCount(1)
  })
}

test('in the field of the failures every letter is text, and Escape first clears it', async ({ window }) => {
  const problems = new Problems(window)
  await problems.open()
  await problems.show('failures')
  const words = window.getByTestId('failure-words')
  await words.pressSequentially('a/b?')
  await expect(words).toHaveValue('a/b?')
  await words.press('Escape')
  await expect(words).toHaveValue('')
  await words.press('Escape')
  await expect(problems.root).toHaveCount(0)
})
