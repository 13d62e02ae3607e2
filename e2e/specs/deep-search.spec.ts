import * as z from 'zod'
import { fixtureId } from '../../src/fixtures/ids.ts'
import { functionCallOutput } from '../../src/fixtures/records/calls.ts'
import { minimalPaginatedThread, minimalThread } from '../../src/fixtures/thread.ts'
import { writeRollout } from '../../src/fixtures/write.ts'
import { expect, test } from '../fixtures/app.ts'
import { askAndHear } from '../fixtures/bridge.ts'
import { Search } from '../pages/search.ts'

/** Deep search in the real app: its threads, its events, its end. */

const legacy = fixtureId('deep/legacy')
const AT = '2026-11-20T10:00:00.000Z'
const records = [functionCallOutput('c', `${'sand '.repeat(2000)}springtide${' mud'.repeat(2000)}`)]

function writeTides(home: string): void {
  writeRollout(home, minimalThread({ id: legacy, timestamp: AT, preview: 'Read the gauge', records }))
  writeRollout(home, minimalPaginatedThread({ id: fixtureId('deep/paginated'), timestamp: AT, records }))
}

const heard = z.array(z.object({ threads: z.array(z.object({ thread: z.object({ id: z.string() }), hits: z.int() })) }))

test.use({ writeHome: { write: writeTides } })

test('finds in files what the index leaves out, and can be given up', async ({ window }) => {
  const ask = (search: string, giveUp: boolean) =>
    askAndHear(window, 'search.deep', { search, text: 'springtide' }, 'search.deepHits', giveUp)
  await expect(window.getByTestId('thread-row')).toHaveCount(2)
  // The index must hold the thread in full before anything of it lies beyond.
  await expect(window.getByTestId('scan-progress')).toHaveCount(0)
  const { reply, told } = await ask('first', false)
  expect(reply.ok).toBe(true)
  const found = heard.parse(told).flatMap(({ threads }) => threads)
  expect(found.map(({ thread, hits }) => [thread.id, hits])).toEqual([[legacy, 1]])
  expect((await ask('second', true)).reply).toMatchObject({ ok: false, error: { code: 'cancelled' } })
})

test('is begun from the search, and shows what it finds below', async ({ window }) => {
  const search = new Search(window)
  await expect(window.getByTestId('scan-progress')).toHaveCount(0)
  await search.lookFor('springtide')
  await expect(search.empty).toContainText('Nothing found')
  await search.field.press('Alt+Enter')
  await expect(window.getByTestId('deep-bar')).toHaveAttribute('data-phase', 'done')
  await expect(search.thread(legacy)).toContainText('1 hit that the index leaves out')
  await expect(search.hits).toHaveCount(1)
  await search.field.press('Enter')
  await expect(window.getByTestId('find-field')).toHaveValue('springtide')
})
