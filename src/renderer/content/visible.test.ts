import { describe, expect, it } from 'vitest'
import { badgeRaw, escapeHidden, escapePath, toRuns } from './visible.ts'

describe('toRuns', () => {
  it('leaves ordinary text, line breaks, tabs, emoji and other scripts whole', () => {
    const text = 'a\n\tb – 日本 👩‍👩‍👧 مرحبا'
    expect(toRuns(text)).toEqual([{ kind: 'text', text }])
  })

  it('marks control characters with their pictures', () => {
    expect(toRuns('a\u0000b\u001b[0m')).toEqual([
      { kind: 'text', text: 'a' },
      { kind: 'mark', text: '␀', title: 'U+0000' },
      { kind: 'text', text: 'b' },
      { kind: 'mark', text: '␛', title: 'U+001B' },
      { kind: 'text', text: '[0m' },
    ])
  })

  it('marks what would reorder a path', () => {
    expect(toRuns('evil\u202egpj.exe')).toEqual([
      { kind: 'text', text: 'evil' },
      { kind: 'mark', text: '⟨RLO⟩', title: 'U+202E RLO' },
      { kind: 'text', text: 'gpj.exe' },
    ])
  })

  it('marks lone surrogates and keeps pairs', () => {
    expect(toRuns('x\ud800y😀')).toEqual([
      { kind: 'text', text: 'x' },
      { kind: 'mark', text: '�', title: 'U+D800' },
      { kind: 'text', text: 'y😀' },
    ])
  })

  it('keeps a million zero bytes to a small number of runs', () => {
    const runs = toRuns('\u0000'.repeat(1_000_000))
    expect(runs.length).toBeLessThan(3000)
    expect(runs.reduce((sum, run) => sum + run.text.length, 0)).toBe(1_000_000)
  })
})

describe('escapeHidden', () => {
  it('makes one line of it', () => {
    expect(escapeHidden('a\nb\tc\u202e\u0007')).toBe('a b c⟨RLO⟩␇')
  })
})

describe('escapePath', () => {
  it('leaves no line break to look like a space', () => {
    expect(escapePath('src/new\nline\t\u202e.ts')).toBe('src/new␊line␉⟨RLO⟩.ts')
  })
})

describe('badgeRaw', () => {
  it('cuts at the number of characters and says so', () => {
    expect(badgeRaw('abcdefghijklmnopqrstuvwxyz', 24)).toBe('abcdefghijklmnopqrstuvwx…')
    expect(badgeRaw('abcdefghijklmnopqrstuvwx', 24)).toBe('abcdefghijklmnopqrstuvwx')
  })
  it('does not split a pair and shows emptiness', () => {
    expect(badgeRaw('😀😀😀', 2)).toBe('😀😀…')
    expect(badgeRaw('', 24)).toBe('""')
  })
})
