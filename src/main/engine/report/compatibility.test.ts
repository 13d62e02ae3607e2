import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fixtureId } from '../../../fixtures/ids.ts'
import { temporaryHome } from '../../../fixtures/testing.ts'
import { minimalPaginatedThread, minimalThread } from '../../../fixtures/thread.ts'
import { writeRollout } from '../../../fixtures/write.ts'
import { compatibilityWords } from '../../../shared/report-words.ts'
import { openForWriting } from '../index/open.ts'
import { Library } from '../library/library.ts'
import { TestEngine } from '../testing-engine.ts'
import { compatibilityOf } from './compatibility.ts'

const DAY = 86_400_000
const NOW = Date.UTC(2026, 3, 15, 12)
const id = (n: number) => fixtureId(n)
const daysAgo = (days: number) => new Date(NOW - days * DAY).toISOString()

function writeHome(): string {
  const home = temporaryHome()
  const write = (n: number, days: number, cliVersion: string) =>
    writeRollout(home, minimalThread({ id: id(n), timestamp: daysAgo(days), cliVersion }))
  write(1, 400, '0.9.0')
  write(2, 20, '0.144.6')
  write(3, 10, '0.150.0')
  for (const [n, days, cliVersion] of [
    [4, 90, '0.144.6'],
    [5, 3, '0.144.10'],
    [6, 2, '0.150.0'],
  ] as const) {
    writeRollout(home, minimalPaginatedThread({ id: id(n), timestamp: daysAgo(days), cliVersion }))
  }
  writeRollout(
    home,
    minimalThread({ id: id(7), timestamp: daysAgo(1), cliVersion: '0.151.0', historyMode: `sliced${'d'.repeat(900)}` }),
  )
  return home
}

// In the middle of a month: what is counted as of this month is not begun in another one.
beforeEach(() => void vi.useFakeTimers({ now: NOW, toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())

describe('report.compatibility', () => {
  it('counts threads by mode, release and month, and says since when and how many of late', async () => {
    const engine = await TestEngine.open([writeHome()])
    const report = await engine.call('report.compatibility', {})
    expect(report).toMatchObject({
      threads: 7,
      modes: { legacy: 3, paginated: 3, unknown: 1 },
      recent: { days: 30, threads: 5, modes: { legacy: 2, paginated: 2, unknown: 1 } },
      refusals: [],
    })
    expect(report.cells.reduce((sum, { threads }) => sum + threads, 0)).toBe(7)
    expect(report.recent.releases).toEqual([
      { release: '0.151.0', modes: { legacy: 0, paginated: 0, unknown: 1 } },
      { release: '0.150.0', modes: { legacy: 1, paginated: 1, unknown: 0 } },
      { release: '0.144.10', modes: { legacy: 0, paginated: 1, unknown: 0 } },
      { release: '0.144.6', modes: { legacy: 1, paginated: 0, unknown: 0 } },
    ])
    expect(report.firsts.find(({ mode }) => mode === 'paginated')).toMatchObject({ id: id(4), release: '0.144.6' })
    // What a file says is quoted, and no more of it than one can read.
    expect(report.cells.find(({ mode }) => mode === 'unknown')?.raw).toHaveLength(200)
    expect(compatibilityWords(report)).toEqual([
      '2 of 5 threads of the last 30 days are paginated, all written by 0.144.10 or later; 1 has a history mode that Skein does not know.',
      'Releases from 0.144.6 on wrote 6 threads here in all, 3 of them paginated.',
      'Opening has not been refused here.',
    ])
  })

  it('counts the homes that are named, and refusals until they are set back', async () => {
    const other = temporaryHome()
    writeRollout(other, minimalThread({ id: id(8), timestamp: daysAgo(500) }))
    const engine = await TestEngine.open([writeHome(), other])
    const { homes } = await engine.call('homes.list', {})
    const [first, second] = homes.map(home => home.id)
    if (first === undefined || second === undefined) throw new Error('two homes are open')
    expect((await engine.call('report.compatibility', {})).threads).toBe(8)
    const narrowed = await engine.call('report.compatibility', { homes: [second] })
    expect(narrowed).toMatchObject({ threads: 1, recent: { threads: 0 } })
    expect(compatibilityWords(narrowed)[0]).toBe('No thread was begun in the last 30 days.')

    await engine.call('library.refused', { homeId: first, id: id(4) })
    await engine.call('library.refused', { homeId: first, id: id(7) })
    const refused = await engine.call('report.compatibility', {})
    expect(refused.refusals).toMatchObject([
      { mode: 'paginated', count: 1 },
      { mode: 'unknown', count: 1 },
    ])
    expect(compatibilityWords(refused)[2]).toBe('Opening was refused 2 times here, 2 of them this month.')
    await engine.call('library.resetCounters', {})
    expect((await engine.call('report.compatibility', {})).refusals).toEqual([])
  })

  it('tells of threads whose file names a time that no calendar has', async () => {
    const engine = await TestEngine.open([writeHome()])
    const db = openForWriting(engine.dataDir)
    db.prepare('UPDATE threads SET created_ms = ? WHERE id = ?').run(1e18, id(1))
    const library = new Library(engine.dataDir, () => undefined)
    const report = compatibilityOf(db, [1], library, NOW)
    library.close()
    db.close()
    expect(report.threads).toBe(7)
    expect(report.cells).toContainEqual({ mode: 'legacy', raw: 'legacy', release: '0.9.0', month: '', threads: 1 })
    expect(report.releases.at(-1)).toMatchObject({ release: '0.9.0', first: null, last: null })
    expect(report.firsts.find(({ mode }) => mode === 'legacy')?.id).toBe(id(2))
  })
})
