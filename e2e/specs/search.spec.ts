import { gallery } from '../../src/fixtures/gallery/all-kinds.ts'
import { fixtureId } from '../../src/fixtures/ids.ts'
import { event } from '../../src/fixtures/records/line.ts'
import { minimalThread } from '../../src/fixtures/thread.ts'
import { writeRollout } from '../../src/fixtures/write.ts'
import { expect, test } from '../fixtures/app.ts'
import { modes, refusedModes, writeGallery, writeModes } from '../fixtures/homes.ts'
import { Search } from '../pages/search.ts'
import { Skein } from '../pages/skein.ts'
import { Transcript } from '../pages/transcript.ts'

/** Search in the texts of all threads. */

const many = fixtureId('search/many')
const other = fixtureId('search/other')
const AT = '2026-11-20T10:00:00.000Z'

function writeTides(home: string): void {
  const answer = (message: string) => event('agent_message', { message })
  const records = Array.from({ length: 60 }, (_, i) =>
    answer(
      i % 2 === 0 ? `Gauge ${i} read the springtide. ${'sand '.repeat(80)}` : `Nothing at ${i}. ${'mud '.repeat(80)}`,
    ),
  )
  writeRollout(
    home,
    minimalThread({ id: many, timestamp: AT, preview: 'Read all gauges', cwd: '/home/dev/harbour', records }),
  )
  const texts = [
    'foo.bar(baz) in src/main/a.ts',
    '潮汐表を更新しました',
    'Ünïcödé naïve café 😀',
    'مد وجزر',
    'it is ok',
  ]
  writeRollout(
    home,
    minimalThread({
      id: other,
      timestamp: '2026-11-21T10:00:00.000Z',
      preview: 'Odd words',
      records: texts.map(answer),
    }),
  )
}

test('finds in one kind of text alone, by a word in the field', async ({ window }) => {
  const search = new Search(window)
  await search.lookFor('import*')
  await expect(search.hits.and(window.locator('[data-kind="name"]')).first()).toBeVisible()
  await search.field.press('End')
  await search.field.pressSequentially(' kin')
  await expect(window.getByTestId('suggestion')).toHaveText(['kind:'])
  await search.field.press('Tab')
  await expect(search.field).toHaveValue('import* kind:')
  await search.field.pressSequentially('command ')
  await search.answered()
  await expect(search.chips.filter({ hasText: 'command' })).toBeVisible()
  await expect(search.hits.and(window.locator('[data-kind="command"]')).first()).toBeVisible()
  await expect(search.hits.and(window.locator(':not([data-kind="command"])'))).toHaveCount(0)
})

test.describe('in a home of two threads', () => {
  test.use({ writeHome: { write: writeTides } })

  test('finds while one types, and previews the hit without taking the focus', async ({ window }) => {
    const search = new Search(window)
    const transcript = new Transcript(window)
    await search.open()
    await search.field.pressSequentially('springt')
    await expect(search.total).toHaveText('30 hits in 1 thread')
    await expect(search.thread(many)).toBeVisible()
    await expect(search.hits.first().locator('mark')).toHaveText('springtide')
    await search.field.press('ArrowDown')
    await expect(search.chosen).toHaveCount(1)
    await expect(transcript.saying(/read the springtide/)).toBeVisible()
    await expect(search.field).toBeFocused()
  })

  test('goes to the hit that was chosen, with the words marked, and on from there', async ({ window }) => {
    const search = new Search(window)
    const transcript = new Transcript(window)
    await search.lookFor('springtide 58')
    await expect(search.total).toHaveText('1 hit in 1 thread')
    await search.field.press('Enter')
    await expect(transcript.saying('Gauge 58 read')).toBeInViewport()
    await expect(transcript.saying('Gauge 58 read').locator('xpath=ancestor-or-self::*[@data-item]')).toBeFocused()
    await expect(window.getByTestId('find-count')).toHaveAttribute('data-done', 'true')
    await expect(window.getByTestId('find-field')).toHaveValue('springtide')
    const before = await window.getByTestId('find-count').getAttribute('data-current')
    await window.keyboard.press('F3')
    await expect(window.getByTestId('find-count')).not.toHaveAttribute('data-current', before ?? '')
  })

  test('shows more hits of a thread in place', async ({ window }) => {
    const search = new Search(window)
    await search.lookFor('springtide')
    await expect(search.hits).toHaveCount(3)
    await window.getByText('27 more in this thread').click()
    await expect.poll(() => search.hits.count()).toBeGreaterThan(3)
    await expect(window.getByText('more in this thread')).toHaveCount(0)
  })

  test('shows conditions as chips, takes them away, and says what it did not use', async ({ window }) => {
    const search = new Search(window)
    await search.lookFor('springtide project:harbour has:diff')
    await expect(search.chips).toHaveText(['project: harbour', 'has: diff'])
    await expect(search.empty).toContainText('Nothing found')
    await search.chips.filter({ hasText: 'has' }).getByRole('button').click()
    await expect(search.field).toHaveValue('springtide project:harbour')
    await expect(search.field).toBeFocused()
    await expect(search.total).toHaveText('30 hits in 1 thread')
    await search.lookFor('springtide is:blue')
    await expect(search.ignored).toContainText('is: takes archived')
  })

  test('puts examples of its help into the field', async ({ window }) => {
    const search = new Search(window)
    await search.lookFor('springtide')
    await window.getByTestId('search-help-open').click()
    await window.getByTestId('search-help').getByRole('button', { name: 'has:error' }).click()
    await expect(search.field).toHaveValue('springtide has:error')
    await search.field.press('Escape')
    await expect(window.getByTestId('search-help')).toHaveCount(0)
    await expect(search.field).toHaveValue('springtide has:error')
  })

  test('takes any text', async ({ window }) => {
    const search = new Search(window)
    for (const text of ['foo.bar(baz)', 'src/main/a.ts', '潮汐', 'naive cafe', '😀', 'وجزر', 'ok', '"is ok']) {
      await search.lookFor(text)
      await expect(search.thread(other), text).toBeVisible()
    }
    for (const text of ['"', 'OR', '-', '***', 'is:', ':', ' ', 'x'.repeat(10_000), `${'a b '.repeat(2500)}`]) {
      await search.lookFor(text)
      await expect(window.getByTestId('search-error')).toHaveCount(0)
    }
  })

  test('orders by time, and keeps to the filters of the list', async ({ window }) => {
    const search = new Search(window)
    await search.lookFor('is:damaged')
    await expect(search.empty).toContainText('Nothing found')
    await search.lookFor('after:2026-01')
    await window.getByTestId('search-sort-time').click()
    await expect(search.threads.first()).toHaveAttribute('data-thread-id', other)
    await new Skein(window).facet('project').getByText('harbour').click()
    await expect(search.threads).toHaveCount(1)
    await expect(search.thread(many)).toBeVisible()
  })

  test('goes back to the list as it was', async ({ window }) => {
    const search = new Search(window)
    const skein = new Skein(window)
    await skein.row(many).click()
    await search.lookFor('springtide')
    await search.field.press('Escape')
    await expect(search.field).toHaveValue('')
    await search.field.press('Escape')
    await expect(skein.row(many)).toHaveAttribute('aria-selected', 'true')
  })
})

test.describe('in a thread of all kinds', () => {
  test.use({ writeHome: { write: writeGallery } })

  test('counts hits by kind and shows the chosen ones alone', async ({ window }) => {
    const search = new Search(window)
    await search.lookFor('tide*')
    await expect(search.thread(gallery.allKinds)).toBeVisible()
    const answers = search.kind('answer')
    await answers.click()
    await expect(answers).toHaveAttribute('aria-pressed', 'true')
    await search.answered()
    await expect(search.root.locator('[data-testid="search-hit"]:not([data-kind="answer"])')).toHaveCount(0)
    await expect(search.hits.first()).toBeVisible()
  })
})

test.describe('among threads of all modes', () => {
  test.use({ writeHome: { write: writeModes } })

  test('never finds what a refused thread holds', async ({ window }) => {
    const search = new Search(window)
    await search.lookFor(`"${modes.secret}"`)
    await expect(search.total).toHaveText('2 hits in 2 threads')
    await expect(search.thread(modes.legacy)).toBeVisible()
    await expect(search.thread(modes.missing)).toBeVisible()
  })

  for (const { id, badge } of refusedModes) {
    test(`finds a thread by its name and refuses it: ${badge}`, async ({ window }) => {
      const search = new Search(window)
      const skein = new Skein(window)
      await search.lookFor(id)
      await expect(search.thread(id)).toContainText('its history is not searched')
      await expect(search.thread(id)).toContainText(badge)
      await search.field.press('Enter')
      await expect(skein.refusal).toBeVisible()
      await expect(skein.transcript).toHaveCount(0)
    })
  }
})
