import { renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fixtureId } from '../../../fixtures/ids.ts'
import { agentMessageEvent } from '../../../fixtures/records/messages.ts'
import { tokenCount } from '../../../fixtures/records/tokens.ts'
import { turnCompleted, turnContext, turnStarted } from '../../../fixtures/records/turns.ts'
import { type MinimalThread, minimalPaginatedThread, minimalThread } from '../../../fixtures/thread.ts'
import { type RolloutSpec, touch, writeRollout } from '../../../fixtures/write.ts'
import { IndexedHome } from '../testing-index.ts'

const timestamp = '2026-03-04T05:06:07.890Z'
const id = (n: number) => fixtureId(n)

function full(n: number, more: Partial<MinimalThread> = {}): RolloutSpec {
  const settings = turnContext({ cwd: '/home/dev', model: 'fixture-2' })
  return minimalThread({
    id: id(n),
    timestamp,
    records: [turnStarted('t1'), settings, agentMessageEvent('Done.'), tokenCount(), turnCompleted('t1')],
    ...more,
  })
}

/** @returns the path below the home. */
function put(indexed: IndexedHome, spec: RolloutSpec): string {
  return relative(indexed.home, writeRollout(indexed.home, spec).path)
}

describe('a scan', () => {
  it('has every thread in the list before it reads any history', async () => {
    const indexed = new IndexedHome()
    for (let n = 1; n <= 30; n++) put(indexed, n % 3 === 0 ? minimalPaginatedThread({ id: id(n), timestamp }) : full(n))
    let atFirstReading: unknown = null
    indexed.watch = progress => {
      if (progress.phase === 'reading') atFirstReading ??= indexed.threads().map(thread => thread.skein.read)
    }
    const last = await indexed.scan()
    expect(atFirstReading).toEqual(Array(30).fill(false))
    expect(last).toMatchObject({ phase: 'idle', files: 30, heads: 30, filesToRead: 20, filesRead: 20, error: null })
    expect(last?.bytesRead).toBe(last?.bytesToRead)
    const phases = indexed.progress.map(progress => progress.phase)
    expect([...new Set(phases)]).toEqual(['discovering', 'heads', 'reading', 'checking', 'idle'])
    expect(indexed.thread(id(1)).skein).toMatchObject({
      read: true,
      lineCount: 8,
      turnCount: 2,
      tokens: 150,
      model: 'fixture-2',
      lastTurn: 'completed',
    })
    expect(indexed.thread(id(3)).skein).toMatchObject({ read: false, lineCount: null, turnCount: null, tokens: null })
  })

  it('can stop when the list is complete', async () => {
    const indexed = new IndexedHome()
    put(indexed, full(1))
    expect(await indexed.scan('heads')).toMatchObject({ phase: 'idle', heads: 1, filesToRead: 0 })
    expect(indexed.thread(id(1)).skein.read).toBe(false)
    expect(await indexed.scan()).toMatchObject({ filesToRead: 1, filesRead: 1 })
    expect(indexed.thread(id(1)).skein.read).toBe(true)
  })

  it('reads nothing again that has not changed', async () => {
    const indexed = new IndexedHome()
    put(indexed, full(1))
    put(indexed, minimalPaginatedThread({ id: id(2), timestamp }))
    put(indexed, minimalThread({ id: id(3), timestamp, historyMode: 'streamed' }))
    await indexed.scan()
    const before = indexed.texts()
    indexed.progress.length = 0
    expect(await indexed.scan()).toMatchObject({ files: 3, heads: 3, filesToRead: 0, bytesToRead: 0 })
    // All heads are known from the start: none was read.
    expect(indexed.progress.find(progress => progress.phase === 'heads')?.heads).toBe(3)
    expect(indexed.texts()).toBe(before)
  })

  it('reads only what is new or has grown', async () => {
    const indexed = new IndexedHome()
    put(indexed, full(1))
    put(indexed, full(2))
    await indexed.scan()
    put(indexed, full(1, { records: [turnStarted('t1'), turnCompleted('t1'), turnStarted('t2')], preview: 'Grown' }))
    put(indexed, full(3))
    expect(await indexed.scan()).toMatchObject({ files: 3, heads: 3, filesToRead: 2, filesRead: 2 })
    expect(indexed.thread(id(1))).toMatchObject({ preview: 'Grown', skein: { turnCount: 3, lastTurn: 'interrupted' } })
  })

  it('takes back what it knew of a history that has changed', async () => {
    const indexed = new IndexedHome()
    put(indexed, full(1))
    await indexed.scan()
    put(indexed, full(1, { records: [] }))
    await indexed.scan('heads')
    expect(indexed.thread(id(1)).skein).toMatchObject({ read: false, turnCount: null, tokens: null })
    expect(await indexed.scan()).toMatchObject({ filesToRead: 1 })
    expect(indexed.thread(id(1)).skein).toMatchObject({ read: true, turnCount: 1 })
  })

  it('notices a legacy file that was rewritten as paginated under its name, size and time', async () => {
    const indexed = new IndexedHome()
    const legacy = full(1, { historyMode: 'legacy', preview: 'Plant beans' })
    const { path, bytes } = writeRollout(indexed.home, legacy)
    await indexed.scan()
    expect(indexed.thread(id(1)).skein.turnCount).toBe(2)
    const text = JSON.stringify(
      minimalThread({ id: id(1), timestamp, historyMode: 'paginated', preview: 'Plant beans' }).lines[0],
    )
    writeFileSync(path, `${text}\n`.padEnd(bytes, ' '))
    touch(path, timestamp)
    await indexed.scan()
    expect(indexed.thread(id(1))).toMatchObject({
      historyMode: 'paginated',
      skein: {
        canOpen: false,
        read: false,
        turnCount: null,
        lineCount: null,
        tokens: null,
        model: null,
        sizeBytes: bytes,
      },
    })
  })

  it('forgets files that are gone, and their threads', async () => {
    const indexed = new IndexedHome()
    const [gone, stays] = [put(indexed, full(1)), put(indexed, full(2))]
    await indexed.scan()
    rmSync(join(indexed.home, gone))
    await indexed.scan()
    expect(indexed.threads().map(thread => thread.skein.files)).toEqual([[stays]])
    expect(indexed.texts()).not.toContain(id(1))
  })

  it('goes with a thread that is archived', async () => {
    const indexed = new IndexedHome()
    const spec = full(1)
    const before = put(indexed, spec)
    await indexed.scan()
    const after = put(indexed, { ...spec, archived: true })
    renameSync(join(indexed.home, before), join(indexed.home, after))
    await indexed.scan()
    expect(indexed.thread(id(1)).skein).toMatchObject({ archived: true, files: [after], turnCount: 2 })
  })

  it('survives a file whose head names another thread later', async () => {
    const indexed = new IndexedHome()
    const { path } = writeRollout(indexed.home, full(1))
    await indexed.scan()
    writeRollout(indexed.home, { ...full(2), fileNameTimestamp: '2026-03-04T05-06-07' })
    renameSync(path.replace(id(1), id(2)), path)
    await indexed.scan()
    expect(indexed.threads().map(thread => thread.id)).toEqual([id(2)])
    expect(indexed.checks()).toEqual([`id-mismatch ${relative(indexed.home, path)}`])
  })

  it('stops when told to, and goes on where it was', async () => {
    const indexed = new IndexedHome()
    for (let n = 1; n <= 5; n++) put(indexed, full(n))
    const controller = new AbortController()
    indexed.watch = progress => {
      if (progress.filesRead === 2) controller.abort(new Error('enough'))
    }
    await expect(indexed.scan('all', controller.signal)).rejects.toThrow('enough')
    expect(indexed.threads().filter(thread => thread.skein.read)).toHaveLength(2)
    expect(await indexed.scan()).toMatchObject({ filesToRead: 3, filesRead: 3 })
    expect(indexed.threads().every(thread => thread.skein.read)).toBe(true)
  })
})

describe('refreshing one file', () => {
  it('reads it again, head and history', async () => {
    const indexed = new IndexedHome()
    const path = put(indexed, full(1))
    await indexed.scan()
    put(indexed, full(1, { preview: 'Changed', records: [] }))
    await indexed.refresh(path)
    expect(indexed.thread(id(1))).toMatchObject({ preview: 'Changed', skein: { read: true, lineCount: 3 } })
  })

  it('forgets it when it is gone, also with its folder', async () => {
    const indexed = new IndexedHome()
    const [first, second] = [put(indexed, full(1)), put(indexed, full(2))]
    await indexed.scan()
    rmSync(join(indexed.home, first))
    await indexed.refresh(first)
    expect(indexed.threads().map(thread => thread.id)).toEqual([id(2)])
    rmSync(join(indexed.home, 'sessions'), { recursive: true })
    writeFileSync(join(indexed.home, 'sessions'), 'a file now')
    await indexed.refresh(second)
    expect(indexed.threads()).toEqual([])
  })

  it('takes in one that was not known', async () => {
    const indexed = new IndexedHome()
    await indexed.scan()
    await indexed.refresh(put(indexed, full(1)))
    expect(indexed.thread(id(1)).skein.read).toBe(true)
  })

  it('keeps an old modification time', async () => {
    const indexed = new IndexedHome()
    const path = put(indexed, full(1))
    utimesSync(join(indexed.home, path), 1_000_000_000.5, 1_000_000_000.5)
    await indexed.refresh(path)
    expect(indexed.thread(id(1)).updatedAt).toBe(1_000_000_000)
  })
})
