import { describe, expect, it } from 'vitest'
import { diffCounts, diffLines } from './diff-lines.ts'

describe('diffLines', () => {
  it('numbers both sides of a unified diff', () => {
    const lines = diffLines('update', '@@ -18,2 +18,3 @@ top\n same\n-old\n+new\n+more\n')
    expect(lines.map(line => [line.kind, line.before, line.after, line.text])).toEqual([
      ['hunk', null, null, '@@ -18,2 +18,3 @@ top'],
      ['same', 18, 18, 'same'],
      ['remove', 19, null, 'old'],
      ['add', null, 19, 'new'],
      ['add', null, 20, 'more'],
    ])
    expect(diffCounts(lines)).toEqual({ added: 2, removed: 1 })
  })

  it('does not take changed lines of dashes for a file header', () => {
    const lines = diffLines(
      'update',
      '--- a/x\n+++ b/x\n@@ -1 +1 @@\n---- rule\n+++ plus\n\\ No newline at end of file',
    )
    expect(lines.map(line => line.kind)).toEqual(['note', 'note', 'hunk', 'remove', 'add', 'note'])
  })

  it('shows a hunk without numbers', () => {
    expect(diffLines('update', '@@\n-a\n+b').map(line => [line.kind, line.before, line.after])).toEqual([
      ['hunk', null, null],
      ['remove', null, null],
      ['add', null, null],
    ])
  })

  it('takes the content of a new or deleted file as its lines', () => {
    expect(diffLines('add', 'a\n-b\n')).toEqual([
      { kind: 'add', text: 'a', before: null, after: 1 },
      { kind: 'add', text: '-b', before: null, after: 2 },
    ])
    expect(diffLines('delete', 'a')).toEqual([{ kind: 'remove', text: 'a', before: 1, after: null }])
    expect(diffLines('add', '')).toEqual([])
  })
})
