import { describe, expect, it } from 'vitest'
import { highlightLines, MOST_CODE } from './highlight.ts'
import { grammars, languageOfName, languageOfPath } from './languages.ts'

const plain = (lines: ReturnType<typeof highlightLines>) =>
  lines?.map(line => line.map(token => token.text).join('')).join('\n')

describe('highlightLines', () => {
  it('colours code by line and loses nothing of it', () => {
    const code = 'const a = `one\ntwo` // \n\nreturn 1\n'
    const lines = highlightLines(code, 'typescript')
    expect(plain(lines)).toBe(code)
    expect(lines?.[0]?.[0]).toEqual({ text: 'const', kind: 'key' })
    expect(lines?.[1]?.[0]?.kind).toBe('str')
    expect(lines?.[3]).toContainEqual({ text: '1', kind: 'num' })
  })

  it('keeps the text in every language', () => {
    const code = '<a b="c">\n# d { e: 1; } // f\n-- "g\n'
    for (const language of Object.keys(grammars)) {
      const name = languageOfName(language)
      expect(name).toBe(language)
      expect(plain(highlightLines(code, name))).toBe(code)
    }
  })

  it('leaves long code, long lines and other languages plain', () => {
    expect(highlightLines('a\n'.repeat(MOST_CODE), 'json')).toBeNull()
    expect(highlightLines(`"${'a'.repeat(3000)}"`, 'json')).toBeNull()
    expect(highlightLines('a', null)).toBeNull()
  })
})

it('knows languages by name and by file', () => {
  expect(languageOfName('TSX')).toBe('typescript')
  expect(languageOfName('constructor')).toBeNull()
  expect(languageOfName('')).toBeNull()
  expect(languageOfPath('/a/b.c/Dockerfile')).toBe('dockerfile')
  expect(languageOfPath('C:\\a\\b.yml')).toBe('yaml')
  expect(languageOfPath('a/b.unknown')).toBeNull()
})
