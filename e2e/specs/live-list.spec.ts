import { appendFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fixtureId } from '../../src/fixtures/ids.ts'
import { agentMessageEvent } from '../../src/fixtures/records/messages.ts'
import { enveloped, minimalThread } from '../../src/fixtures/thread.ts'
import { writeRollout, writeThreadNames } from '../../src/fixtures/write.ts'
import { expect, test } from '../fixtures/app.ts'
import { Skein } from '../pages/skein.ts'

/** The list keeps up with its home, and nobody presses F5. */

const [first, second] = [fixtureId('first'), fixtureId('second')]
const timestamp = '2026-11-20T10:00:00.000Z'

test.use({
  writeHome: {
    write: home => {
      writeRollout(home, minimalThread({ id: first, timestamp, preview: 'Plant beans' }))
    },
  },
})

const firstFile = (home: string) => writeRollout(home, minimalThread({ id: first, timestamp, preview: 'Plant beans' }))

test('a new thread comes into the list, and what is chosen stays', async ({ window, home }) => {
  const skein = new Skein(window)
  await skein.row(first).click()
  await expect(skein.transcript).toBeVisible()
  writeRollout(home, minimalThread({ id: second, timestamp: '2026-11-21T10:00:00.000Z', preview: 'Water peas' }))
  await expect(skein.row(second)).toContainText('Water peas')
  await expect(skein.row(first)).toHaveAttribute('aria-selected', 'true')
  await expect(window.getByTestId('status-bar')).toContainText('2 threads')
})

test('many that come at once are read, and the line at the bottom says that all is up to date', async ({
  window,
  home,
}) => {
  const skein = new Skein(window)
  await expect(skein.row(first)).toContainText('Plant beans')
  for (let n = 0; n < 150; n++) {
    writeRollout(home, minimalThread({ id: fixtureId(`many/${n}`), timestamp, preview: `Row ${n}` }))
  }
  const status = window.getByTestId('status-bar')
  await expect(status).toContainText('151 threads')
  await expect(status).toHaveAttribute('data-phase', 'idle')
  await expect(window.getByTestId('look-again')).toContainText('Up to date')
})

test('one that grows says so in its row', async ({ window, home }) => {
  const skein = new Skein(window)
  await expect(skein.row(first)).toContainText('Plant beans')
  const { path } = firstFile(home)
  const before = await skein.row(first).innerText()
  const line = `${JSON.stringify(enveloped(agentMessageEvent('Grown. '.repeat(2000)), timestamp))}\n`
  appendFileSync(path, line)
  await expect(skein.row(first)).not.toHaveText(before)
})

test('one that is archived, or compressed, stays; one that is deleted goes', async ({ window, home }) => {
  const skein = new Skein(window)
  await expect(skein.row(first)).toBeVisible()
  const { path } = firstFile(home)
  const archived = join(home, 'archived_sessions', basename(path))
  mkdirSync(dirname(archived))
  renameSync(path, archived)
  await expect(window.getByTestId('view-archived')).toContainText('1')
  await expect(skein.row(first)).toBeVisible()
  rmSync(archived)
  await expect(skein.row(first)).toHaveCount(0)
})

test('a name that is given comes into the row, and into the next', async ({ window, home }) => {
  const skein = new Skein(window)
  await expect(skein.row(first)).toContainText('Plant beans')
  writeThreadNames(home, [{ id: first, name: 'Bean bed', at: timestamp }])
  await expect(skein.row(first)).toContainText('Bean bed')
  writeThreadNames(home, [{ id: first, name: 'The old bean bed', at: timestamp }])
  await expect(skein.row(first)).toContainText('The old bean bed')
})

test('one that turns paginated is badged, and does not open', async ({ window, home }) => {
  const skein = new Skein(window)
  await expect(skein.row(first)).toHaveAttribute('data-history-mode', 'legacy')
  writeRollout(home, minimalThread({ id: first, timestamp, preview: 'Plant beans', historyMode: 'paginated' }))
  await expect(skein.row(first)).toHaveAttribute('data-history-mode', 'paginated')
  await skein.row(first).click()
  await expect(skein.refusal).toBeVisible()
  await expect(skein.transcript).toHaveCount(0)
})

test('a file that is no rollout changes nothing', async ({ window, home }) => {
  const skein = new Skein(window)
  await expect(skein.row(first)).toBeVisible()
  writeFileSync(join(home, 'sessions', 'notes.txt'), 'not a rollout')
  writeRollout(home, minimalThread({ id: second, timestamp, preview: 'Water peas' }))
  await expect(skein.row(second)).toBeVisible()
  await expect(window.getByTestId('status-bar')).toContainText('2 threads')
})
