import { describe, expect, it } from 'vitest'
import { homeKind, homeName } from './home-words.ts'

const place = (path: string, state: 'ok' | 'missing' = 'ok') => ({ path, state, files: 0 })

describe('homes', () => {
  it('are told apart', () => {
    const missing = [place('sessions', 'missing'), place('archived_sessions', 'missing')]
    expect(homeKind({ origin: 'chosen', places: [] })).toBe('home')
    expect(homeKind({ origin: 'chosen', places: [place('sessions'), place('archived_sessions', 'missing')] })).toBe(
      'home',
    )
    expect(homeKind({ origin: 'chosen', places: [...missing, place('')] })).toBe('folder')
    expect(homeKind({ origin: 'case', places: [...missing, place('')] })).toBe('case')
    expect(homeKind({ origin: 'case', places: missing })).toBe('gone')
    expect(homeKind({ origin: 'sample', places: [place('sessions')] })).toBe('sample')
  })

  it('are called by their name, else by what they came from', () => {
    const source = '/mail/case 4471.zip'
    expect(homeName({ origin: 'case', source, name: 'Acme' })).toBe('Acme')
    expect(homeName({ origin: 'case', source, name: null })).toBe('case 4471.zip')
    expect(homeName({ origin: 'sample', source: null, name: null })).toBe('Sample threads')
    expect(homeName({ origin: 'default', source: null, name: null })).toBeNull()
  })
})
