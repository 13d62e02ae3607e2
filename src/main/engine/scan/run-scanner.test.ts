import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fixtureId } from '../../../fixtures/ids.ts'
import { filesBelow, temporaryHome } from '../../../fixtures/testing.ts'
import { minimalThread } from '../../../fixtures/thread.ts'
import { writeRollout } from '../../../fixtures/write.ts'
import type { ScanProgress } from '../../../shared/ipc/status.ts'
import { openForReading } from '../index/open.ts'
import { runScanner } from './run-scanner.ts'

const timestamp = '2026-03-04T05:06:07.890Z'

function setUp(threads: number) {
  const [home, dataDir] = [temporaryHome(), temporaryHome()]
  for (let n = 1; n <= threads; n++) writeRollout(home, minimalThread({ id: fixtureId(n), timestamp }))
  const progress: ScanProgress[] = []
  const watchers = new Set<(told: ScanProgress) => void>()
  let changes = 0
  let damaged = () => {}
  const corrupted = new Promise<void>(resolve => {
    damaged = resolve
  })
  const scanner = runScanner(dataDir, {
    progress: told => {
      progress.push(told)
      for (const watcher of watchers) watcher(told)
    },
    changed: () => {
      changes += 1
    },
    watching: () => {},
    corrupt: () => damaged(),
  })
  return {
    home: { path: home, origin: 'argument' as const },
    dataDir,
    scanner,
    progress,
    watchers,
    corrupted,
    changes: () => changes,
    modeOf: (id: string) => {
      const db = openForReading(dataDir)
      try {
        return db.prepare('SELECT history_mode FROM threads WHERE id = ?').pluck().get(id)
      } finally {
        db.close()
      }
    },
    /** The phases in order, each once as long as it lasts. */
    phases: () => progress.map(told => told.phase).filter((phase, i, all) => phase !== all[i - 1]),
    /** Resolves when a phase has been told so often. */
    until: (phase: ScanProgress['phase'], times: number) =>
      new Promise<void>(resolve => {
        const look = () => {
          if (progress.filter(told => told.phase === phase).length >= times) resolve()
        }
        watchers.add(look)
        look()
      }),
    threadsRead: () => {
      const db = openForReading(dataDir)
      try {
        return db.prepare('SELECT count(*) FROM threads WHERE read = 1').pluck().get()
      } finally {
        db.close()
      }
    },
  }
}

describe('runScanner', () => {
  it('does one job after the other, and all that were asked for', async () => {
    const { home, scanner, until, phases, threadsRead } = setUp(3)
    scanner.scan([home])
    scanner.scan([home])
    await until('idle', 2)
    await scanner.close()
    const once = ['discovering', 'heads', 'reading', 'idle']
    expect(phases()).toEqual([...once, ...once])
    expect(threadsRead()).toBe(3)
  })

  it('stops what is under way and what waits, says so, and takes new jobs', async () => {
    const { home, scanner, until, watchers, phases, progress, threadsRead } = setUp(5)
    const cancelAtSecond = (told: ScanProgress) => {
      if (told.phase === 'reading' && told.filesRead === 2) scanner.cancel()
    }
    watchers.add(cancelAtSecond)
    scanner.scan([home])
    scanner.scan([home])
    await until('stopped', 2)
    expect(phases()).toEqual(['discovering', 'heads', 'reading', 'stopped'])
    expect(progress.at(-1)).toMatchObject({ phase: 'stopped', error: null })
    expect(threadsRead()).toBe(2)
    watchers.delete(cancelAtSecond)
    scanner.scan([home])
    await until('idle', 1)
    expect(threadsRead()).toBe(5)
    await scanner.close()
  })

  it('reads a file that has turned at once, not behind the scan', async () => {
    const { home, scanner, until, watchers, modeOf } = setUp(5)
    const seen: unknown[] = []
    const turn = (told: ScanProgress) => {
      if (told.phase !== 'reading' || told.filesRead !== 1 || seen.length > 0) return
      const { path } = writeRollout(home.path, minimalThread({ id: fixtureId(3), timestamp, historyMode: 'paginated' }))
      seen.push(modeOf(fixtureId(3)))
      scanner.refresh(home.path, path.slice(home.path.length + 1))
      seen.push(modeOf(fixtureId(3)))
    }
    watchers.add(turn)
    scanner.scan([home])
    await until('idle', 1)
    await scanner.close()
    expect([...seen, modeOf(fixtureId(3))]).toEqual(['legacy', 'paginated', 'paginated'])
  })

  it('reads a file that changes all the time once more after each reading, not once for each change', async () => {
    const { home, scanner, until, changes } = setUp(1)
    scanner.scan([home])
    await until('idle', 1)
    const before = changes()
    const { path } = writeRollout(home.path, minimalThread({ id: fixtureId(1), timestamp, preview: 'Changed' }))
    for (let i = 0; i < 50; i++) scanner.refresh(home.path, path.slice(home.path.length + 1))
    scanner.scan([home])
    await until('idle', 2)
    await scanner.close()
    // Two readings, each telling of the beginning and of the whole, and what the scan after them tells.
    expect(changes() - before).toBeLessThan(10)
  })

  it('says that the index is damaged, and ends well', async () => {
    const { home, dataDir, scanner, corrupted } = setUp(1)
    for (const file of filesBelow(dataDir)) writeFileSync(file, Buffer.alloc(100_000, 0xff))
    scanner.scan([home])
    await corrupted
    await scanner.close()
  })

  it('finishes nothing after it is closed', async () => {
    const { home, scanner, progress } = setUp(2)
    scanner.scan([home])
    await scanner.close()
    const told = progress.length
    expect(progress.at(-1)?.phase).toBe('stopped')
    await new Promise<void>(resolve => setImmediate(resolve))
    expect(progress).toHaveLength(told)
  })
})
