import { appendFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { legacyLines } from '../../../fixtures/dialects/legacy.ts'
import { fixtureId } from '../../../fixtures/ids.ts'
import { line } from '../../../fixtures/records/line.ts'
import { agentMessageEvent } from '../../../fixtures/records/messages.ts'
import { tokenCount } from '../../../fixtures/records/tokens.ts'
import { minimalThread } from '../../../fixtures/thread.ts'
import { writeRollout } from '../../../fixtures/write.ts'
import { UnsupportedHistoryMode } from '../../../shared/history-mode.ts'
import { never } from '../testing.ts'
import { IndexedHome } from '../testing-index.ts'
import type { ThreadRow } from './rows.ts'
import { Transcripts } from './transcripts.ts'

const timestamp = '2026-03-04T05:06:07.000Z'
const id = fixtureId(1)
const lines = legacyLines({
  head: { id, timestamp, cwd: '/home/dev/garden' },
  turns: [
    {
      steps: [
        { kind: 'user', text: 'Plant beans' },
        { kind: 'command', line: 'ls', output: 'beds\n', exitCode: 0, seconds: 0.1 },
        { kind: 'say', text: 'Planted.' },
      ],
    },
    {
      steps: [
        { kind: 'user', text: 'Water them' },
        { kind: 'say', text: 'Watered.' },
      ],
    },
  ],
})

async function opened(): Promise<{ path: string; row: ThreadRow; transcripts: Transcripts }> {
  const home = new IndexedHome()
  const { path } = writeRollout(home.home, { id, at: timestamp, lines })
  await home.scan('heads')
  return { path, row: home.row(id), transcripts: new Transcripts() }
}

const window = (version: string, from = 0, limit = 100) => ({ homeId: 1, id, from, limit, version })

describe('Transcripts', () => {
  it('counts items through all turns and pages them', async () => {
    const { row, transcripts } = await opened()
    const { turns, itemCount, version, ledger } = await transcripts.turns(row, never)
    expect(turns.map(turn => turn.itemCount)).toEqual([3, 2])
    expect(itemCount).toBe(5)
    expect(ledger.lines).toBe(lines.length)
    const all = await transcripts.items(row, window(version), never)
    expect(all.items.map(({ turn, item }) => [turn, item.type])).toEqual([
      [0, 'userMessage'],
      [0, 'commandExecution'],
      [0, 'agentMessage'],
      [1, 'userMessage'],
      [1, 'agentMessage'],
    ])
    const pages = []
    for (let from = 0; from < 5; from += 2)
      pages.push(...(await transcripts.items(row, window(version, from, 2), never)).items)
    expect(pages).toEqual(all.items)
    expect(await transcripts.items(row, window(version, 5, 10), never)).toEqual({ items: [], current: true })
  })

  it('has no items for turns of another state of the file', async () => {
    const { path, row, transcripts } = await opened()
    const { version } = await transcripts.turns(row, never)
    appendFileSync(path, `${JSON.stringify(line(agentMessageEvent('One more.'), { timestamp }))}\n`)
    expect(await transcripts.items(row, window(version), never)).toEqual({ items: [], current: false })
    const again = await transcripts.turns(row, never)
    expect(again.version).not.toBe(version)
    expect(again.itemCount).toBe(6)
    expect((await transcripts.items(row, window(again.version), never)).items).toHaveLength(6)
  })

  it('refuses a file that turned while nobody looked', async () => {
    const { row, transcripts } = await opened()
    await transcripts.turns(row, never)
    writeRollout(row.home_path, minimalThread({ id, timestamp, historyMode: 'paginated' }))
    const readings = [transcripts.turns(row, never), transcripts.items(row, window('x'), never)]
    for (const result of await Promise.allSettled(readings)) {
      expect(result).toMatchObject({ status: 'rejected', reason: { name: 'UnsupportedHistoryMode', changed: true } })
    }
  })

  it('gives away nothing of a file that turns while it is read', async () => {
    const { row, transcripts } = await opened()
    const { version } = await transcripts.turns(row, never)
    const turned = minimalThread({ id, timestamp, historyMode: 'paginated', preview: 'Not for our eyes' })
    const fresh = new Transcripts()
    const readings = [fresh.turns(row, never), transcripts.items(row, window(version), never)]
    writeRollout(row.home_path, turned)
    for (const result of await Promise.allSettled(readings)) {
      expect(result).toMatchObject({
        status: 'rejected',
        reason: { message: 'paginated_threads is not supported yet' },
      })
    }
  })

  it('refuses ordinals that only reading finds, each time', async () => {
    const { path, row, transcripts } = await opened()
    appendFileSync(path, `${JSON.stringify(line(tokenCount(), { timestamp, ordinal: 9 }))}\n`)
    for (let i = 0; i < 2; i++) {
      await expect(transcripts.turns(row, never)).rejects.toThrow('`legacy with ordinals` is not supported')
      await expect(transcripts.items(row, window('x'), never)).rejects.toThrow(UnsupportedHistoryMode)
    }
  })

  it('reads again for one who waits when another gave up', async () => {
    const { row, transcripts } = await opened()
    const first = new AbortController()
    const reading = transcripts.turns(row, first.signal)
    const waiting = transcripts.turns(row, never)
    first.abort(new Error('looked away'))
    const late = transcripts.turns(row, never)
    expect(await Promise.allSettled([reading, waiting, late])).toMatchObject([
      { status: 'rejected', reason: { message: 'looked away' } },
      { status: 'fulfilled', value: { itemCount: 5 } },
      { status: 'fulfilled', value: { itemCount: 5 } },
    ])
  })

  it('keeps few outlines, and the right ones', async () => {
    const home = new IndexedHome()
    const transcripts = new Transcripts()
    for (let n = 1; n <= 6; n++) {
      const records = Array.from({ length: n }, (_, i) => agentMessageEvent(`Answer ${i}`))
      writeRollout(home.home, minimalThread({ id: fixtureId(n), timestamp, records }))
    }
    await home.scan('heads')
    for (const n of [1, 2, 3, 4, 5, 6, 1, 6, 3]) {
      const { itemCount } = await transcripts.turns(home.row(fixtureId(n)), never)
      expect(itemCount).toBe(n + 1)
    }
  })
})
