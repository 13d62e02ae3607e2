import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isReachable, readWindowState, writeWindowState } from './window-state.ts'

const state = { x: -20, y: 40, width: 1200, height: 800, maximized: true, theme: 'dark' as const }

describe('window state', () => {
  let base = ''
  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'skein-window-'))
  })
  afterEach(() => rmSync(base, { recursive: true, force: true }))

  it('comes back as it was written, and leaves nothing beside it', () => {
    const file = join(base, 'window-state.json')
    writeWindowState(file, state)
    writeWindowState(file, { ...state, x: 7 })
    expect(readWindowState(file)).toEqual({ ...state, x: 7 })
    expect(readdirSync(base)).toEqual(['window-state.json'])
  })

  it('is read as an earlier version wrote it, without a theme', () => {
    const { theme: _, ...earlier } = state
    writeFileSync(join(base, 'window-state.json'), JSON.stringify(earlier))
    expect(readWindowState(join(base, 'window-state.json'))).toEqual({ ...earlier, theme: 'system' })
  })

  it.each([
    '',
    'null',
    '{"x":0}',
    JSON.stringify({ ...state, width: 0 }),
    JSON.stringify({ ...state, x: 0.5 }),
    JSON.stringify({ ...state, more: 1 }),
    JSON.stringify({ ...state, theme: 'pink' }),
  ])('is none where the file holds %j', text => {
    writeFileSync(join(base, 'window-state.json'), text)
    expect(readWindowState(join(base, 'window-state.json'))).toBeNull()
  })

  it('is none where there is no file', () => {
    expect(readWindowState(join(base, 'missing'))).toBeNull()
  })
})

describe('a window', () => {
  const display = { x: 0, y: 0, width: 1920, height: 1080 }
  const second = { x: 1920, y: 0, width: 1000, height: 1000 }

  it('is reachable where enough of it lies on one display', () => {
    expect(isReachable(state, [display])).toBe(true)
    expect(isReachable({ ...state, x: 1820 }, [display])).toBe(true)
    expect(isReachable({ ...state, x: 1821 }, [display])).toBe(false)
    expect(isReachable({ ...state, x: 1821 }, [display, second])).toBe(true)
    expect(isReachable({ ...state, x: 2000 }, [display])).toBe(false)
    expect(isReachable({ ...state, y: -750 }, [display])).toBe(false)
    expect(isReachable(state, [])).toBe(false)
  })
})
