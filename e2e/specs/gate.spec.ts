import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fixtureId } from '../../src/fixtures/ids.ts'
import { minimalPaginatedThread, minimalThread } from '../../src/fixtures/thread.ts'
import { writeRollout } from '../../src/fixtures/write.ts'
import { expect, test } from '../fixtures/app.ts'
import { ask } from '../fixtures/bridge.ts'
import { modes, refusedModes, writeModes } from '../fixtures/homes.ts'
import { resize } from '../fixtures/page.ts'
import { Skein } from '../pages/skein.ts'

/** Threads that are not legacy stay closed, whichever door somebody tries. */

test.use({ writeHome: { write: writeModes } })

for (const { id, badge, message } of refusedModes) {
  test.describe(badge, () => {
    test('is listed, badged in words, and described', async ({ window }) => {
      const skein = new Skein(window)
      await expect(skein.row(id)).toContainText(badge.slice(0, 20))
      await skein.row(id).click()
      await expect(skein.refusal).toBeVisible()
      await expect(skein.open).toHaveAttribute('aria-disabled', 'true')
      await expect(skein.open).toHaveAccessibleDescription(new RegExp(quoted(message)))
      await expect(skein.transcript).toHaveCount(0)
    })

    test('does not open by click, double click, Enter or the Open control', async ({ window }) => {
      const skein = new Skein(window)
      await skein.row(id).dblclick()
      await expect(skein.refusal).toBeVisible()
      await skein.row(id).press('Enter')
      // Forced: Playwright itself does not click what says that it is unavailable; people do.
      await skein.open.click({ force: true })
      await skein.open.press('Enter')
      await skein.open.dblclick({ force: true })
      await expect(skein.refusal).toBeVisible()
      await expect(skein.transcript).toHaveCount(0)
      await expect(window.getByText(modes.secret)).toHaveCount(0)
    })

    test('does not open by IPC', async ({ window }) => {
      await expect(new Skein(window).row(id)).toBeVisible()
      const { homeId } = await homeOf(window)
      for (const [route, input] of [
        ['threads.turns', { homeId, id }],
        ['threads.items', { homeId, id, from: 0, limit: 100, version: 'any' }],
        // Ids are not taken more seriously in capitals.
        ['threads.turns', { homeId, id: id.toUpperCase() }],
      ] as const) {
        expect(await ask(window, route, input)).toMatchObject({
          ok: false,
          error: { code: 'unsupported', message: expect.stringContaining(message), refusal: { rpcCode: -32601 } },
        })
      }
      const described = await ask(window, 'threads.get', { homeId, id })
      expect(described).toMatchObject({ ok: true, value: { thread: { skein: { canOpen: false } } } })
      expect(JSON.stringify(described)).not.toContain(modes.secret)
    })
  })

  for (const place of [
    '',
    '?item=1',
    '?line=2',
    '?tab=raw&line=2',
    '?tab=timeline',
    '?tab=diagnostics',
    '?tab=diagnostics&line=2',
  ]) {
    test.describe(`${badge}, by a link${place}`, () => {
      test.use({ launchArgs: [`skein://thread/${id}${place}`] })
      test('does not open', async ({ window }) => {
        const skein = new Skein(window)
        await expect(skein.refusal).toBeVisible()
        await expect(skein.row(id)).toHaveAttribute('aria-selected', 'true')
        await expect(skein.transcript).toHaveCount(0)
        await expect(window.getByText(modes.secret)).toHaveCount(0)
      })
    })
  }
}

for (const id of [modes.legacy, modes.missing]) {
  test(`opens a legacy thread (${id === modes.legacy ? 'stated' : 'mode missing'})`, async ({ window }) => {
    const skein = new Skein(window)
    await skein.row(id).click()
    await expect(skein.transcript).toContainText(modes.secret)
    await expect(skein.open).not.toHaveAttribute('aria-disabled', 'true')
    await expect(skein.row(id)).toHaveAttribute('data-history-mode', 'legacy')
  })
}

const turning = fixtureId('turning')
const stays = fixtureId('stays')

test.describe('a thread that turns paginated', () => {
  test.use({
    writeHome: {
      write: home => {
        writeRollout(home, minimalThread({ id: turning, timestamp: '2026-11-20T10:00:00.000Z', preview: 'I turn' }))
        writeRollout(home, minimalThread({ id: stays, timestamp: '2026-11-20T11:00:00.000Z', preview: 'I stay' }))
      },
    },
  })

  /** What the client's migration does: other content in the same file. */
  function migrate(home: string): void {
    const other = join(home, '..', 'migrated')
    const { path } = writeRollout(other, minimalPaginatedThread({ id: turning, timestamp: '2026-11-20T10:00:00.000Z' }))
    writeFileSync(path.replace(other, home), readFileSync(path))
  }

  test('closes into the refusal while it is open', async ({ window, home }) => {
    const skein = new Skein(window)
    await skein.row(turning).click()
    await expect(skein.items('userMessage')).toContainText('I turn')
    migrate(home)
    await expect(skein.refusal).toBeVisible()
    await expect(window.getByTestId('changed-banner')).toContainText(/changed since it was indexed/i)
    await expect(skein.transcript).toHaveCount(0)
    await expect(skein.row(turning)).toHaveAttribute('data-history-mode', 'paginated')
  })

  test('is refused when it turned since it was indexed', async ({ window, home }) => {
    const skein = new Skein(window)
    await skein.row(stays).click()
    await expect(skein.items('userMessage')).toContainText('I stay')
    migrate(home)
    await skein.row(turning).click()
    await expect(skein.refusal).toBeVisible()
    await expect(skein.transcript).toHaveCount(0)
    await expect(skein.row(turning)).toHaveAttribute('data-history-mode', 'paginated')
  })
})

/** The number of the one home that is open. */
async function homeOf(window: Parameters<typeof ask>[0]): Promise<{ homeId: number }> {
  const reply = await ask(window, 'homes.list', {})
  const match = /"id":(\d+)/.exec(JSON.stringify(reply))
  return { homeId: Number(match?.[1]) }
}

function quoted(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

test.describe('a mode with a long name', () => {
  const id = fixtureId('gate/long-mode')
  const historyMode = 'W'.repeat(30)
  test.use({
    writeHome: {
      write: home => writeRollout(home, minimalThread({ id, timestamp: '2026-11-20T10:00:00.000Z', historyMode })),
    },
  })

  test('has its badge within its row in a narrow window', async ({ electronApp, window }) => {
    await resize(electronApp, 900, 700)
    const row = new Skein(window).row(id)
    const badge = row.getByTitle(`Unknown: ${historyMode}`)
    const rightOf = (part: typeof row) => part.evaluate(element => element.getBoundingClientRect().right)
    await expect(badge).toContainText('Unknown: WWWW')
    expect(await rightOf(badge)).toBeLessThan(await rightOf(row))
  })
})
