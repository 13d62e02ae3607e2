import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_OUT, normalise } from './normalise.ts'

describe('a text without what is its own', () => {
  it.each([
    [
      "Error: ENOENT: no such file or directory, open '/home/dev/a.json'",
      'Error: ENOENT: no such file or directory, open <name>',
    ],
    ["sed: can't read src/foo.ts: No such file", "sed: can't read <path>: No such file"],
    ['C:\\Users\\me\\a.txt: cannot find the path (os error 3)', '<path>: cannot find the path (os error 3)'],
    ["src/app.ts(12,5): error TS2339: Property 'foo' is gone", '<path>(<n>): error TS2339: Property <name> is gone'],
    ['  --> src/main.rs:12:5', '--> <path>'],
    ['error sending request for url (https://api.example.com/v1?x=1)', 'error sending request for url (<url>)'],
    ['request id: req_011CSHoEeqs5C35K2UUqR7Fy', 'request id: <id>'],
    ['thread 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b is gone', 'thread <id> is gone'],
    ['at commit 5c3a1f9 and deadbeef12', 'at commit <id> and <id>'],
    ['2026-11-27T02:13:12.345Z took 1.5s, 30 MB, 12%', '<time> took <n>s, <n> MB, <n>%'],
    ['[1, 2, 3] and [4, 5]', '[<n>…] and [<n>…]'],
    ['status 429 Too Many Requests', 'status 429 Too Many Requests'],
    ['error[E0308]: mismatched types in utf8', 'error[E0308]: mismatched types in utf8'],
    ['\u001b[31merror\u001b[0m:\tred\r\n and  wide', 'error: red and wide'],
    ['I/O error and/or nothing', 'I/O error and/or nothing'],
    ['========== FAILURES ==========', '=== FAILURES ==='],
  ])('%s', (text, expected) => {
    expect(normalise(text)).toBe(expected)
  })

  it('is the same for failures that differ in names and numbers alone', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/)
    const path = fc.array(word, { minLength: 2, maxLength: 5 }).map(parts => `/${parts.join('/')}.ts`)
    const failure = fc
      .tuple(path, fc.nat(), fc.nat(), fc.uuid(), word)
      .map(([file, line, ms, id, name]) => `${file}:${line} failed after ${ms} ms: '${name}' of ${id} is gone`)
    fc.assert(fc.property(failure, text => normalise(text) === '<path> failed after <n> ms: <name> of <id> is gone'))
  })

  /** Pieces that the rules are about, glued together in every way. */
  const piece = fc.constantFrom(
    ...[
      'a',
      'Z',
      '0',
      '12',
      '1.5',
      "'",
      '"',
      '`',
      '“',
      '”',
      '<n>',
      '<path>',
      '<',
      '>',
      '…',
      ' ',
      ', ',
      ':',
      '://',
      '/',
    ],
    ...['.', '..', '~', '\\', '-', '_', '=', 'http', 'status ', 'E0308', 'C:', '.ts', 'T12:13', '2026-01-02', 'x1y2'],
    ...['\u001b[1m', '\u001b', '\0', '\n', '豆', '\u{1f33e}', '\ud83c', 'deadbeef', '%', '(', ')', '|', ';', 'code: 7'],
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 1200 }),
    fc.array(piece, { maxLength: 400 }).map(all => all.join('')),
  )

  it('is short, on one line, and stays as it is', () => {
    fc.assert(
      fc.property(text, given => {
        const once = normalise(given)
        expect(once.length).toBeLessThanOrEqual(MAX_OUT)
        expect(once).not.toMatch(/[\p{Cc}]|^ | $/u)
        expect(normalise(once)).toBe(once)
      }),
      { numRuns: 3000 },
    )
  })
})
