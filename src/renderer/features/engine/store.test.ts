import { describe, expect, it } from 'vitest'
import type { Home } from '../../../shared/ipc/status.ts'
import { areEmpty } from './store.ts'

const home = (places: Home['places'], threadCount = 0): Home => ({
  id: 1,
  path: '/home/dev/.codex',
  origin: 'default',
  name: null,
  source: null,
  watch: 'told',
  threadCount,
  sizeBytes: 0,
  problemCount: 0,
  places,
})

describe('empty homes', () => {
  it('were looked into and have no files', () => {
    const empty = home([
      { path: 'sessions', state: 'ok', files: 0 },
      { path: 'archived_sessions', state: 'missing', files: 0 },
    ])
    const full = home([{ path: 'sessions', state: 'ok', files: 17 }])
    expect([areEmpty([empty]), areEmpty([full]), areEmpty([empty, full])]).toEqual([true, false, false])
  })

  it('are not those whose first threads came after somebody had looked', () => {
    expect(areEmpty([home([{ path: 'sessions', state: 'ok', files: 0 }], 3)])).toBe(false)
  })

  it('are not those that nobody has looked into yet', () => {
    expect(areEmpty([home([])])).toBe(false)
  })
})
