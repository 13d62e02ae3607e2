import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  assertSupported,
  isSupported,
  parseHistoryMode,
  rawMode,
  refusalMessage,
  UnsupportedHistoryMode,
  unknownMode,
} from './history-mode.ts'

describe('history mode', () => {
  it('takes a missing mode and "legacy" as legacy, and nothing else', () => {
    expect(parseHistoryMode(undefined)).toEqual({ kind: 'legacy' })
    expect(parseHistoryMode('legacy')).toEqual({ kind: 'legacy' })
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        fc.pre(value !== 'legacy')
        expect(isSupported(parseHistoryMode(value))).toBe(false)
      }),
    )
  })

  it('keeps the raw value of unknown modes', () => {
    const raws = ['streamed', 'Paginated', 'LEGACY', '', ' legacy', '[redacted]']
    expect(raws.map(raw => rawMode(parseHistoryMode(raw)))).toEqual(raws)
    expect([null, 7, true, ['legacy'], { paginated: null }].map(v => rawMode(parseHistoryMode(v)))).toEqual([
      'null',
      '7',
      'true',
      '["legacy"]',
      '{"paginated":null}',
    ])
  })

  it('refuses with one text and one code', () => {
    expect(refusalMessage(parseHistoryMode('paginated'))).toBe('paginated_threads is not supported yet')
    expect(refusalMessage(parseHistoryMode('streamed'))).toBe('thread history mode `streamed` is not supported yet')
    expect(refusalMessage(unknownMode('ordinals'))).toBe(
      'thread history mode `legacy with ordinals` is not supported yet',
    )
    expect(() => assertSupported(parseHistoryMode('paginated'))).toThrow(UnsupportedHistoryMode)
    expect(new UnsupportedHistoryMode(parseHistoryMode(null)).rpcCode).toBe(-32601)
  })

  it('says whether the thread changed since it was indexed', () => {
    const caught = (indexed?: 'legacy' | 'paginated') => {
      try {
        assertSupported(parseHistoryMode('paginated'), indexed === undefined ? undefined : parseHistoryMode(indexed))
      } catch (error) {
        return error instanceof UnsupportedHistoryMode ? error.changed : error
      }
      return 'not refused'
    }
    expect([caught(), caught('legacy'), caught('paginated')]).toEqual([false, true, false])
  })
})
