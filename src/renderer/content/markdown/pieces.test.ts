import { describe, expect, it } from 'vitest'
import { definitionsOf, toPieces, withDefinitions } from './pieces.ts'

const long = `${'word '.repeat(400)}`.trim()

describe('toPieces', () => {
  it('leaves short texts in one piece', () => {
    expect(toPieces('a\n\nb\n')).toEqual([{ kind: 'markdown', text: 'a\n\nb' }])
    expect(toPieces('\n \n')).toEqual([])
  })

  it('cuts between blocks, and only there', () => {
    expect(toPieces(`${long}\n\nnext\nline`).map(piece => piece.text)).toEqual([long, 'next\nline'])
    expect(toPieces(`${long}\nnext`)).toHaveLength(1)
  })

  it('keeps lists together as long as it can', () => {
    expect(toPieces(`- ${long}\n\n- next`)).toHaveLength(1)
    expect(toPieces(`1. ${long}\n\n   more of it`)).toHaveLength(1)
    expect(toPieces(`- ${long}${long}${long}\n\n- next`)).toHaveLength(2)
  })

  it('takes fences out, whatever stands in them', () => {
    expect(toPieces('a\n```ts title\n# no heading\n\n~~~\n```\nb')).toEqual([
      { kind: 'markdown', text: 'a' },
      { kind: 'code', language: 'ts', text: '# no heading\n\n~~~' },
      { kind: 'markdown', text: 'b' },
    ])
    expect(toPieces('~~~~\n~~~\n~~~~')).toEqual([{ kind: 'code', language: '', text: '~~~' }])
    expect(toPieces('```sh\nnever closed')).toEqual([{ kind: 'code', language: 'sh', text: 'never closed' }])
  })

  it('leaves code spans and fences within lists to the parser', () => {
    expect(toPieces('```not a fence```')).toEqual([{ kind: 'markdown', text: '```not a fence```' }])
    expect(toPieces('- a\n  ```\n  b\n  ```')).toHaveLength(1)
  })

  it('does not parse what is no prose', () => {
    expect(toPieces('x'.repeat(1_000_000)).map(piece => piece.kind)).toEqual(['plain'])
    expect(toPieces(`${'>'.repeat(100)} a`).map(piece => piece.kind)).toEqual(['plain'])
  })

  it('loses no line', () => {
    const text = Array.from({ length: 3000 }, (_, i) => (i % 7 === 0 ? '' : `line ${i}`)).join('\n')
    const kept = toPieces(text).flatMap(piece => piece.text.split('\n').filter(line => line !== ''))
    expect(kept).toEqual(text.split('\n').filter(line => line !== ''))
  })
})

describe('definitions', () => {
  it('reach the pieces that use them', () => {
    const pieces = toPieces(`See [the guide][g] and [^1].\n\n${long}\n\n[g]: https://example.invalid/\n[^1]: A note.`)
    const [first, last] = [pieces[0]?.text ?? '', pieces.at(-1)?.text ?? '']
    const definitions = definitionsOf(pieces)
    expect(pieces.length).toBeGreaterThan(1)
    expect(withDefinitions(first, definitions)).toBe(`${first}\n\n[g]: https://example.invalid/\n[^1]: A note.`)
    expect(withDefinitions(last, definitions)).toBe(last)
  })
})
