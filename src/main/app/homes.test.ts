import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryHome } from '../../fixtures/testing.ts'
import type { HomeSpec } from '../engine/api.ts'
import { homesToOpen } from './homes.ts'
import { readHomesFile, type StoredHomes, toStored, writeHomesFile } from './homes-file.ts'

const userHome = join('/', 'home', 'somebody')
const own: HomeSpec = { path: join(userHome, '.codex'), origin: 'default' }
const at = (homes: string[], sample: boolean, environment?: string, stored: StoredHomes | null = null) =>
  homesToOpen({ homes, sample }, { sample: '/app/sample-home', environment, userHome }, stored)

it('opens what is named, else the environment, else the default', () => {
  const environment = join('/', 'codex')
  expect(at([], false)).toEqual([{ path: join(userHome, '.codex'), origin: 'default' }])
  expect(at([], false, '')).toEqual([{ path: join(userHome, '.codex'), origin: 'default' }])
  expect(at([], false, environment)).toEqual([{ path: resolve(environment), origin: 'environment' }])
  expect(at([], true, environment)).toEqual([{ path: '/app/sample-home', origin: 'sample' }])
  expect(at(['/a', '/b'], true, environment)).toEqual([
    { path: '/a', origin: 'argument' },
    { path: '/b', origin: 'argument' },
    { path: '/app/sample-home', origin: 'sample' },
  ])
})

it('opens what is remembered, in its order, and what is named for this start only', () => {
  const case1: HomeSpec = { path: '/data/cases/1/home', origin: 'case', name: 'Case 4471', source: '/mail/a.zip' }
  const stored = toStored([case1, { ...own, name: 'Mine' }, { path: '/once', origin: 'argument' }], [])
  expect(stored.homes.map(home => home.path)).toEqual([case1.path, own.path])
  expect(at([], false, undefined, stored)).toEqual([case1, { ...own, name: 'Mine' }])
  expect(at(['/b', case1.path], false, undefined, stored)).toEqual([
    case1,
    { ...own, name: 'Mine' },
    { path: '/b', origin: 'argument' },
  ])
})

it('opens a home of its own unless it was closed, and the sample where it lies now', () => {
  const sample: HomeSpec = { path: '/older/sample-home', origin: 'sample' }
  const now = { path: '/app/sample-home', origin: 'sample' }
  expect(at([], false, undefined, toStored([sample], []))).toEqual([own, now])
  expect(at([], false, undefined, toStored([sample], [own.path]))).toEqual([now])
  const environment = resolve('/codex')
  expect(at([], false, environment, toStored([own], []))).toEqual([{ path: environment, origin: 'environment' }])
})

it('keeps them in a file, which counts for nothing when it is damaged', () => {
  const file = join(temporaryHome(), 'homes.json')
  expect(readHomesFile(file)).toBeNull()
  const stored = toStored([{ ...own, name: 'Mine' }], ['/gone'])
  writeHomesFile(file, stored)
  expect(readHomesFile(file)).toEqual(stored)
  writeFileSync(file, '{"homes": [{"path": 1}]}')
  expect(readHomesFile(file)).toBeNull()
})
