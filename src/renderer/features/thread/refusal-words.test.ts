import { describe, expect, it } from 'vitest'
import { rawMode, unknownMode } from '../../../shared/history-mode.ts'
import { type Refused, refusalWords } from './refusal-words.ts'

const refused = (raw: string, kind: Refused['kind'] = 'unknown'): Refused => ({
  kind,
  raw,
  message: '',
  changed: false,
})

describe('refusalWords', () => {
  it('quotes what the file says, and only that', () => {
    expect(refusalWords(refused('streamed'), true).quote).toBe('streamed')
    expect(refusalWords(refused('paginated', 'paginated'), true).quote).toBeNull()
  })

  it('explains what is not the file’s word', () => {
    const words = refusalWords(refused(rawMode(unknownMode('head-too-long'))), false)
    expect(words.quote).toBeNull()
    expect(words.say[0]).toContain('longer than Skein reads')
  })

  it('does not take a file’s word for its own', () => {
    // A file may well state this very text as its mode.
    expect(refusalWords(refused(rawMode(unknownMode('head-missing'))), true).quote).toBe('no head')
  })

  it('explains a contradiction even where the file states legacy', () => {
    expect(refusalWords(refused(rawMode(unknownMode('ordinals'))), true).say[0]).toContain('numbered')
  })
})
