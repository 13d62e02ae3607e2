import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cacheFolder } from './cache-folder.mjs'
import { dependenciesAreCurrent, isSameInstallation, stampDependencies, toolingNode } from './dependencies.mjs'
import { takeLock } from './lock.mjs'

let base: string

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'skein-setup-'))
})

afterEach(() => rmSync(base, { recursive: true }))

function write(path: string, text: string): void {
  mkdirSync(dirname(join(base, path)), { recursive: true })
  writeFileSync(join(base, path), text)
}

describe('dependenciesAreCurrent', () => {
  const lock = (version: string) => JSON.stringify({ packages: { '': {}, 'node_modules/a': { version } } })
  const installNode = () => {
    mkdirSync(dirname(toolingNode(base)), { recursive: true })
    writeFileSync(toolingNode(base), '')
  }

  it('is true only after an installation of that very lock file was completed', () => {
    write('package-lock.json', lock('1.0.0'))
    installNode()
    expect(dependenciesAreCurrent(base)).toBe(false)
    stampDependencies(base)
    expect(dependenciesAreCurrent(base)).toBe(true)
    write('package-lock.json', lock('1.0.1'))
    expect(dependenciesAreCurrent(base)).toBe(false)
  })

  it('is false without the Node that drives the tooling', () => {
    write('package-lock.json', lock('1.0.0'))
    mkdirSync(join(base, 'node_modules'))
    stampDependencies(base)
    expect(dependenciesAreCurrent(base)).toBe(false)
  })

  it("takes a developer's own finished installation and stamps it", () => {
    write('package-lock.json', lock('1.0.0'))
    installNode()
    write('node_modules/.package-lock.json', lock('1.0.0'))
    expect(dependenciesAreCurrent(base)).toBe(true)
    rmSync(join(base, 'node_modules/.package-lock.json'))
    expect(dependenciesAreCurrent(base)).toBe(true)
  })
})

describe('isSameInstallation', () => {
  const wanted = { '': {}, a: { version: '1', integrity: 'x' }, b: { version: '2', optional: true } }

  it('forgives optional packages that are not there, and nothing else', () => {
    expect(isSameInstallation(wanted, { a: { version: '1', integrity: 'x' } })).toBe(true)
    expect(isSameInstallation(wanted, { b: { version: '2' } })).toBe(false)
    expect(isSameInstallation(wanted, { a: { version: '1', integrity: 'y' } })).toBe(false)
    expect(isSameInstallation(wanted, { a: { version: '1', integrity: 'x' }, c: { version: '1' } })).toBe(false)
  })
})

describe('cacheFolder', () => {
  it.each([
    ['linux', {}, '/h/.cache/skein'],
    ['linux', { XDG_CACHE_HOME: '/x' }, '/x/skein'],
    ['darwin', { XDG_CACHE_HOME: '/x' }, '/h/Library/Caches/skein'],
    ['win32', { LOCALAPPDATA: '/l' }, '/l/skein/Cache'],
  ] as const)('follows the customs of %s with %j', (platform, env, folder) => {
    expect(cacheFolder(env, platform, '/h')).toBe(folder)
  })
})

describe('takeLock', () => {
  const never = () => expect.unreachable('nobody holds the lock')

  it('takes over from an owner that has ended', async () => {
    const path = join(base, 'lock')
    const ended = spawnSync(process.execPath, ['-e', '']).pid
    writeFileSync(path, `${ended} 1\n`)
    const lock = await takeLock(path, never)
    expect(readFileSync(path, 'utf8')).toMatch(new RegExp(`^${process.pid} `))
    lock.release()
    expect(existsSync(path)).toBe(false)
  })

  it.runIf(process.platform === 'linux')('takes over when the process id has come round again', async () => {
    const path = join(base, 'lock')
    writeFileSync(path, `${process.pid} 1\n`)
    const lock = await takeLock(path, never)
    lock.release()
  })

  it('waits for a living owner, saying for whom', async () => {
    const path = join(base, 'lock')
    const first = await takeLock(path, never)
    const holders: number[] = []
    const second = await takeLock(path, pid => {
      holders.push(pid)
      first.release()
    })
    expect(holders).toEqual([process.pid])
    second.release()
  })

  it('names a child that works under the lock as well', async () => {
    const path = join(base, 'lock')
    const lock = await takeLock(path, never)
    lock.share(process.ppid)
    expect(readFileSync(path, 'utf8').match(/^\d+/gm)).toEqual([`${process.pid}`, `${process.ppid}`])
    lock.release()
  })
})
