import { describe, expect, it } from 'vitest'
import { gentleRuns, toGentlePieces } from './gentle.ts'

describe('toGentlePieces', () => {
  it('cuts at fences only and keeps blank lines', () => {
    const log = `# not a heading\n\n${'x\n\n'.repeat(2000)}end`
    expect(toGentlePieces(log)).toHaveLength(1)
    expect(toGentlePieces('see\n```sh\nls\n```\nplease').map(piece => piece.kind)).toEqual(['plain', 'code', 'plain'])
  })
})

describe('gentleRuns', () => {
  it('finds code spans and whole addresses', () => {
    expect(gentleRuns('run `ls -l`, see (https://a.invalid/b?c=d).')).toEqual([
      { kind: 'text', text: 'run ' },
      { kind: 'code', text: 'ls -l' },
      { kind: 'text', text: ', see (' },
      { kind: 'link', text: 'https://a.invalid/b?c=d' },
      { kind: 'text', text: ').' },
    ])
  })

  it('loses no character', () => {
    const text = 'a https://x.invalid/(y) b https://z.invalid/]. `c` http:// `\n`'
    const joined = gentleRuns(text).map(run => (run.kind === 'code' ? `\`${run.text}\`` : run.text))
    expect(joined.join('')).toBe(text)
  })
})
