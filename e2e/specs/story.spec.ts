import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BROKEN_JSON } from '../../src/fixtures/damage.ts'
import { fixtureId } from '../../src/fixtures/ids.ts'
import { agentMessageEvent } from '../../src/fixtures/records/messages.ts'
import { minimalPaginatedThread, minimalThread } from '../../src/fixtures/thread.ts'
import { unzipped } from '../../src/fixtures/unzip.ts'
import { writeRollout } from '../../src/fixtures/write.ts'
import { zipOf } from '../../src/main/engine/cases/testing-archives.ts'
import { expect, test } from '../fixtures/app.ts'
import { drop, entriesOf, trace } from '../fixtures/archives.ts'
import { answerSaveDialog } from '../fixtures/watch.ts'
import { Problems } from '../pages/problems.ts'
import { RawView } from '../pages/raw-view.ts'
import { Skein } from '../pages/skein.ts'

/** The work of somebody who helps others: their bundle comes in, what is wrong is found, and it goes out to a maintainer. */

const [BROKEN, REFUSED] = [fixtureId('story/broken'), fixtureId('story/refused')]
const TOKEN = `gh${'p_'}${'c3'.repeat(18)}`
const PRIVATE = [TOKEN, 'ines@quay.example', 'moorland']

function writeCustomer(home: string): void {
  const says = agentMessageEvent(`Push with ${TOKEN}, then write to ines@quay.example`)
  const common = { timestamp: '2026-09-08T07:06:05.432Z', cwd: '/home/moorland/quay' }
  writeRollout(home, minimalThread({ ...common, id: BROKEN, preview: 'Mend the quay', records: [BROKEN_JSON, says] }))
  writeRollout(home, minimalPaginatedThread({ ...common, id: REFUSED, preview: 'Paint the quay', records: [says] }))
}

test.use({
  writeHome: {
    write: home =>
      void writeRollout(
        home,
        minimalThread({ id: fixtureId('story/own'), timestamp: '2026-09-01T10:00:00.000Z', preview: 'My own thread' }),
      ),
  },
})

test('a bundle comes in, a problem leads to its line and what it means, and a redacted bundle goes out', async ({
  electronApp,
  window,
  home,
}, info) => {
  const customer = info.outputPath('customer')
  writeCustomer(customer)
  const archive = info.outputPath('complaint.zip')
  writeFileSync(archive, zipOf(entriesOf(customer, '.codex/')))
  const before = [trace(archive), trace(home)]

  const skein = new Skein(window)
  await drop(window, archive)
  const place = window.getByTestId('home').nth(1)
  await expect(place).toHaveAttribute('data-kind', 'case')
  await place.click()
  await expect(skein.list).toHaveAttribute('data-total', '2')

  const problems = new Problems(window)
  await problems.open()
  await problems.check('malformed-json').click()
  await problems.of(BROKEN).click()
  await expect(problems.explain).toContainText('The line is not JSON')
  const line = Number(await problems.of(BROKEN).getByRole('gridcell').nth(3).textContent())
  await problems.go.click()
  await expect(new RawView(window).line(line)).toHaveAttribute('data-verdict', 'problem')

  const out = join(info.outputPath('.'), 'for-the-maintainers.zip')
  await answerSaveDialog(electronApp, out)
  await skein.row(BROKEN).click()
  await window.keyboard.press('Control+A')
  await window.getByTestId('selection-bundle').click()
  await window.getByTestId('bundle-look').click()
  await expect(window.getByTestId('bundle-values')).toContainText('[github-token-1]')
  await window.getByTestId('bundle-write').click()
  await expect(window.getByTestId('bundle-result')).toContainText('for-the-maintainers.zip')

  const files = await unzipped(out)
  const [rollout] = [...files].filter(([name]) => name.includes(BROKEN)).map(([, bytes]) => bytes.toString('utf8'))
  expect(rollout?.split('\n')[line - 1]).toBeTruthy()
  expect(() => JSON.parse(rollout?.split('\n')[line - 1] ?? '{}')).toThrow()
  expect([...files.keys()].some(name => name.includes(REFUSED))).toBe(false)
  expect(files.get('skein-bundle.json')?.toString('utf8')).toContain(REFUSED)
  for (const bytes of files.values()) for (const word of PRIVATE) expect(bytes.includes(word)).toBe(false)
  expect([trace(archive), trace(home)]).toEqual(before)
})
