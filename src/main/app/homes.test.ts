import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { homesToOpen } from './homes.ts'

const userHome = join('/', 'home', 'somebody')
const at = (homes: string[], sample: boolean, environment?: string) =>
  homesToOpen({ homes, sample }, { sample: '/app/sample-home', environment, userHome })

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
