import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseImageRef } from '../../../shared/image-ref.ts'
import { findImages, imageText, pictureType, withoutImages } from './images.ts'

const base64 = (bytes: number, start = '89504e470d0a1a0a') =>
  Buffer.concat([Buffer.from(start, 'hex'), Buffer.alloc(bytes, 7)])
    .subarray(0, bytes)
    .toString('base64')
const png = base64(900)
const url = `data:image/png;base64,${png}`
const lineOf = (value: unknown) => Buffer.from(JSON.stringify(value))
const cut = (value: unknown): unknown => JSON.parse(withoutImages(lineOf(value), 7).toString())

describe('pictures in a line', () => {
  it('become references wherever they are whole texts, and can be read again by their numbers', () => {
    const other = `data:image/svg+xml;charset=utf-8;base64,${base64(1001)}`
    const record = { images: [url, 'https://example.com/a.png', other], more: { image_url: url }, last: 'é' }
    expect(cut(record)).toEqual({
      images: ['skein-image:7/0/900/image/png', 'https://example.com/a.png', 'skein-image:7/1/1001/image/svg+xml'],
      more: { image_url: 'skein-image:7/2/900/image/png' },
      last: 'é',
    })
    const bytes = lineOf(record)
    const texts = findImages(bytes).map(image => imageText(bytes, image))
    expect(texts).toEqual([png, base64(1001), png])
    expect(parseImageRef('skein-image:7/1/1001/image/svg+xml')?.bytes).toBe(1001)
  })

  it('are the results of image generations and what MCP tools answer, by their kind', () => {
    const large = base64(3101)
    const result = { payload: { type: 'image_generation_end', result: large, revised_prompt: '"result":"x"' } }
    expect(cut(result)).toMatchObject({ payload: { result: 'skein-image:7/0/3101/image/png' } })
    const unknown = { payload: { result: base64(3102, 'abcd'), type: 'image_generation_call' } }
    expect(cut(unknown)).toMatchObject({ payload: { result: 'skein-image:7/0/3102/application/octet-stream' } })
    const content = [{ type: 'image', data: base64(3103, 'ffd8ff'), mimeType: 'image/jpeg' }]
    const mcp = { type: 'mcp_tool_call_end', result: { Ok: { content } } }
    expect(cut(mcp)).toMatchObject({ result: { Ok: { content: [{ data: 'skein-image:7/0/3103/image/jpeg' }] } } })
    for (const other of [
      { type: 'function_call_output', result: large, data: large },
      { type: 'mcp_tool_call_end', data: base64(3100, 'abcd') },
      { type: 'image_generation_end', result: `${large} and words` },
      { type: 'image_generation_end', result: `${large.slice(0, 2000)}=${large}` },
    ]) {
      expect(cut(other)).toEqual(other)
    }
  })

  it.each<[string, unknown]>([
    ['small ones', { url: `data:image/png;base64,${base64(300)}` }],
    ['words that mention one', { note: `See ${url}` }],
    ['one with words behind it', { note: `${url} is nice` }],
    ['other data', { url: url.replace('image/png', 'text/plain') }],
    ['pictures as text', { url: url.replace(';base64', '') }],
    ['what people wrote', { text: url, message: url, output: url, arguments: url }],
    ['JSON in JSON', { arguments: JSON.stringify({ url }), more: JSON.stringify([url]) }],
    ['keys', { [url]: 1 }],
  ])('are not %s', (_, value) => {
    const bytes = lineOf(value)
    expect(withoutImages(bytes, 1)).toBe(bytes)
  })

  it('may be cut off with their line', () => {
    const bytes = lineOf({ url }).subarray(0, 1100)
    expect(withoutImages(bytes, 1)).toBe(bytes)
    const generated = lineOf({ type: 'image_generation_end', result: png }).subarray(0, 1100)
    expect(withoutImages(generated, 1)).toBe(generated)
  })

  it('never change what a line says besides them', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom(url, `"${url}"`, `\\"${url}`, 'data:image/', '"result":"', png))
    const json = fc.letrec(tie => ({
      value: fc.oneof({ depthSize: 'small' }, text, fc.array(tie('value')), fc.dictionary(text, tie('value'))),
    })).value
    const rebuilt = (value: unknown, restore: (text: string) => string): unknown => {
      if (typeof value === 'string') return restore(value)
      if (Array.isArray(value)) return value.map(member => rebuilt(member, restore))
      if (typeof value !== 'object' || value === null) return value
      return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, rebuilt(member, restore)]))
    }
    const asPicture = (text: string) => {
      const ref = parseImageRef(text)
      return ref?.mime === 'image/png' && ref.bytes === 900 ? url : text
    }
    fc.assert(
      fc.property(json, value => {
        const plain: unknown = JSON.parse(JSON.stringify(value))
        // Parsed and rebuilt as often: `__proto__` as a key changes its place with each time.
        const same = rebuilt(JSON.parse(JSON.stringify(plain)), text => text)
        expect(JSON.stringify(rebuilt(cut(plain), asPicture))).toBe(JSON.stringify(same))
      }),
      { numRuns: 300 },
    )
  })
})

describe('pictureType', () => {
  it.each([
    ['89504e470d0a1a0a0000', 'image/png'],
    ['ffd8ffe000104a464946', 'image/jpeg'],
    ['474946383961010001', 'image/gif'],
    ['474946383761010001', 'image/gif'],
    ['524946462400000057454250', 'image/webp'],
    ['524946462400000057415645', null],
    ['3c737667', null],
    ['', null],
  ])('of %s is %s', (hex, type) => {
    expect(pictureType(Buffer.from(hex, 'hex'))).toBe(type)
  })
})
