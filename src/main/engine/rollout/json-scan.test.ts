import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scanJson } from './json-scan.ts'

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const scan = (text: string) => scanJson(Buffer.from(text))

/** The texts that a scan has the bounds of. */
function partsOf(text: string) {
  const bytes = Buffer.from(text)
  const { timestamp, type, ordinal, payloadType, otherKeys } = scanJson(bytes)
  const at = (span: { start: number; end: number } | null) => span && bytes.toString('utf8', span.start, span.end)
  return {
    timestamp: at(timestamp),
    type: at(type),
    ordinal: at(ordinal),
    inner: at(payloadType),
    keys: otherKeys.map(at),
  }
}

describe('a scan', () => {
  it('says of every text what JSON.parse says', () => {
    const mutated = fc
      .tuple(
        fc.json(),
        fc.nat(),
        fc.constantFrom('', '"', '\\', '{', '}', '[', ']', ',', ':', '0', 'e', '-', '.', 'u', '\u0001'),
      )
      .map(([json, at, put]) => json.slice(0, at % (json.length + 1)) + put + json.slice((at % (json.length + 1)) + 1))
    fc.assert(
      fc.property(fc.oneof(fc.json(), mutated, fc.string()), text => {
        expect(scan(text).state === 'complete').toBe(parses(text))
      }),
      { numRuns: 2000 },
    )
  })

  it('tells a beginning from what never was JSON', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.nat(), (json, at) => {
        const object = `{"a":${json}}`
        expect(scan(object.slice(0, at % object.length)).state).toBe('incomplete')
      }),
      { numRuns: 1000 },
    )
    expect(['{"a":tru', '{"a":1.', '{"a":-', '{"a":"\\u00', '{"a":"\\'].map(text => scan(text).state)).toEqual(
      Array(5).fill('incomplete'),
    )
  })

  it.each([
    ['plain words', 0],
    ['{"a":}', 5],
    ['{"a":1,,}', 7],
    ['{"a":1]', 6],
    ['{"a":"\\x"}', 8],
    ['{"a":"\n"}', 6],
    ['[1,]', 3],
    ['{"a":01}', 5],
  ])('knows from where on %j is no JSON', (text, at) => {
    expect(scan(text)).toMatchObject({ state: 'invalid', at })
  })

  it('finds a second value on the line, also behind one that was cut', () => {
    expect(scan('{"a":1}{"b":2}')).toMatchObject({ state: 'glued', at: 7 })
    expect(scan('{"a":1} [2]')).toMatchObject({ state: 'glued', at: 8 })
    expect(scan('{"a":"wor{"timestamp":"t","type":"x","payload":{}}')).toMatchObject({ state: 'glued', at: 9 })
    expect(scan('{"a":{"timestamp":"t","type":"x","payload":{}}')).toMatchObject({ state: 'glued', at: 5 })
    expect(scan('{"a":{"timestamp":"t"}')).toMatchObject({ state: 'incomplete' })
    expect(scan('{"a":"wor{"timestamp":"t","type":')).toMatchObject({ state: 'invalid' })
  })

  it('knows where the parts of an envelope stand, and nothing below them', () => {
    const record =
      '{"payload":{"x":{"type":"deep"},"type":"inner","list":[{"type":"deep"}]},"\\u006frdinal":7,"type":"outer","timestamp":"now","extra":{"type":"deep","ordinal":1}}'
    expect(partsOf(record)).toEqual({ timestamp: 'now', type: 'outer', ordinal: '7', inner: 'inner', keys: ['extra'] })
    expect(scan(record)).toMatchObject({ hasOrdinal: true, hasPayload: true, isObject: true })
    expect(partsOf('{"type":"a","payload":{"type":"b"},"payload":"text","type":3}')).toMatchObject({
      type: null,
      inner: null,
    })
    expect(scan('{"ordinal":"7"}')).toMatchObject({ hasOrdinal: true, ordinal: null })
    expect(scan('[1]')).toMatchObject({ isObject: false })
  })

  it('does not follow nesting without end', () => {
    expect(scan('['.repeat(1_000_000)).state).toBe('invalid')
  })
})
