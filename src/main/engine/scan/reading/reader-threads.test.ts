import { getEventListeners } from 'node:events'
import { join, relative } from 'node:path'
import { Worker } from 'node:worker_threads'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { fixtureId } from '../../../../fixtures/ids.ts'
import { agentMessageEvent, userMessageEvent } from '../../../../fixtures/records/messages.ts'
import { turnCompleted, turnStarted } from '../../../../fixtures/records/turns.ts'
import { minimalPaginatedThread, minimalThread } from '../../../../fixtures/thread.ts'
import { writeRollout } from '../../../../fixtures/write.ts'
import { IndexedHome } from '../../testing-index.ts'
import { ReaderThreads, readerCount } from './reader-threads.ts'

const timestamp = '2026-03-04T05:06:07.890Z'
const entry = join(import.meta.dirname, 'reader-entry.ts')

/** Real threads, of the sources as they are. */
function threads(size: number, spawn = () => new Worker(entry)): ReaderThreads {
  const readers = new ReaderThreads(size, spawn)
  onTestFinished(() => readers.rest())
  return readers
}

function thread(n: number, texts: readonly string[] = [`Beans of bed ${n}`]) {
  const said = texts.flatMap(text => [userMessageEvent(text), agentMessageEvent(`${text} are planted.`)])
  return minimalThread({ id: fixtureId(n), timestamp, records: [turnStarted('t1'), ...said, turnCompleted('t1')] })
}

function paginated(n: number) {
  const spec = minimalPaginatedThread({ id: fixtureId(n), timestamp })
  return { ...spec, lines: [...spec.lines, n % 2 === 0 ? '{"cut' : '', ''] }
}

/** What the index says of all threads, wherever its rows lie. */
function told(indexed: IndexedHome) {
  const facts = indexed.db.prepare('SELECT path, facts, pass, profile FROM files ORDER BY path').all()
  const texts = indexed.db
    .prepare(
      `SELECT files.path, sum(count) AS rows, group_concat(hex(kinds), '') AS kinds FROM text_ranges
       JOIN files ON files.id = file_id WHERE settled = 1 GROUP BY path ORDER BY path`,
    )
    .all()
  indexed.db.exec("CREATE VIRTUAL TABLE IF NOT EXISTS temp.words USING fts5vocab (main, 'texts', 'row')")
  const words = indexed.db.prepare('SELECT term, doc, cnt FROM temp.words ORDER BY term').all()
  const checks = indexed.checks().sort()
  return {
    facts,
    texts,
    words,
    checks,
    list: indexed.threads().map(row => ({ ...row, skein: { ...row.skein, homeId: 0 } })),
  }
}

describe('threads that read', () => {
  it('tell the same of every file as reading in one thread', async () => {
    const word = fc.constantFrom('beans', 'straße', '豆を植える', 'peas\n', '"', '')
    const home = fc.array(fc.array(word, { maxLength: 6 }), { minLength: 20, maxLength: 40 })
    const readers = threads(2)
    await fc.assert(
      fc.asyncProperty(home, async all => {
        const alone = new IndexedHome()
        for (const [n, texts] of all.entries()) writeRollout(alone.home, thread(n + 1, texts))
        for (let n = 101; n <= 110; n++) writeRollout(alone.home, paginated(n))
        const together = new IndexedHome(alone.home, readers)
        await alone.scan()
        await together.scan()
        expect(told(together)).toEqual(told(alone))
      }),
      { numRuns: 3 },
    )
  })

  it('cost one file a problem when they die, and not the scan', async () => {
    const indexed = new IndexedHome(
      undefined,
      threads(2, () => new Worker('process.exit(1)', { eval: true })),
    )
    const specs = [thread(1), thread(2), thread(3), paginated(4)]
    const paths = specs.map(spec => relative(indexed.home, writeRollout(indexed.home, spec).path))
    expect(await indexed.scan()).toMatchObject({ phase: 'idle', filesRead: 3, error: null })
    expect(indexed.checks().sort()).toEqual(paths.map(path => `reading-stopped ${path}`).sort())
    const rows = indexed.threads().map(({ skein }) => `${skein.read} ${skein.turnCount}`)
    expect(rows.sort()).toEqual(['false null', 'true null', 'true null', 'true null'])
    // Not again before the file changes.
    expect(await indexed.scan()).toMatchObject({ filesToRead: 0 })
  })

  it('leave to others what they had not begun when they died', async () => {
    let started = 0
    const dies = () =>
      new Worker("require('node:worker_threads').parentPort.once('message', () => process.exit(1))", { eval: true })
    const indexed = new IndexedHome(
      undefined,
      threads(1, () => (started++ === 0 ? dies() : new Worker(entry))),
    )
    const [newest] = [6, 5, 4, 3, 2, 1].map(n => relative(indexed.home, writeRollout(indexed.home, thread(n)).path))
    await indexed.scan()
    expect(started).toBe(2)
    expect(indexed.checks()).toEqual([`reading-stopped ${newest}`])
    expect(indexed.threads().every(({ skein }) => skein.read)).toBe(true)
  })

  it('end with the scan when the index cannot be written', async () => {
    const indexed = new IndexedHome(undefined, threads(2))
    for (let n = 1; n <= 8; n++) writeRollout(indexed.home, thread(n))
    indexed.watch = progress => {
      if (progress.phase === 'reading') indexed.db.pragma('query_only = ON')
    }
    await expect(indexed.scan()).rejects.toThrow('readonly')
    indexed.watch = () => {}
    indexed.db.pragma('query_only = OFF')
    expect(await indexed.scan()).toMatchObject({ filesToRead: 8, filesRead: 8 })
  })

  it('stop when told to, and another scan goes on where they were', async () => {
    const indexed = new IndexedHome(undefined, threads(2))
    for (let n = 1; n <= 12; n++) writeRollout(indexed.home, thread(n))
    const controller = new AbortController()
    indexed.watch = progress => {
      if (progress.filesRead === 3) controller.abort(new Error('enough'))
    }
    await expect(indexed.scan('all', controller.signal)).rejects.toThrow('enough')
    const read = indexed.threads().filter(row => row.skein.read).length
    expect(read).toBeGreaterThanOrEqual(3)
    expect(read).toBeLessThan(12)
    expect(await indexed.scan()).toMatchObject({ filesToRead: 12 - read })
    expect(indexed.threads().every(row => row.skein.read)).toBe(true)
  })

  it('refuse what has become paginated since it was found', async () => {
    const indexed = new IndexedHome(undefined, threads(2))
    for (let n = 1; n <= 4; n++) writeRollout(indexed.home, thread(n))
    indexed.watch = progress => {
      if (progress.phase !== 'reading' || progress.filesRead > 0) return
      for (let n = 1; n <= 4; n++) {
        writeRollout(indexed.home, minimalThread({ id: fixtureId(n), timestamp, historyMode: 'paginated' }))
      }
    }
    await indexed.scan()
    expect(indexed.texts()).not.toContain('planted')
  })

  it('listen once to the signal of a scan, however much it asks', async () => {
    const indexed = new IndexedHome(undefined, threads(2))
    for (let n = 1; n <= 24; n++) writeRollout(indexed.home, thread(n))
    const { signal } = new AbortController()
    const before = getEventListeners(signal, 'abort').length
    let most = 0
    indexed.watch = () => {
      most = Math.max(most, getEventListeners(signal, 'abort').length)
    }
    expect(await indexed.scan('all', signal)).toMatchObject({ filesRead: 24 })
    expect(most - before).toBe(1)
  })

  it('are as many as the machine has cores for', () => {
    expect([1, 2, 3, 8, 64].map(readerCount)).toEqual([1, 2, 2, 6, 6])
  })
})
