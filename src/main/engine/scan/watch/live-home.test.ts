import { EventEmitter } from 'node:events'
import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { temporaryHome } from '../../../../fixtures/testing.ts'
import { HomeWatcher } from './home-watcher.ts'
import { LiveHome } from './live-home.ts'

type Hear = (name: string | null) => void

/** A system that watches so many folders, and tells of them what the test says. */
function system(limit: number, recursive: boolean) {
  const heard = new Map<string, Hear>()
  const watchers: EventEmitter[] = []
  const watch = (
    path: string,
    options: { recursive: boolean },
    listener: (event: string, name: string | null) => void,
  ) => {
    if (heard.size >= limit) throw Object.assign(new Error('no room'), { code: 'ENOSPC' })
    const key = options.recursive ? `${path} and below` : path
    heard.set(key, name => listener('rename', name))
    const watcher = Object.assign(new EventEmitter(), { close: () => void heard.delete(key) })
    watchers.push(watcher)
    return watcher
  }
  return { system: { watch, recursive }, heard, watchers }
}

function open(limit = 100, recursive = false) {
  const home = temporaryHome()
  for (const folder of ['sessions/2026', 'archived_sessions']) mkdirSync(join(home, folder), { recursive: true })
  const fake = system(limit, recursive)
  const log: string[] = []
  const projections: number[] = []
  let cameOrWent = false
  const live = new LiveHome(
    home,
    {
      update: async paths => {
        log.push(`update ${[...paths].sort().join(' ')}`)
        return cameOrWent
      },
      check: async () => void log.push('check'),
      aside: async () => void log.push('aside'),
      projections: async () => void projections.push(performance.now()),
      state: state => log.push(state),
    },
    (path, events) => new HomeWatcher(path, events, fake.system),
  )
  return {
    ...fake,
    home,
    live,
    log,
    projections,
    comeOrGo: () => {
      cameOrWent = true
    },
    at: (folder: string) => fake.heard.get(join(home, folder)) ?? (() => undefined),
  }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const someTime = () => vi.advanceTimersByTimeAsync(1000)

describe('a live home', () => {
  it('gathers what is told, and passes over what is nothing to it', async () => {
    const { live, log, at } = open()
    live.folder('sessions')
    live.folder('sessions/2026')
    at('sessions/2026')('a.jsonl')
    at('sessions/2026')('a.jsonl')
    at('sessions')('2027')
    at('')('history.jsonl')
    await someTime()
    at('')('session_index.jsonl')
    await someTime()
    expect(log).toEqual(['told', 'update sessions/2026/a.jsonl sessions/2027', 'aside'])
    live.close()
  })

  it('looks at everything when the system has lost count, or very much has changed', async () => {
    const { live, log, at, watchers } = open()
    live.folder('sessions')
    at('sessions')(null)
    await someTime()
    for (let n = 0; n < 5000; n++) at('sessions')(`${n}`)
    await someTime()
    watchers[1]?.emit('error', new Error('gone'))
    await someTime()
    expect(log).toEqual(['told', 'check', 'check', 'check'])
    live.close()
  })

  it('looks by itself, time and again, where the system watches no more folders', async () => {
    const { live, log, heard } = open(2)
    for (const folder of ['sessions', 'sessions/2026', 'archived_sessions']) live.folder(folder)
    expect(log).toEqual(['told', 'looking'])
    expect([...heard]).toEqual([])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(log.slice(2).length).toBeGreaterThan(3)
    expect(new Set(log.slice(2))).toEqual(new Set(['check']))
    live.close()
    const before = log.length
    await vi.advanceTimersByTimeAsync(60_000)
    expect(log).toHaveLength(before)
  })

  it('looks by itself for a home that is not there yet', async () => {
    const log: string[] = []
    const events = {
      update: async () => false,
      check: async () => void log.push('check'),
      aside: async () => {},
      projections: async () => {},
      state: (state: string) => log.push(state),
    }
    const live = new LiveHome(join(temporaryHome(), 'not-yet'), events)
    await vi.advanceTimersByTimeAsync(20_000)
    expect(log.slice(0, 3)).toEqual(['looking', 'check', 'check'])
    live.close()
  })

  it('watches the two places alone where the system watches all that is below', async () => {
    const { live, log, heard, home } = open(100, true)
    for (const folder of ['sessions', 'sessions/2026', 'archived_sessions']) live.folder(folder)
    expect([...heard.keys()]).toEqual([
      home,
      `${join(home, 'sessions')} and below`,
      `${join(home, 'archived_sessions')} and below`,
    ])
    heard.get(`${join(home, 'sessions')} and below`)?.('2026\\a.jsonl')
    await someTime()
    expect(log).toEqual(['told', 'update sessions/2026/a.jsonl'])
    live.close()
  })

  it('watches a folder that is another one under the same name', () => {
    const { live, watchers, home } = open()
    live.folder('sessions')
    live.folder('sessions')
    expect(watchers).toHaveLength(2)
    renameSync(join(home, 'sessions'), join(home, 'other'))
    mkdirSync(join(home, 'sessions'))
    live.folder('sessions')
    expect(watchers).toHaveLength(3)
    rmSync(join(home, 'sessions'), { recursive: true })
    live.folder('sessions')
    expect(watchers).toHaveLength(3)
    live.close()
  })

  it('looks at the whole once more some time after files have come or gone', async () => {
    const { live, log, at, comeOrGo } = open()
    comeOrGo()
    live.folder('sessions')
    at('sessions')('2027')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(log).toEqual(['told', 'update sessions/2027', 'check'])
    live.close()
  })

  it('does not read how far the client is because it writes that, but when it is asked, and seldom', async () => {
    const { live, log, at, projections } = open()
    for (let n = 0; n < 100; n++) {
      at('')('thread_history_1.sqlite-wal')
      await vi.advanceTimersByTimeAsync(100)
    }
    expect([log, projections]).toEqual([['told'], []])
    for (let n = 0; n < 400; n++) {
      live.askProjections()
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(projections).toHaveLength(4)
    live.close()
  })

  it('reads names no more often than there is time for', async () => {
    const { live, log, at } = open()
    for (let n = 0; n < 3; n++) at('')('session_index.jsonl')
    await someTime()
    expect(log).toEqual(['told', 'aside'])
    live.close()
    at('')('session_index.jsonl')
    await someTime()
    expect(log).toHaveLength(2)
  })
})
