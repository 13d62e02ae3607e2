import { describe, expect, it } from 'vitest'
import { fileDiff } from './diff-lines.ts'
import { changedWords, splitRows } from './diff-rows.ts'
import { colourDiff, lineParts } from './line-parts.ts'

const update = (text: string) => fileDiff('update', text, false)

describe('fileDiff', () => {
  it('numbers both sides of a unified diff', () => {
    const diff = update('@@ -18,2 +18,3 @@ top\n same\n-old\n+new\n+more\n')
    expect(diff.lines.map(line => [line.kind, line.before, line.after, line.text])).toEqual([
      ['hunk', null, null, '@@ -18,2 +18,3 @@ top'],
      ['same', 18, 18, 'same'],
      ['remove', 19, null, 'old'],
      ['add', null, 19, 'new'],
      ['add', null, 20, 'more'],
    ])
    expect(diff).toMatchObject({ added: 2, removed: 1, absent: null })
  })

  it('does not take changed lines of dashes for a file header', () => {
    const diff = update(
      'diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n---- rule\n+++ plus\n\\ No newline at end of file',
    )
    expect(diff.lines.map(line => line.kind)).toEqual(['note', 'note', 'note', 'hunk', 'remove', 'add', 'note'])
  })

  it('shows hunks without numbers, as patches have them', () => {
    expect(update('@@\n-a\n+b\n@@ def f():\n c\n*** End of File').lines.map(line => [line.kind, line.before])).toEqual([
      ['hunk', null],
      ['remove', null],
      ['add', null],
      ['hunk', null],
      ['same', null],
      ['note', null],
    ])
  })

  it('takes the content of a new or deleted file as its lines', () => {
    expect(fileDiff('add', 'a\n-b\n', false).lines).toEqual([
      { kind: 'add', text: 'a', before: null, after: 1 },
      { kind: 'add', text: '-b', before: null, after: 2 },
    ])
    expect(fileDiff('delete', 'a', false).lines).toEqual([{ kind: 'remove', text: 'a', before: 1, after: null }])
  })

  it('says what has no lines', () => {
    expect(fileDiff('add', '', false).absent).toBe('empty')
    expect(update('Binary files a/x.png and b/x.png differ').absent).toBe('binary')
    expect(fileDiff('add', 'PNG\u0000\u0001', false).absent).toBe('binary')
  })

  it('leaves out the sentence that Codex adds to a move', () => {
    expect(fileDiff('update', '@@ -1 +1 @@\n-a\n+b\n\n\nMoved to: /x/y', true).lines.at(-1)?.text).toBe('b')
    expect(fileDiff('update', '\n\nMoved to: /x/y', true).absent).toBe('empty')
  })
})

describe('splitRows', () => {
  it('puts what was replaced beside what it became', () => {
    const { lines } = update('@@ -1 +1 @@\n a\n-b\n-c\n+d\n e\n+f')
    expect(splitRows(lines).map(row => [row.left, row.right, row.across])).toEqual([
      [null, null, 0],
      [1, 1, null],
      [2, 4, null],
      [3, null, null],
      [5, 5, null],
      [null, 6, null],
    ])
  })

  it('shows every line once on its side', () => {
    const { lines } = update('@@\n-a\n\\ No newline at end of file\n+b\n+c\n-d\n same')
    const rows = splitRows(lines)
    const seen = rows.flatMap(row => [row.left, row.right, row.across].filter(index => index !== null))
    expect(new Set(seen)).toEqual(new Set(lines.keys()))
  })
})

describe('changedWords', () => {
  const words = (before: string, after: string) => {
    const { lines } = update(`@@\n-${before}\n+${after}`)
    const found = changedWords(lines, splitRows(lines))
    const cut = (index: number) => (found.get(index) ?? []).map(([from, to]) => lines[index]?.text.slice(from, to))
    return [cut(1), cut(2)]
  }

  it('finds the words that differ', () => {
    expect(words('// waits the same time after every attempt', '// waits longer after every attempt')).toEqual([
      ['the same time'],
      ['longer'],
    ])
  })

  it('marks nothing where little is alike, or the lines are long', () => {
    expect(words('one two three', 'quite another sentence')).toEqual([[], []])
    expect(words(`a${'x'.repeat(600)}`, `b${'x'.repeat(600)}`)).toEqual([[], []])
  })
})

describe('lineParts', () => {
  it('joins colours and changed words, and loses nothing', () => {
    const { lines } = update('@@\n-const a = 1 // old\n+const a = 2 // new')
    const colours = colourDiff(lines, 'typescript')
    const words = changedWords(lines, splitRows(lines))
    const parts = lineParts(lines[2]?.text ?? '', colours?.[2], words.get(2) ?? [])
    expect(parts.map(part => part.text).join('')).toBe('const a = 2 // new')
    expect(parts).toContainEqual({ text: '2', kind: 'num', word: true })
    expect(parts).toContainEqual({ text: 'const', kind: 'key', word: false })
    expect(parts).toContainEqual({ text: 'new', kind: 'com', word: true })
  })

  it('keeps plain lines whole', () => {
    expect(lineParts('abc', undefined, [])).toEqual([{ text: 'abc', kind: null, word: false }])
  })
})
