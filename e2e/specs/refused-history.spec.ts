import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '../fixtures/app.ts'
import { ask } from '../fixtures/bridge.ts'
import { modes, refusedModes, writeModes } from '../fixtures/homes.ts'
import { answerSaveDialog } from '../fixtures/watch.ts'
import { Skein } from '../pages/skein.ts'

/** A refused thread offers nothing of its history: no raw view, no time line, no find, no copy, no export. */

test.use({ writeHome: { write: writeModes } })

for (const { id, badge, message } of refusedModes) {
  test(`${badge}: no view of the history is offered`, async ({ window }) => {
    const skein = new Skein(window)
    await skein.row(id).click()
    await expect(skein.refusal).toBeVisible()
    for (const name of ['Transcript', 'Timeline', 'Raw']) {
      const tab = window.getByRole('tab', { name })
      if ((await tab.count()) > 0) await expect.soft(tab, name).toHaveAttribute('aria-disabled', 'true')
    }
    await window.keyboard.press('ControlOrMeta+f')
    await expect(window.getByTestId('find-bar')).toHaveCount(0)
    for (const id of ['raw-table', 'timeline', 'strand', 'outline', 'export-dialog', 'transcript']) {
      await expect.soft(window.getByTestId(id), id).toHaveCount(0)
    }
    for (const open of await window.getByTestId('export-open').all()) {
      await expect.soft(open).toHaveAttribute('aria-disabled', 'true')
    }
    await expect(window.getByText(modes.secret)).toHaveCount(0)
  })

  test(`${badge}: every route to the history refuses`, async ({ electronApp, window, home }) => {
    await answerSaveDialog(electronApp, join(home, '..', 'stolen.md'))
    const skein = new Skein(window)
    await expect(skein.row(id)).toBeVisible()
    const homes = JSON.stringify(await ask(window, 'homes.list', {}))
    const key = { homeId: Number(/"id":(\d+)/.exec(homes)?.[1]), id }
    const reading = { ...key, version: 'any' }
    for (const [route, input] of [
      ['threads.turns', key],
      ['threads.items', { ...reading, from: 0, limit: 10 }],
      ['threads.text', { ...reading, item: 0, pointer: '/text', from: 0, limit: 10 }],
      ['threads.image', { ...reading, line: 1, index: 0 }],
      ['threads.localImage', { ...reading, item: 0, index: 0 }],
      ['threads.find', { ...reading, text: 'words', caseSensitive: false, wholeWord: false, from: 0 }],
      ['threads.lines', { ...reading, from: 0, limit: 10 }],
      ['threads.lines', { ...reading, from: 0, limit: 10, only: 'problems' }],
      ['threads.problemLines', reading],
      ['threads.record', { ...reading, line: 1 }],
      ['threads.lineText', { ...reading, line: 1, from: 0, limit: 100 }],
      ['threads.markdown', { ...reading, scope: { kind: 'thread' }, toolOutput: true }],
      ['system.export', { thread: key, options: { format: 'md', toolOutput: true, rolledBack: true } }],
    ] as const) {
      const reply = await ask(window, route, input)
      expect.soft(reply, route).toMatchObject({
        ok: false,
        error: { code: 'unsupported', message: expect.stringContaining(message), refusal: { rpcCode: -32601 } },
      })
      expect.soft(JSON.stringify(reply), route).not.toContain(modes.secret)
    }
    expect(readdirSync(join(home, '..'))).not.toContain('stolen.md')
  })
}
