import { existsSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { temporaryHome } from '../../../fixtures/testing.ts'
import type { HomeSpec } from '../api.ts'
import { homesAtStart, rememberHomes } from './homes-at-start.ts'
import { Library } from './library.ts'
import { libraryPath, openLibrary } from './open.ts'

const userHome = resolve('/home/somebody')
const own: HomeSpec = { path: join(userHome, '.codex'), origin: 'default' }
const sample: HomeSpec = { path: '/app/sample-home', origin: 'sample' }
const case1: HomeSpec = { path: '/data/cases/1/home', origin: 'case', name: 'Case 4471', source: '/mail/a.zip' }
const named = (...paths: string[]) => paths.map((path): HomeSpec => ({ path, origin: 'argument' }))

/** A data folder in which some homes were open, and some closed, when Skein ended. */
function kept(open: readonly HomeSpec[], gone: readonly HomeSpec[] = []) {
  const dataDir = temporaryHome()
  const library = new Library(dataDir)
  onTestFinished(() => library.close())
  if (open.length + gone.length > 0) rememberHomes(library, open, gone)
  const start = (homes: readonly HomeSpec[] = [], environment?: string) =>
    homesAtStart(homes, { sample: sample.path, environment, userHome }, library, dataDir)
  return { dataDir, library, start }
}

describe('homes at start', () => {
  it('are those that are named, else that of the environment, else the default', () => {
    const { start } = kept([])
    const environment = resolve('/codex')
    expect(start()).toEqual([own])
    expect(start([], '')).toEqual([own])
    expect(start([], environment)).toEqual([{ path: environment, origin: 'environment' }])
    expect(start([...named('/a', '/b'), sample], environment)).toEqual([...named('/a', '/b'), sample])
  })

  it('are the remembered ones, in their order; what was named was so for one start', () => {
    const mine = { ...own, name: 'Mine' }
    const { start } = kept([case1, mine, ...named('/once')])
    expect(start()).toEqual([case1, mine])
    expect(start(named('/b', case1.path))).toEqual([case1, mine, ...named('/b')])
  })

  it('have a home of a person’s own unless it was closed, and the sample where it lies now', () => {
    const older: HomeSpec = { path: '/older/sample-home', origin: 'sample' }
    expect(kept([older]).start()).toEqual([own, sample])
    const closed = kept([older], [own])
    expect(closed.start()).toEqual([sample])
    rememberHomes(closed.library, [own], [])
    rememberHomes(closed.library, [older], [])
    expect(closed.start()).toEqual([own, sample])
    const environment = resolve('/codex')
    expect(kept([own]).start([], environment)).toEqual([{ path: environment, origin: 'environment' }])
  })
})

describe('the file of an older Skein', () => {
  const chosen: HomeSpec = { path: '/homes/chosen', origin: 'chosen', name: 'Theirs' }
  const write = (dataDir: string, content: unknown) => {
    const file = join(dataDir, 'homes.json')
    writeFileSync(file, JSON.stringify(content))
    return file
  }

  it('is taken over once, and then is gone', () => {
    const { dataDir, start } = kept([case1])
    const file = write(dataDir, { homes: [chosen, case1], closed: [own.path] })
    expect(start()).toEqual([chosen, case1])
    expect(existsSync(file)).toBe(false)
    expect(start()).toEqual([chosen, case1])
  })

  it('counts for nothing where it makes no sense, and stays', () => {
    const { dataDir, start } = kept([case1])
    const file = write(dataDir, { homes: [{ path: 1 }] })
    expect(start()).toEqual([own, case1])
    expect(existsSync(file)).toBe(true)
  })

  it('waits while the library cannot be used', () => {
    const { dataDir, library, start } = kept([])
    library.close()
    openLibrary(dataDir, [{ version: 999, sql: '' }]).db.close()
    const file = write(dataDir, { homes: [chosen], closed: [own.path] })
    expect(start()).toEqual([chosen])
    expect(existsSync(file)).toBe(true)
    expect(existsSync(libraryPath(dataDir))).toBe(true)
  })
})
