import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { hugeLine } from '../../../fixtures/damage.ts'
import { legacyLines } from '../../../fixtures/dialects/legacy.ts'
import type { FixtureLine } from '../../../fixtures/encode.ts'
import { fixtureId } from '../../../fixtures/ids.ts'
import { line } from '../../../fixtures/records/line.ts'
import { agentMessageEvent } from '../../../fixtures/records/messages.ts'
import { tokenCount } from '../../../fixtures/records/tokens.ts'
import { minimalThread } from '../../../fixtures/thread.ts'
import { writeRollout } from '../../../fixtures/write.ts'
import { UnsupportedHistoryMode } from '../../../shared/history-mode.ts'
import { KeptReadings } from '../index/kept-readings.ts'
import { never } from '../testing.ts'
import { IndexedHome } from '../testing-index.ts'
import { HistoryRoutes } from './history-routes.ts'
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

async function opened(): Promise<{
  path: string
  row: ThreadRow
  transcripts: Transcripts
  routes: HistoryRoutes
}> {
  const home = new IndexedHome()
  const { path } = writeRollout(home.home, { id, at: timestamp, lines })
  await home.scan('heads')
  const transcripts = new Transcripts()
  return { path, row: home.row(id), transcripts, routes: new HistoryRoutes(transcripts) }
}

const window = (version: string, from = 0, limit = 100) => ({ homeId: 1, id, from, limit, version })

describe('Transcripts', () => {
  it('counts items through all turns and pages them', async () => {
    const { row, transcripts, routes } = await opened()
    const { turns, itemCount, version, ledger } = await transcripts.turns(row, never)
    expect(turns.map(turn => turn.itemCount)).toEqual([4, 2])
    expect(itemCount).toBe(6)
    expect(ledger.lines).toBe(lines.length)
    const all = await routes.items(row, window(version), never)
    expect(all.items.map(({ turn, item }) => [turn, item.type])).toEqual([
      [0, 'marker'],
      [0, 'userMessage'],
      [0, 'commandExecution'],
      [0, 'agentMessage'],
      [1, 'userMessage'],
      [1, 'agentMessage'],
    ])
    const pages = []
    for (let from = 0; from < 6; from += 2)
      pages.push(...(await routes.items(row, window(version, from, 2), never)).items)
    expect(pages).toEqual(all.items)
    expect(await routes.items(row, window(version, 6, 10), never)).toEqual({ items: [], current: true })
  })

  it('has no items for turns of another file', async () => {
    const { path, row, transcripts, routes } = await opened()
    const { version } = await transcripts.turns(row, never)
    writeFileSync(path, readFileSync(path).subarray(0, -1))
    expect(await routes.items(row, window(version), never)).toEqual({ items: [], current: false })
    const again = await transcripts.turns(row, never)
    expect(again.version).not.toBe(version)
    expect((await routes.items(row, window(again.version), never)).items).toHaveLength(6)
    expect(await routes.items(row, window(version), never)).toEqual({ items: [], current: false })
  })

  it('keeps the numbers of items when the file only grows', async () => {
    const { path, row, transcripts, routes } = await opened()
    const first = await transcripts.turns(row, never)
    const before = await routes.items(row, window(first.version), never)
    for (const [n, text] of ['One more.', 'And another.'].entries()) {
      appendFileSync(path, `${JSON.stringify(line(agentMessageEvent(text), { timestamp }))}\n`)
      const now = await routes.items(row, window(first.version), never)
      expect(now.current).toBe(true)
      expect(now.items.slice(0, 6)).toEqual(before.items)
      expect(now.items).toHaveLength(7 + n)
    }
    const last = await transcripts.turns(row, never)
    expect([last.itemCount, last.version === first.version]).toEqual([8, false])
    const growth = await transcripts.turns(row, never, { since: first.version })
    expect(growth).toMatchObject({ itemCount: 8, version: last.version, kept: { items: 6 }, marks: { kinds: 'aa' } })
    expect(await transcripts.turns(row, never, { since: 'another file' })).toEqual(last)
    expect((await routes.items(row, window(last.version, 7), never)).items).toMatchObject([
      { item: { text: 'And another.' } },
    ])
  })

  it('reads on when asked several times at once while the file grows', async () => {
    const { path, row, transcripts } = await opened()
    const readings = []
    for (let n = 0; n < 10; n++) {
      readings.push(transcripts.turns(row, never))
      appendFileSync(path, `${JSON.stringify(line(agentMessageEvent(`Answer ${n}`), { timestamp }))}\n`)
    }
    const counts = (await Promise.all(readings)).map(({ itemCount }) => itemCount)
    expect(counts).toEqual([6, 7, 8, 9, 10, 11, 12, 13, 14, 15])
  })

  it('refuses a file that turned while nobody looked', async () => {
    const { row, transcripts, routes } = await opened()
    await transcripts.turns(row, never)
    writeRollout(row.home_path, minimalThread({ id, timestamp, historyMode: 'paginated' }))
    const readings = [transcripts.turns(row, never), routes.items(row, window('x'), never)]
    for (const result of await Promise.allSettled(readings)) {
      expect(result).toMatchObject({ status: 'rejected', reason: { name: 'UnsupportedHistoryMode', changed: true } })
    }
  })

  it('gives away nothing of a file that turns while it is read', async () => {
    const { row, transcripts, routes } = await opened()
    const { version } = await transcripts.turns(row, never)
    const turned = minimalThread({ id, timestamp, historyMode: 'paginated', preview: 'Not for our eyes' })
    const fresh = new Transcripts()
    const readings = [fresh.turns(row, never), routes.items(row, window(version), never)]
    writeRollout(row.home_path, turned)
    for (const result of await Promise.allSettled(readings)) {
      expect(result).toMatchObject({
        status: 'rejected',
        reason: { message: 'paginated_threads is not supported yet' },
      })
    }
  })

  it('refuses ordinals that only reading finds, each time', async () => {
    const { path, row, transcripts, routes } = await opened()
    appendFileSync(path, `${JSON.stringify(line(tokenCount(), { timestamp, ordinal: 9 }))}\n`)
    for (let i = 0; i < 2; i++) {
      await expect(transcripts.turns(row, never)).rejects.toThrow('`legacy with ordinals` is not supported')
      await expect(routes.items(row, window('x'), never)).rejects.toThrow(UnsupportedHistoryMode)
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
      { status: 'fulfilled', value: { itemCount: 6 } },
      { status: 'fulfilled', value: { itemCount: 6 } },
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

describe('a large thread', () => {
  const large = async (...last: FixtureLine[]) => {
    const home = new IndexedHome()
    const answers = Array.from({ length: 26 }, (_, i) => hugeLine(1024 * 1024, timestamp, `Answer ${i} `))
    writeRollout(home.home, minimalThread({ id, timestamp, records: [...answers, ...last] }))
    await home.scan('heads')
    const transcripts = new Transcripts()
    return { home, row: home.row(id), transcripts, routes: new HistoryRoutes(transcripts) }
  }

  it('is shown from its beginning while the rest is read', async () => {
    const { row, transcripts, routes } = await large()
    const whole = transcripts.turns(row, never)
    expect((await transcripts.turns(row, never, { soon: true })).partial).toBeUndefined()
    expect((await whole).itemCount).toBe(27)
    transcripts.forget(`${row.home_path}/${JSON.parse(row.files)[0]}`)

    const soon = await transcripts.turns(row, never, { soon: true })
    expect([soon.partial, soon.itemCount > 3, soon.itemCount < 20]).toEqual([true, true, true])
    const first = await routes.items(row, window(soon.version, 0, 3), never)
    expect(first.items).toHaveLength(3)
    const last = await routes.items(row, window(soon.version, 26, 3), never)
    expect(last.items).toHaveLength(1)
    const all = await transcripts.turns(row, never, { soon: true })
    expect([all.partial, all.itemCount]).toEqual([undefined, 27])
    // Whoever goes by the version learns that there is more; what was asked for by the first one still fits.
    expect(all.version).not.toBe(soon.version)
    expect((await routes.items(row, window(soon.version, 0, 3), never)).items).toEqual(first.items)
  })

  it('needs no search for ordinals where the scanner has read it to its end, in this state', async () => {
    const mention = '{"ordinal":7}'
    const { home, row, transcripts } = await large(mention)
    expect(row.read_as).toBeNull()
    await home.scan('all')
    const read = home.row(id)
    expect((await transcripts.turns(read, never)).version).toBe(read.read_as)
    expect((await new Transcripts().turns(read, never, { soon: true })).partial).toBe(true)
    appendFileSync(`${row.home_path}/${JSON.parse(row.files)[0]}`, `${mention}\n`)
    expect((await new Transcripts().turns(read, never, { soon: true })).partial).toBeUndefined()
  })

  it('is shown from its beginning, then whole from what was kept, damaged or not', async () => {
    const { home } = await large()
    await home.scan('all')
    const row = home.row(id)
    const readings = new KeptReadings(home.db)
    const kept = readings.outlineOf(home.homeId, JSON.parse(row.files)[0])
    expect(kept).not.toBeNull()
    const whole = await new Transcripts().turns(row, never)
    for (const packed of [kept, kept?.subarray(0, 100) ?? null]) {
      const transcripts = new Transcripts(() => packed)
      const routes = new HistoryRoutes(transcripts)
      const soon = await transcripts.turns(row, never, { soon: true })
      expect([soon.partial, soon.itemCount < 20]).toEqual([true, true])
      const first = await routes.items(row, window(soon.version, 0, 3), never)
      expect(first.items).toHaveLength(3)
      expect(await transcripts.turns(row, never)).toEqual(whole)
      expect((await routes.items(row, window(soon.version, 0, 3), never)).items).toEqual(first.items)
      expect((await routes.items(row, window(soon.version, 26, 3), never)).items).toHaveLength(1)
    }
  })

  it('is read whole before anything is shown where anything speaks of ordinals', async () => {
    const mention = await large(line(agentMessageEvent('{"ordinal":7}'), { timestamp }), '{"ordinal":7}')
    expect((await mention.transcripts.turns(mention.row, never, { soon: true })).partial).toBeUndefined()
    const numbered = await large(line(tokenCount(), { timestamp, ordinal: 9 }))
    await expect(numbered.transcripts.turns(numbered.row, never, { soon: true })).rejects.toThrow(
      UnsupportedHistoryMode,
    )
    for (const escaped of ['"\\u006Frdinal"', '"o\\u0072dinal"', '"ordina\\u006c"']) {
      const hidden = JSON.stringify({ timestamp, ordinal: 9, ...tokenCount() }).replace('"ordinal"', escaped)
      const { row, transcripts } = await large(hidden)
      await expect(transcripts.turns(row, never, { soon: true })).rejects.toThrow(UnsupportedHistoryMode)
    }
  })

  it('gives away nothing of a beginning when the file has turned meanwhile', async () => {
    const { row, transcripts, routes } = await large()
    const soon = transcripts.turns(row, never, { soon: true })
    writeRollout(row.home_path, minimalThread({ id, timestamp, historyMode: 'paginated' }))
    await expect(soon).rejects.toThrow(UnsupportedHistoryMode)
    await expect(routes.items(row, window('x'), never)).rejects.toThrow(UnsupportedHistoryMode)
  })
})
