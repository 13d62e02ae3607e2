import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HEX_ROW, hexRows, invalidUtf8, offsetText } from './hex-rows.ts'

const encoder = new TextEncoder()
const hexOf = (bytes: Uint8Array) => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')

function isUtf8(bytes: Uint8Array): boolean {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).length >= 0
  } catch {
    return false
  }
}

const some = fc.oneof(
  fc.uint8Array({ maxLength: 80 }),
  fc.string({ unit: 'binary', maxLength: 40 }).map(text => encoder.encode(text)),
)

describe('rows of bytes', () => {
  it('hold every byte once, in its place', () => {
    fc.assert(
      fc.property(some, fc.nat(), (bytes, offset) => {
        const rows = hexRows(hexOf(bytes), offset)
        expect(rows.flatMap(row => row.bytes.map(({ hex }) => hex)).join('')).toBe(hexOf(bytes))
        for (const [at, row] of rows.entries()) {
          expect(row.offset).toBe(offset + at * HEX_ROW)
          expect(row.bytes.length).toBe(Math.min(HEX_ROW, bytes.length - at * HEX_ROW))
          for (const { sign } of row.bytes) expect(sign).toMatch(/^[ -~·]$/)
        }
      }),
    )
  })

  it('name what bytes are', () => {
    const [row] = hexRows('7b00097fc3a9ff', 0)
    expect(row?.bytes.map(byte => byte.class)).toEqual([
      'text',
      'zero',
      'control',
      'control',
      'high',
      'high',
      'invalid',
    ])
    expect(row?.bytes.map(({ sign }) => sign).join('')).toBe('{······')
  })

  it('name their offsets in digits of one length', () => {
    expect(offsetText(0xa3f0, 100_000)).toBe('0000a3f0')
    expect(offsetText(1, 2 ** 36)).toBe('0000000001')
  })
})

describe('bytes that are no UTF-8', () => {
  it('are none in UTF-8, wherever it is cut', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 }).map(value => encoder.encode(value))
    fc.assert(
      fc.property(text, fc.nat(240), fc.nat(240), (bytes, from, length) => {
        expect(invalidUtf8(bytes.subarray(from, from + length)).includes(1)).toBe(false)
      }),
    )
  })

  it('are found, but for what an end may have cut', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), bytes => {
        // Between two signs of ASCII no end can have cut anything.
        const whole = Uint8Array.from([0x61, 0x62, 0x63, ...bytes, 0x61, 0x62, 0x63])
        const wrong = invalidUtf8(whole)
        expect(wrong.includes(1)).toBe(!isUtf8(whole))
        expect(isUtf8(whole.filter((_, at) => wrong[at] === 0))).toBe(true)
      }),
    )
  })
})
