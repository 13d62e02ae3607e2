import { fetchCodex, MIGRATING_CODEX, migrate } from '../../scripts/codex-client.ts'
import { fixtureId } from '../../src/fixtures/ids.ts'
import { minimalThread } from '../../src/fixtures/thread.ts'
import { writeRollout } from '../../src/fixtures/write.ts'
import { expect, test } from '../fixtures/app.ts'
import { Skein } from '../pages/skein.ts'

/** The real client turns a thread paginated while it is open here. */

const id = fixtureId('migrate')

test.use({
  writeHome: {
    write: home => {
      const head = { id, timestamp: '2026-11-20T10:00:00.000Z', historyMode: 'legacy', cliVersion: '0.144.6' }
      writeRollout(home, minimalThread({ ...head, preview: 'Turn me while I am read' }))
    },
  },
})

test('an open thread closes into the refusal when a client migrates it', async ({ home, window }) => {
  const codex = await fetchCodex(MIGRATING_CODEX)
  const skein = new Skein(window)
  await skein.row(id).click()
  await expect(skein.items('userMessage')).toContainText('Turn me while I am read')
  await migrate(codex, home)
  await expect(skein.refusal).toBeVisible()
  await expect(window.getByTestId('changed-banner')).toContainText(/changed since it was indexed/i)
  await expect(skein.transcript).toHaveCount(0)
  await expect(skein.row(id)).toHaveAttribute('data-history-mode', 'paginated')
})
