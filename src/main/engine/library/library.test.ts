import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { temporaryHome } from '../../../fixtures/testing.ts'
import { threadQuery } from '../../../shared/ipc/query.ts'
import { defaultSettings } from '../../../shared/settings.ts'
import { Library } from './library.ts'
import { libraryPath, openLibrary } from './open.ts'

const HOME = { homePath: '/home/a', id: 'one' }
const SAME_ID_ELSEWHERE = { homePath: '/home/b', id: 'one' }
const { homes: _, ...filter } = threadQuery.parse({})

function library(dataDir = temporaryHome(), changed?: (part: string) => void): Library {
  const made = new Library(dataDir, changed)
  onTestFinished(() => made.close())
  return made
}

describe('Library', () => {
  it('tells which part was changed, and nothing of a change that failed', () => {
    const told: string[] = []
    const one = library(undefined, part => told.push(part))
    one.change('marks', ({ marks }) => marks.pin([HOME], 1))
    const failing = () =>
      one.change('marks', ({ marks }) => {
        marks.pin([SAME_ID_ELSEWHERE], 1)
        throw new Error('no')
      })
    expect(failing).toThrow('no')
    expect(told).toEqual(['marks'])
    expect(one.read(({ marks }) => marks.of(SAME_ID_ELSEWHERE).pinned)).toBe(false)
  })

  it('says what is the matter, and works again when it is over', () => {
    const dataDir = temporaryHome()
    const one = library(dataDir)
    expect(one.status()).toEqual({ state: 'ready', message: null })
    one.close()
    const { db } = openLibrary(dataDir)
    const version = db.pragma('user_version', { simple: true })
    db.pragma('user_version = 999')
    db.close()
    expect(one.status().state).toBe('newer')
    expect(() => one.read(({ settings }) => settings.all())).toThrow(/newer Skein/)
    one.countRefusal({ kind: 'paginated' })
    const { db: back } = openLibrary(dataDir, [{ version: 999, sql: '' }])
    back.pragma(`user_version = ${version}`)
    back.close()
    expect(one.status().state).toBe('ready')
  })

  it('says where a damaged one was put', () => {
    const dataDir = temporaryHome()
    writeFileSync(libraryPath(dataDir), 'x'.repeat(5000))
    const { state, message } = library(dataDir).status()
    expect(state).toBe('anew')
    expect(message).toContain(join(dataDir, 'library.damaged-'))
  })

  it('is shared by two processes at once', async () => {
    const dataDir = temporaryHome()
    const mine = library(dataDir)
    mine.status()
    const each = 20
    const script = `
      const { Library } = await import(${JSON.stringify(join(import.meta.dirname, 'library.ts'))})
      const library = new Library(${JSON.stringify(dataDir)})
      library.status()
      process.stdout.write('open')
      for (let n = 0; n < ${each}; n += 1) library.countRefusal({ kind: 'paginated' })
      library.close()`
    const other = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = once(other, 'exit')
    await Promise.race([once(other.stdout, 'data'), ended])
    for (let n = 0; n < each; n += 1) {
      mine.countRefusal({ kind: 'paginated' })
      await new Promise(setImmediate)
    }
    expect(await ended).toEqual([0, null])
    expect(mine.read(({ counters }) => counters.all()).reduce((sum, one) => sum + one.count, 0)).toBe(2 * each)
  })
})

describe('marks', () => {
  it('belong to a thread of one home', () => {
    const one = library()
    one.change('marks', ({ marks }) => {
      marks.pin([HOME], 5)
      marks.write(HOME, 'look here', 6)
      marks.tag([HOME], ['b', 'a', 'a'], [])
    })
    expect(one.read(({ marks }) => marks.of(HOME))).toEqual({ pinned: true, tags: ['a', 'b'], note: 'look here' })
    expect(one.read(({ marks }) => marks.of(SAME_ID_ELSEWHERE))).toEqual({ pinned: false, tags: [], note: '' })
  })

  it('go away without a trace, each by itself', () => {
    const one = library()
    one.change('marks', ({ marks }) => {
      marks.pin([HOME], 5)
      marks.write(HOME, 'note', 6)
      marks.pin([HOME], null)
    })
    expect(one.read(({ marks }) => marks.of(HOME))).toEqual({ pinned: false, tags: [], note: 'note' })
    one.change('marks', ({ marks }) => {
      marks.write(HOME, '', 7)
      marks.tag([HOME], ['x', 'y'], ['x'])
    })
    expect(one.read(({ marks }) => marks.of(HOME))).toEqual({ pinned: false, tags: ['y'], note: '' })
    expect(one.read(({ marks }) => marks.tags())).toEqual(['y'])
  })
})

describe('settings', () => {
  it('have defaults, and change one by one', () => {
    const one = library()
    expect(one.read(({ settings }) => settings.all())).toEqual(defaultSettings)
    one.change('settings', ({ settings }) => settings.set({ theme: 'dark', pauseOnBattery: undefined }))
    one.change('settings', ({ settings }) => settings.set({ outputChars: 900 }))
    expect(one.read(({ settings }) => settings.all())).toEqual({ ...defaultSettings, theme: 'dark', outputChars: 900 })
  })

  it('that do not fit count as not set', () => {
    const dataDir = temporaryHome()
    const { db } = openLibrary(dataDir)
    db.exec(
      `INSERT INTO settings VALUES ('theme', '"neon"'), ('pauseOnBattery', '{'), ('outputChars', '600'), ('later', '1')`,
    )
    db.close()
    expect(library(dataDir).read(({ settings }) => settings.held())).toEqual({
      settings: { ...defaultSettings, outputChars: 600 },
      unfit: ['pauseOnBattery', 'theme'],
    })
  })
})

describe('counters', () => {
  it('count by label and month, until they are reset', () => {
    const one = library()
    one.change('counters', ({ counters }) => {
      for (const day of ['2026-10-31', '2026-11-01', '2026-11-30']) {
        counters.add('refusal', 'paginated', new Date(`${day}T12:00:00Z`))
      }
      counters.add('refusal', 'unknown', new Date('2026-11-02T00:00:00Z'))
    })
    expect(one.read(({ counters }) => counters.all())).toEqual([
      { name: 'refusal', label: 'paginated', month: '2026-11', count: 2 },
      { name: 'refusal', label: 'unknown', month: '2026-11', count: 1 },
      { name: 'refusal', label: 'paginated', month: '2026-10', count: 1 },
    ])
    one.change('counters', ({ counters }) => counters.reset())
    expect(one.read(({ counters }) => counters.all())).toEqual([])
  })
})

describe('searches', () => {
  it('are saved under a name, which only one of them has', () => {
    const one = library()
    const ids = one.change('savedSearches', ({ savedSearches }) => [
      savedSearches.save('b', { text: 'first', filter, homes: ['/home/a'] }, 1),
      savedSearches.save('a', { text: 'other', filter, homes: [] }, 2),
      savedSearches.save('b', { text: 'second', filter, homes: [] }, 3),
    ])
    expect(ids[2]).toBe(ids[0])
    const rename = (id: number, name: string) => () =>
      one.change('savedSearches', ({ savedSearches }) => savedSearches.rename(id, name))
    expect(rename(ids[0] ?? 0, 'a')).toThrow(/has this name/)
    rename(ids[0] ?? 0, 'b')()
    const all = () =>
      one.read(({ savedSearches }) => savedSearches.all()).map(({ name, search }) => [name, search.text])
    expect(all()).toEqual([
      ['a', 'other'],
      ['b', 'second'],
    ])
    one.change('savedSearches', ({ savedSearches }) => savedSearches.remove(ids[1] ?? 0))
    expect(all()).toEqual([['b', 'second']])
  })

  it('are remembered, the latest fifty', () => {
    const one = library()
    one.change('recentSearches', ({ recentSearches }) => {
      for (let n = 0; n < 60; n += 1) recentSearches.add(`search ${n}`, n)
      recentSearches.add('search 20', 100)
    })
    const recent = one.read(({ recentSearches }) => recentSearches.all())
    expect(recent).toHaveLength(50)
    expect(recent.slice(0, 2)).toEqual(['search 20', 'search 59'])
    one.change('recentSearches', ({ recentSearches }) => recentSearches.clear())
    expect(one.read(({ recentSearches }) => recentSearches.all())).toEqual([])
  })
})
