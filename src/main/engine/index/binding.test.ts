import { describe, expect, it } from 'vitest'
import { addonError, bindingFor } from './binding.ts'

const addon = '/app/.runtime/better_sqlite3-napi9.node'
const world =
  (...files: string[]) =>
  (path: string) =>
    files.includes(path)

describe('bindingFor', () => {
  it('leaves the choice to better-sqlite3 from Node-API 10 on', () => {
    expect(bindingFor(10, '/app/out/main', world('/app/package.json', addon))).toBeUndefined()
    expect(bindingFor(11, '/', world())).toBeUndefined()
  })

  it.each(['/app/out/main', '/app/out/main/chunks', '/app/src/main/engine/index', '/app'])(
    'finds the compiled addon of the checkout from %s',
    folder => {
      expect(bindingFor(9, folder, world('/app/package.json', addon))).toBe(addon)
    },
  )

  it('says what to do instead of crashing when there is no compiled addon', () => {
    expect(() => bindingFor(9, '/app/out/main', world('/app/package.json'))).toThrow('npm run setup')
    expect(() => bindingFor(9, '/app/out/main', world())).toThrow('npm run setup')
  })
})

describe('addonError', () => {
  it('tells a missing addon from a damaged database', () => {
    const coded = (code: string, message = 'x') => Object.assign(new Error(message), { code })
    for (const error of [
      new Error('Could not locate the bindings file. Tried: …'),
      coded('MODULE_NOT_FOUND'),
      coded('ERR_DLOPEN_FAILED'),
    ])
      expect(addonError(error)?.message).toMatch(/addon cannot be loaded.*Nothing is wrong/)
    expect(addonError(coded('SQLITE_CORRUPT'))).toBeNull()
    expect(addonError('no error')).toBeNull()
  })
})
