import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { describe, expect, it, onTestFinished } from 'vitest'
import type * as z from 'zod'
import { fixtureHex, fixtureId } from '../../../../fixtures/ids.ts'
import { execCommandCall, functionCallOutput } from '../../../../fixtures/records/calls.ts'
import type { RolloutRecord } from '../../../../fixtures/records/line.ts'
import { agentMessageEvent, assistantMessageItem } from '../../../../fixtures/records/messages.ts'
import { turnStarted } from '../../../../fixtures/records/turns.ts'
import { minimalPaginatedThread, minimalThread } from '../../../../fixtures/thread.ts'
import { writeRollout } from '../../../../fixtures/write.ts'
import { type DeepThread, deepQuery } from '../../../../shared/ipc/deep-search.ts'
import { openForReading } from '../../index/open.ts'
import { never } from '../../testing.ts'
import { IndexedHome } from '../../testing-index.ts'
import type { ThreadRow } from '../../threads/rows.ts'
import { DeepSearch } from './deep-search.ts'
import { scanHere } from './file-scanners.ts'
import { FileThreads } from './file-threads.ts'

const spawn = () => new Worker(join(import.meta.dirname, 'worker-entry.ts'))
function threads(start: () => Worker) {
  const pool = new FileThreads(start)
  onTestFinished(() => pool.close())
  return pool.start()
}

const day = (n: number) => `2026-03-${String(n).padStart(2, '0')}T05:06:07.890Z`
/** An output of which the index holds beginning and end. */
const long = (middle: string) => `begin ${'x '.repeat(5000)}${middle}${' y'.repeat(5000)} end`

class SearchedHome {
  readonly indexed = new IndexedHome()

  thread(n: number, records: readonly RolloutRecord[], compressed = false): string {
    const timestamp = day(n)
    const spec = minimalThread({ id: fixtureId(n), timestamp, records: [turnStarted('t'), ...records] })
    return writeRollout(this.indexed.home, { ...spec, compressed }).path
  }

  async search(
    text: string,
    more: Partial<z.input<typeof deepQuery>> = {},
    scanners = scanHere(),
    signal = never,
    heard: (thread: DeepThread) => void = () => {},
  ) {
    const db = openForReading(this.indexed.dataDir)
    onTestFinished(() => {
      db.close()
    })
    const threads: DeepThread[] = []
    const changed: ThreadRow[] = []
    const listener = {
      found: (thread: DeepThread) => {
        threads.push(thread)
        heard(thread)
      },
      progress: () => {},
      changed: (row: ThreadRow) => changed.push(row),
    }
    const request = deepQuery.parse({ search: 's', text, ...more })
    const result = await new DeepSearch(db, request, listener, Date.parse(day(30))).run(scanners, signal)
    return { threads, changed, result }
  }
}

const ids = (threads: readonly DeepThread[]) => threads.map(({ thread }) => thread.id).toSorted()

describe('a deep search', () => {
  it('finds what the index leaves out, and nothing else unless asked', async () => {
    const home = new SearchedHome()
    home.thread(1, [execCommandCall('c', 'cat net'), functionCallOutput('c', long('A Héring swims'))])
    home.thread(2, [agentMessageEvent('hering')])
    await home.indexed.scan()
    const { threads, result } = await home.search('hering')
    expect(threads).toMatchObject([
      { thread: { id: fixtureId(1) }, hits: 1, more: false, rows: [{ kind: 'commandOutput', line: 6 }] },
    ])
    const [row] = threads[0]?.rows ?? []
    expect(row?.marks.map(({ from, to }) => row.snippet.slice(from, to))).toEqual(['Héring'])
    expect(result).toMatchObject({ threads: 1, hits: 1, limited: false, failed: 0, ignored: [] })
    expect(result.progress).toMatchObject({ files: 2, filesDone: 2, bytesDone: result.progress.bytes })
    expect(ids((await home.search('hering', { beyond: false })).threads)).toEqual(
      [1, 2].map(n => fixtureId(n)).toSorted(),
    )
  })

  it('tells all of files that nobody has read yet', async () => {
    const home = new SearchedHome()
    home.thread(1, [agentMessageEvent('hering')])
    await home.indexed.scan('heads')
    expect((await home.search('hering')).threads).toMatchObject([{ rows: [{ kind: 'answer', snippet: 'hering' }] }])
  })

  it('reads compressed files, also long ones', async () => {
    const home = new SearchedHome()
    home.thread(1, [agentMessageEvent('eel'), functionCallOutput('c', long('hering'))], true)
    const noise = Array.from({ length: 6000 }, (_, i) => fixtureHex(`noise ${i}`, 64)).join('')
    home.thread(2, [functionCallOutput('c', noise), functionCallOutput('d', long('hering'))], true)
    await home.indexed.scan()
    const { threads, result } = await home.search('hering')
    expect(threads).toMatchObject([{ rows: [{ line: 6 }] }, { rows: [{ line: 6 }] }])
    expect(result.failed).toBe(0)
  })

  it('wants all words in one record, and goes by conditions and kinds', async () => {
    const home = new SearchedHome()
    home.thread(1, [agentMessageEvent('net and hering'), agentMessageEvent('hering')])
    home.thread(2, [agentMessageEvent('hering'), agentMessageEvent('net')])
    await home.indexed.scan()
    const all = { beyond: false }
    expect((await home.search('hering net', all)).threads).toMatchObject([{ thread: { id: fixtureId(1) }, hits: 1 }])
    expect((await home.search('hering -net before:2026-03-02', all)).threads).toMatchObject([{ hits: 1 }])
    expect((await home.search('hering', { ...all, kinds: ['command'] })).threads).toEqual([])
    expect((await home.search('hering kind:command', all)).threads).toEqual([])
    expect((await home.search('hering kind:answer', all)).threads).toHaveLength(2)
    const { threads, result } = await home.search('is:archived OR', all)
    expect([threads, result.ignored.length, result.progress.files]).toEqual([[], 1, 0])
  })

  it('tells once what a file has twice', async () => {
    const home = new SearchedHome()
    home.thread(1, [
      assistantMessageItem('hering'),
      agentMessageEvent('hering'),
      assistantMessageItem('hering'),
      agentMessageEvent('hering'),
    ])
    await home.indexed.scan()
    expect((await home.search('hering', { beyond: false })).threads).toMatchObject([{ hits: 2 }])
  })

  it('ends at its limit, newest threads first', async () => {
    const home = new SearchedHome()
    for (let n = 1; n <= 4; n++) home.thread(n, [agentMessageEvent('hering'), agentMessageEvent('hering too')])
    await home.indexed.scan()
    const { threads, result } = await home.search('hering', { beyond: false, limit: 2, rows: 1 })
    expect(threads.map(({ thread, hits, rows }) => [thread.id, hits, rows.length])).toEqual([
      [fixtureId(4), 2, 1],
      [fixtureId(3), 2, 1],
    ])
    expect(result).toMatchObject({ limited: true, threads: 2 })
  })

  it('stops when it is given up', async () => {
    const home = new SearchedHome()
    for (let n = 1; n <= 3; n++) home.thread(n, [agentMessageEvent('hering')])
    await home.indexed.scan()
    for (const scanners of [scanHere(), threads(spawn)]) {
      const controller = new AbortController()
      const search = home.search('hering', { beyond: false }, scanners, controller.signal, () =>
        controller.abort(new Error('outdated')),
      )
      await expect(search).rejects.toThrow('outdated')
      await scanners.close()
    }
  })
})

/** Enough that a file is not read at one go. */
const LONG = 'no fish '.repeat(1_500_000)

describe('the gate before a deep search', () => {
  const hidden = [agentMessageEvent('hering'), functionCallOutput('c', long('hering'))]

  it('lets no refused thread be searched', async () => {
    const home = new SearchedHome()
    writeRollout(home.indexed.home, minimalPaginatedThread({ id: fixtureId(1), timestamp: day(1), records: hidden }))
    for (const historyMode of ['future', null, 7]) {
      const id = fixtureId(String(historyMode))
      writeRollout(home.indexed.home, minimalThread({ id, timestamp: day(2), historyMode, records: hidden }))
    }
    await home.indexed.scan()
    const { threads, result } = await home.search('hering', { beyond: false })
    expect([threads, result.progress.files]).toEqual([[], 0])
  })

  it('refuses a thread that has just turned, also while it is read', async () => {
    const home = new SearchedHome()
    const [turned, turning] = [1, 2].map(n => home.thread(n, [agentMessageEvent('hering'), agentMessageEvent(LONG)]))
    await home.indexed.scan()
    const turn = (path = '') =>
      writeFileSync(path, readFileSync(path, 'utf8').replace('"payload":{', '"payload":{"history_mode":"paginated",'))
    turn(turned)
    const here = scanHere()
    const scan: typeof here.scan = (batch, listener, signal) =>
      here.scan(batch, { ...listener, progress: () => turn(turning) }, signal)
    const { threads, changed, result } = await home.search('hering', { beyond: false }, { ...here, scan })
    expect([threads, result.failed]).toEqual([[], 2])
    expect(changed.map(row => row.id)).toEqual([2, 1].map(n => fixtureId(n)))
  })

  it('refuses a file in which ordinals turn up that nobody has read yet', async () => {
    const home = new SearchedHome()
    const path = home.thread(1, [agentMessageEvent('hering')])
    appendFileSync(path, `${JSON.stringify({ timestamp: day(1), type: 'event_msg', ordinal: 9, payload: {} })}\n`)
    await home.indexed.scan('heads')
    const { threads, result } = await home.search('hering')
    expect([threads, result.failed]).toEqual([[], 1])
  })
})

describe('threads that search', () => {
  it('find the same as searching in one thread', async () => {
    const home = new SearchedHome()
    for (let n = 1; n <= 12; n++) home.thread(n, [functionCallOutput('c', long(n % 3 === 0 ? 'hering' : 'eel'))])
    await home.indexed.scan()
    const scanners = threads(spawn)
    const together = await home.search('hering', {}, scanners)
    const alone = await home.search('hering')
    expect(ids(together.threads)).toEqual(ids(alone.threads))
    expect(together.threads).toHaveLength(4)
  })

  it('are there for the next search', async () => {
    const home = new SearchedHome()
    home.thread(1, [agentMessageEvent('hering')])
    await home.indexed.scan()
    let started = 0
    const pool = new FileThreads(() => {
      started += 1
      return spawn()
    })
    onTestFinished(() => pool.close())
    for (const _ of [1, 2]) {
      const scanners = pool.start()
      expect((await home.search('hering', { beyond: false }, scanners)).threads).toHaveLength(1)
      await scanners.close()
    }
    expect(started).toBe(1)
  })

  it('cost one file its search when they die, and not the others', async () => {
    const home = new SearchedHome()
    for (let n = 1; n <= 3; n++) home.thread(n, [agentMessageEvent('hering')])
    await home.indexed.scan()
    const scanners = threads(() => new Worker('process.exit(1)', { eval: true }))
    const { result } = await home.search('hering', { beyond: false }, scanners)
    expect(result).toMatchObject({ threads: 0, failed: 3, progress: { filesDone: 3 } })
  })
})
