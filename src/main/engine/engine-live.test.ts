import { appendFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fixtureId } from '../../fixtures/ids.ts'
import { agentMessageEvent } from '../../fixtures/records/messages.ts'
import { temporaryHome } from '../../fixtures/testing.ts'
import { enveloped, type MinimalThread, minimalThread } from '../../fixtures/thread.ts'
import { writeRollout, writeThreadNames } from '../../fixtures/write.ts'
import { zstd } from '../../fixtures/zstd.ts'
import type { ListedThread } from '../../shared/thread.ts'
import { runScanner } from './scan/run-scanner.ts'
import type { StartScanner } from './scan/scanner-port.ts'
import { stateOfHome } from './testing.ts'
import { TestEngine } from './testing-engine.ts'

/** The list while a home changes and nobody asks for it. */

const timestamp = '2026-03-04T05:06:07.890Z'

function thread(n: number, more: Partial<MinimalThread> = {}) {
  return minimalThread({ id: fixtureId(n), timestamp, records: [agentMessageEvent('Planted.')], ...more })
}

class LiveHomes {
  readonly engine: TestEngine

  private constructor(engine: TestEngine) {
    this.engine = engine
  }

  static async open(...homes: string[]): Promise<LiveHomes> {
    const start: StartScanner = (dataDir, events) => runScanner(dataDir, events, { watch: true })
    return new LiveHomes(await TestEngine.open(homes, temporaryHome(), start))
  }

  async list(): Promise<ListedThread[]> {
    const threads: ListedThread[] = []
    for (;;) {
      const page = await this.engine.call('threads.list', { offset: threads.length, limit: 200 })
      threads.push(...page.threads)
      if (page.threads.length === 0 || threads.length >= page.total) return threads
    }
  }

  /** Resolves when the list is as wanted; it is asked for only when the engine says that it changed. */
  async until(wanted: (threads: readonly ListedThread[]) => boolean): Promise<readonly ListedThread[]> {
    for (;;) {
      const { told } = this.engine
      const threads = await this.list()
      if (wanted(threads)) return threads
      await this.engine.until(({ event }) => event === 'threads.changed', told)
    }
  }
}

const titles = (threads: readonly ListedThread[]) => threads.map(({ preview }) => preview).sort()

describe('the list of a home that is open', () => {
  it('has new threads, in folders that are new too', async () => {
    const home = temporaryHome()
    const live = await LiveHomes.open(home)
    writeRollout(home, thread(1, { preview: 'First' }))
    await live.until(threads => titles(threads).join() === 'First' && threads[0]?.skein.read === true)
    writeRollout(home, thread(2, { preview: 'Next day', timestamp: '2026-04-05T05:06:07.890Z' }))
    await live.until(threads => titles(threads).join() === 'First,Next day')
    writeRollout(home, thread(3, { preview: 'Beside', timestamp: '2026-04-05T06:06:07.890Z' }))
    await live.until(threads => threads.length === 3 && threads.every(({ skein }) => skein.read))
  })

  it('follows one that grows, is archived, compressed and deleted', async () => {
    const home = temporaryHome()
    const { path } = writeRollout(home, thread(1))
    const live = await LiveHomes.open(home)
    const [{ skein: before } = { skein: null }] = await live.list()
    appendFileSync(path, `${JSON.stringify(enveloped(agentMessageEvent('Watered.'), timestamp))}\n`)
    await live.until(([row]) => row?.skein.read === true && row.skein.lineCount === (before?.lineCount ?? 0) + 1)

    const archived = join(home, 'archived_sessions', path.slice(dirname(path).length + 1))
    mkdirSync(dirname(archived))
    renameSync(path, archived)
    const moved = await live.until(([row]) => row?.skein.archived === true)
    // What was read of it is still known: it is the same file.
    expect(moved).toMatchObject([{ skein: { read: true, lineCount: (before?.lineCount ?? 0) + 1 } }])

    writeFileSync(
      `${archived}.zst`,
      zstd(
        Buffer.from(
          thread(1)
            .lines.map(line => `${JSON.stringify(line)}\n`)
            .join(''),
        ),
      ),
    )
    rmSync(archived)
    await live.until(([row]) => row?.skein.compressed === true && row.skein.read)

    rmSync(`${archived}.zst`)
    await live.until(threads => threads.length === 0)
  })

  it('has the names that people give', async () => {
    const home = temporaryHome()
    writeRollout(home, thread(1))
    const live = await LiveHomes.open(home)
    writeThreadNames(home, [{ id: fixtureId(1), name: 'Bean bed', at: timestamp }])
    await live.until(([row]) => row?.name === 'Bean bed')
    writeThreadNames(home, [{ id: fixtureId(1), name: 'Pea bed', at: timestamp }])
    await live.until(([row]) => row?.name === 'Pea bed')
  })

  it('takes what was known of a thread that turns paginated', async () => {
    const home = temporaryHome()
    writeRollout(home, thread(1))
    const live = await LiveHomes.open(home)
    writeRollout(home, minimalThread({ id: fixtureId(1), timestamp, historyMode: 'paginated' }))
    const rows = await live.until(([row]) => row?.historyMode === 'paginated')
    expect(rows).toMatchObject([{ skein: { canOpen: false, read: false, lineCount: null } }])
  })

  it('settles when a thousand files change at once', async () => {
    const home = temporaryHome()
    const live = await LiveHomes.open(home)
    for (let n = 1; n <= 1000; n++) writeRollout(home, thread(n))
    await live.until(threads => threads.length === 1000 && threads.every(({ skein }) => skein.read))
    rmSync(join(home, 'sessions'), { recursive: true })
    await live.until(threads => threads.length === 0)
  })

  it('goes on when the places vanish and come again, and while nothing is there at all', async () => {
    const home = join(temporaryHome(), 'not-yet')
    mkdirSync(home)
    const live = await LiveHomes.open(home)
    writeRollout(home, thread(1))
    await live.until(threads => threads.length === 1)
    rmSync(join(home, 'sessions'), { recursive: true })
    await live.until(threads => threads.length === 0)
    writeRollout(home, thread(2))
    await live.until(threads => threads.length === 1)
    writeRollout(home, thread(3, { timestamp: '2026-03-04T07:06:07.890Z' }))
    await live.until(threads => threads.length === 2)
  })

  it('is that of several homes', async () => {
    const [one, two] = [temporaryHome(), temporaryHome()]
    const live = await LiveHomes.open(one, two)
    writeRollout(two, thread(2))
    await live.until(threads => threads.length === 1)
    writeRollout(one, thread(1))
    await live.until(threads => threads.length === 2)
    expect((await live.engine.call('homes.list', {})).homes.map(({ watch }) => watch)).toEqual(['told', 'told'])
  })

  it('leaves the files as they are', async () => {
    const home = temporaryHome()
    writeRollout(home, thread(1))
    const others = () => stateOfHome(home).filter(entry => entry.includes(fixtureId(1)))
    const before = others()
    const live = await LiveHomes.open(home)
    const { path } = writeRollout(home, thread(2))
    await live.until(threads => threads.length === 2 && threads.every(({ skein }) => skein.read))
    rmSync(path)
    await live.until(threads => threads.length === 1)
    expect(others()).toEqual(before)
  })
})

describe('a pause', () => {
  it('holds the reading in full and not the list, until nobody wants it held', async () => {
    const home = temporaryHome()
    const live = await LiveHomes.open(home)
    const { engine } = live
    await engine.call('scan.pause', { by: 'battery', paused: true })
    writeRollout(home, thread(1))
    await live.until(threads => threads.length === 1)
    writeRollout(home, thread(2))
    const told = engine.told
    await engine.call('scan.start', {})
    await engine.until(
      ({ event, payload }) => event === 'scan.progress' && 'phase' in payload && payload.phase === 'reading',
      told,
    )
    expect(await engine.call('scan.status', {})).toMatchObject({ phase: 'reading', paused: 'battery', filesRead: 0 })
    await live.until(threads => threads.length === 2 && threads.every(({ skein }) => !skein.read))
    await engine.call('scan.pause', { by: 'person', paused: true })
    expect(await engine.call('scan.status', {})).toMatchObject({ paused: 'person' })
    await engine.call('scan.pause', { by: 'battery', paused: false })
    expect(await engine.call('scan.status', {})).toMatchObject({ phase: 'reading', paused: 'person' })
    await engine.call('scan.pause', { by: 'person', paused: false })
    await live.until(threads => threads.every(({ skein }) => skein.read))
    expect(await engine.call('scan.status', {})).toMatchObject({ paused: null })
  })

  it('does not hold who stops the scan, nor the next one', async () => {
    const home = temporaryHome()
    const live = await LiveHomes.open(home)
    const { engine } = live
    await engine.call('scan.pause', { by: 'person', paused: true })
    writeRollout(home, thread(1))
    await live.until(threads => threads.length === 1)
    const told = engine.told
    await engine.call('scan.start', {})
    await engine.idle(told)
    await live.until(([row]) => row?.skein.read === true)
  })
})
