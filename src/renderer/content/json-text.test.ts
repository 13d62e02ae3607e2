import { expect, it } from 'vitest'
import { jsonText, resultText } from './json-text.ts'

it('sets JSON out and leaves other text alone', () => {
  expect(jsonText({ a: [1] })).toBe('{\n  "a": [\n    1\n  ]\n}')
  expect(jsonText('{"a":1}')).toBe('{\n  "a": 1\n}')
  expect(jsonText('{not json')).toBe('{not json')
  expect(jsonText('plain')).toBe('plain')
  expect(jsonText(undefined)).toBe('')
})

it('reads the texts of a result, and hides nothing that is not text', () => {
  expect(
    resultText({
      content: [
        { type: 'text', text: 'a' },
        { type: 'text', text: 'b' },
      ],
    }),
  ).toBe('a\nb')
  expect(resultText({ content: [{ type: 'image', data: 'x' }] })).toContain('"image"')
  expect(resultText({ content: [{ type: 'text', text: 'a' }], structuredContent: { b: 1 } })).toContain(
    'structuredContent',
  )
})
