import { describe, expect, it } from 'vitest'
import { WrittenFiles } from './written-files.ts'

describe('written files', () => {
  it('are known by the names that were given for them, and by nothing else', () => {
    const files = new WrittenFiles()
    const told = files.told({ state: 'written', path: '/home/dev/a.csv', bytes: 3 })
    if (told.state === 'cancelled') throw new Error('it was written')
    expect(told).toMatchObject({ path: '/home/dev/a.csv', bytes: 3 })
    expect(files.path(told.file)).toBe('/home/dev/a.csv')
    expect(files.path('/home/dev/a.csv')).toBeNull()
    expect(files.path('')).toBeNull()
    expect(new WrittenFiles().path(told.file)).toBeNull()
    expect(files.told({ state: 'cancelled' })).toEqual({ state: 'cancelled' })
  })

  it('are forgotten after a hundred others', () => {
    const files = new WrittenFiles()
    const names = Array.from({ length: 101 }, (_, at) => {
      const told = files.told({ state: 'written', path: `/home/dev/${at}.csv`, bytes: 0 })
      return told.state === 'written' ? told.file : ''
    })
    expect(names.map(name => files.path(name)).filter(path => path === null)).toHaveLength(1)
    expect(files.path(names[0] ?? '')).toBeNull()
  })
})
