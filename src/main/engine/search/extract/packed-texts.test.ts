import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TextPacker, unpackTexts } from './packed-texts.ts'

const texts = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', minLength: 50 })))

function textsOf(packer: TextPacker): string[] {
  return Array.from(unpackTexts(packer.take()), bytes => Buffer.from(bytes).toString('utf8'))
}

describe('TextPacker', () => {
  it('gives back the texts of each batch, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(texts), batches => {
        const packer = new TextPacker()
        for (const batch of batches) {
          for (const text of batch) packer.add(text)
          expect(textsOf(packer)).toEqual(batch)
        }
        expect(textsOf(packer)).toEqual([])
      }),
    )
  })

  it('takes more than it began with room for', () => {
    const packer = new TextPacker()
    const long = ['привет '.repeat(100_000), 'x'.repeat(3_000_000), '']
    for (const text of long) packer.add(text)
    expect(textsOf(packer)).toEqual(long)
  })

  it('shares no memory with another one, nor with the batch before', () => {
    const [one, other] = [new TextPacker(), new TextPacker()]
    one.add('one')
    other.add('other')
    const before = one.take()
    one.add('two')
    expect(textsOf(other)).toEqual(['other'])
    expect(textsOf(one)).toEqual(['two'])
    expect(Array.from(unpackTexts(before), bytes => Buffer.from(bytes).toString())).toEqual(['one'])
    expect(before.bytes.buffer.byteLength).toBe(3)
  })
})
