import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dataDir } from './data-dir.ts'

const home = join('/', 'home', 'somebody')

describe('data folder', () => {
  it('follows XDG on Linux', () => {
    const at = (env: Record<string, string>) => dataDir({ platform: 'linux', env, home })
    expect(at({})).toBe(join(home, '.local', 'share', 'skein'))
    expect(at({ XDG_DATA_HOME: '' })).toBe(join(home, '.local', 'share', 'skein'))
    expect(at({ XDG_DATA_HOME: join('/', 'data') })).toBe(join('/', 'data', 'skein'))
  })

  it('takes a relative XDG_DATA_HOME for none, as the XDG specification asks', () => {
    expect(dataDir({ platform: 'linux', env: { XDG_DATA_HOME: 'data' }, home })).toBe(
      join(home, '.local', 'share', 'skein'),
    )
  })

  it('uses the platform folders of macOS and Windows', () => {
    expect(dataDir({ platform: 'darwin', env: { XDG_DATA_HOME: '/data' }, home })).toBe(
      join(home, 'Library', 'Application Support', 'Skein'),
    )
    expect(dataDir({ platform: 'win32', env: { APPDATA: join('/', 'roaming') }, home })).toBe(
      join('/', 'roaming', 'Skein'),
    )
  })
})
