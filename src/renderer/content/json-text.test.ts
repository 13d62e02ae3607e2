import { describe, expect, it } from 'vitest'
import { jsonText, parsedJson, resultParts } from './json-text.ts'

it('writes values out and leaves text alone', () => {
  expect(jsonText({ a: [1] })).toBe('{\n  "a": [\n    1\n  ]\n}')
  expect(jsonText('plain')).toBe('plain')
  expect(jsonText(undefined)).toBe('')
})

it('sees JSON only where there is some', () => {
  expect(parsedJson(' {"a":1}')).toEqual({ a: 1 })
  expect(parsedJson('{not json')).toBeUndefined()
  expect(parsedJson('12')).toBeUndefined()
})

describe('resultParts', () => {
  it('takes results apart', () => {
    expect(
      resultParts({
        content: [
          { type: 'text', text: 'a' },
          { type: 'image', data: 'iVBO', mimeType: 'image/png' },
          { type: 'image', data: 'skein-image:3/0/5/image/png', mimeType: 'image/png' },
          { type: 'resource', resource: { uri: 'x' } },
        ],
        structuredContent: null,
        _meta: null,
      }),
    ).toEqual([
      { kind: 'text', text: 'a', pointer: '/content/0/text' },
      { kind: 'picture', url: 'data:image/png;base64,iVBO' },
      { kind: 'picture', url: 'skein-image:3/0/5/image/png' },
      { kind: 'data', value: { type: 'resource', resource: { uri: 'x' } }, label: 'resource' },
    ])
  })

  it('does not say the same twice, and hides nothing else', () => {
    const content = [{ type: 'text', text: '{"b": 1}' }]
    expect(resultParts({ content, structuredContent: { b: 1 } })).toHaveLength(1)
    expect(resultParts({ content, structuredContent: { b: 2 }, _meta: { c: 1 }, extra: 3 }).slice(1)).toEqual([
      { kind: 'data', value: { b: 2 }, label: 'Structured content' },
      { kind: 'data', value: { c: 1 }, label: 'Metadata' },
      { kind: 'data', value: { extra: 3 }, label: 'Besides' },
    ])
  })

  it('takes the parts of dynamic tools', () => {
    expect(
      resultParts([
        { type: 'inputText', text: 'a' },
        { type: 'inputImage', imageUrl: 'https://a.invalid/x.png' },
      ]),
    ).toEqual([
      { kind: 'text', text: 'a', pointer: '/0/text' },
      { kind: 'picture', url: 'https://a.invalid/x.png' },
    ])
    expect(resultParts('plain')).toEqual([{ kind: 'text', text: 'plain', pointer: '' }])
    expect(resultParts(null)).toEqual([])
  })
})
