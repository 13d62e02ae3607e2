import { describe, expect, it } from 'vitest'
import { parseCommandOutput } from './command-output.ts'
import { parsePatchText } from './patch-text.ts'
import { toMs, toSearchAction } from './values.ts'

describe('parseCommandOutput', () => {
  it.each<[string, string, [string, number | null, number | null]]>([
    ['JSON', '{"output":"a\\nb","metadata":{"exit_code":3,"duration_seconds":1.25}}', ['a\nb', 3, 1250]],
    ['JSON without numbers', '{"output":"a"}', ['a', null, null]],
    ['an exit code', 'Exit code: 1\nWall time: 0.5 seconds\nOutput:\na\nOutput:\nb', ['a\nOutput:\nb', 1, 500]],
    ['a process', 'Chunk ID: 1\nWall time: 12.0001 seconds\nProcess exited with code -1\nOutput:\n', ['', -1, 12_000]],
    [
      'a process that runs on',
      'Wall time: 1.0 seconds\nProcess running with session ID 7\nOutput:\nx',
      ['x', null, 1000],
    ],
    ['JSON behind a header', 'Exit code: 0\nOutput:\n{"output":"a","metadata":{"duration_seconds":2}}', ['a', 0, 2000]],
    ['words', 'Output: none', ['Output: none', null, null]],
    ['words that look like a header', 'Hello\nOutput:\nx', ['Hello\nOutput:\nx', null, null]],
    [
      'a header that comes too late',
      `${'x'.repeat(600)}\nExit code: 0\nOutput:\ny`,
      [`${'x'.repeat(600)}\nExit code: 0\nOutput:\ny`, null, null],
    ],
    ['JSON that is cut', '{"output":"a', ['{"output":"a', null, null]],
    ['JSON of another shape', '{"output":5}', ['{"output":5}', null, null]],
    ['nothing', '', ['', null, null]],
  ])('reads %s', (_, stored, [text, exitCode, durationMs]) => {
    expect(parseCommandOutput(stored)).toMatchObject({ text, exitCode, durationMs })
  })
})

describe('parsePatchText', () => {
  it('reads every kind of change, in order', () => {
    const patch = [
      '*** Begin Patch',
      '*** Add File: new dir/a.txt',
      '+one',
      '++two',
      '+',
      '*** Delete File: b.txt',
      '*** Update File: c.txt',
      '*** Move to: d.txt',
      '@@ fn main()',
      ' same',
      '-old',
      '+new',
      '*** End of File',
      '*** Update File: e.txt',
      '@@',
      '+x',
      '*** End Patch',
    ].join('\n')
    expect(parsePatchText(patch)).toEqual([
      { path: 'new dir/a.txt', kind: { type: 'add' }, diff: 'one\n+two\n' },
      { path: 'b.txt', kind: { type: 'delete' }, diff: '' },
      { path: 'c.txt', kind: { type: 'update', move_path: 'd.txt' }, diff: '@@ fn main()\n same\n-old\n+new' },
      { path: 'e.txt', kind: { type: 'update', move_path: null }, diff: '@@\n+x' },
    ])
  })

  it('survives text that is no patch, and patches that are cut', () => {
    expect(parsePatchText('hello\nworld')).toEqual([])
    expect(parsePatchText('')).toEqual([])
    expect(parsePatchText('*** Move to: x')).toEqual([])
    expect(parsePatchText('*** Begin Patch\n*** Add File: a\n+on')).toEqual([
      { path: 'a', kind: { type: 'add' }, diff: 'on' },
    ])
    expect(parsePatchText('*** Begin Patch\r\n*** Delete File: a\r\n*** End Patch\r\n')).toMatchObject([{ path: 'a' }])
  })
})

describe('stored values', () => {
  it('come in the protocol’s spelling', () => {
    expect(toMs({ secs: 2, nanos: 999_999_999 })).toBe(2999)
    expect(toSearchAction({ type: 'search', query: 'a', queries: ['a', 7] })).toEqual({
      type: 'search',
      query: 'a',
      queries: ['a'],
    })
    expect(toSearchAction({ type: 'open_page' })).toEqual({ type: 'openPage', url: null })
    expect(toSearchAction({ type: 'find_in_page', url: 'u', pattern: 'p' })).toEqual({
      type: 'findInPage',
      url: 'u',
      pattern: 'p',
    })
    expect(toSearchAction({})).toEqual({ type: 'other' })
  })
})
