import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fixtureId } from '../../src/fixtures/ids.ts'
import { tokenCount, usage } from '../../src/fixtures/records/tokens.ts'
import { minimalThread } from '../../src/fixtures/thread.ts'
import { writeRollout } from '../../src/fixtures/write.ts'
import { expect, test } from '../fixtures/app.ts'
import { drop } from '../fixtures/archives.ts'
import { ask } from '../fixtures/bridge.ts'
import { Problems } from '../pages/problems.ts'
import { Search } from '../pages/search.ts'
import { Usage } from '../pages/usage.ts'

/** No page calls nothing what has only not been read yet. */

test.use({ writeHome: { write: home => mkdirSync(join(home, 'sessions'), { recursive: true }) } })

test('while threads wait to be read, every page says so; then all is there by itself', async ({ window }, info) => {
  const folder = info.outputPath('other')
  const used = usage(700, 0, 30, 0)
  const spec = { id: fixtureId('unread'), timestamp: '2026-11-20T10:00:00.000Z', preview: 'Count the buoys' }
  writeRollout(folder, minimalThread({ ...spec, records: [tokenCount({ total: used, last: used })] }))
  await ask(window, 'scan.pause', { by: 'person', paused: true })
  await drop(window, folder)
  await expect(window.getByTestId('status-bar')).toHaveAttribute('data-phase', 'reading')

  const page = new Usage(window)
  await page.open()
  await page.show('All time')
  await expect(page.empty).toContainText('No tokens so far')
  await expect(page.empty).toContainText('Reading is paused, 1 thread to go')
  const problems = new Problems(window)
  await problems.open()
  await expect(window.getByTestId('problems-scanning')).toContainText('Reading is paused')
  await problems.show('queue')
  await expect(window.getByTestId('queue-reading')).toContainText('Reading is paused')
  await problems.show('failures')
  await expect(window.getByTestId('failures-reading')).toContainText('Reading is paused')
  await problems.show('ended')
  await expect(window.getByTestId('ended-reading')).toContainText('Reading is paused')
  await problems.show('coverage')
  await expect(window.getByTestId('coverage-reading')).toContainText('Reading is paused')
  const search = new Search(window)
  await search.lookFor('tides')
  await expect(search.empty).toContainText('Nothing found so far')

  await page.open()
  await ask(window, 'scan.pause', { by: 'person', paused: false })
  await expect(page.totals).toContainText('730')
  await problems.open()
  await problems.show('checks')
  await expect(problems.none).toContainText('No problems found in 1 rollout')
})
