import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keyPositions } from './key-positions.ts'

describe('keyPositions', () => {
  it('finds a key at its depth and nowhere else', () => {
    const text = '{"mode":1,"payload":{"mode" : {"mode":2},"text":"\\"mode\\":3","list":[{"mode":4}]},"mode":5}'
    expect(keyPositions(text, 1, 'mode').map(at => text.slice(at, at + 8))).toEqual(['"mode":1', '"mode":5'])
    expect(keyPositions(text, 2, 'mode')).toEqual([text.indexOf('"mode" :')])
  })

  it('takes values for no keys', () => {
    expect(keyPositions('{"a":"mode","b":["mode"],"mode":1}', 1, 'mode')).toEqual([25])
  })

  it('finds keys that are written with escapes', () => {
    const text = String.raw`{"mode":"paginated","\u006dode":"legacy"}`
    expect(JSON.parse(text)).toEqual({ mode: 'legacy' })
    expect(keyPositions(text, 1, 'mode')).toHaveLength(2)
  })

  it('agrees with JSON.parse about every key of any object', () => {
    const key = fc.oneof(fc.constantFrom('mode', 'm', '"', '\\', '{', '\u2028', 'é'), fc.string())
    fc.assert(
      fc.property(fc.dictionary(key, fc.jsonValue()), key, fc.nat(2), (object, wanted, spaces) => {
        const text = JSON.stringify({ payload: object }, null, spaces)
        const found = keyPositions(text, 2, wanted)
        expect(found).toHaveLength(Object.hasOwn(object, wanted) ? 1 : 0)
      }),
    )
  })

  it('survives text that is no JSON', () => {
    fc.assert(fc.property(fc.string(), text => Array.isArray(keyPositions(text, 1, 'mode'))))
  })
})
