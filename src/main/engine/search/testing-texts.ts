import fc from 'fast-check'

/** Texts that people and programs may put into the field. For tests only. */

const FRAGMENTS = [
  ...[
    'retry',
    'webhook',
    'Café',
    'to',
    'x',
    'OR',
    'or',
    'AND',
    'NOT',
    'NEAR',
    '数据文件',
    '数',
    'がｶﾞ',
    '파일을',
    'שלום',
    'مَرحبا',
  ],
  ...['foo.bar(baz)', 'src/main/a.ts', 'a->b', '--no-verify', "don't", '{"a": "b"}', '🎉', '👩\u200d💻', '\u202eabc'],
  ...[
    ' ',
    ' ',
    ' ',
    '  ',
    '\n',
    '\t',
    '\u3000',
    '"',
    '“',
    '”',
    '-',
    '*',
    '^',
    '(',
    ')',
    '+',
    ':',
    '{',
    '}',
    '\\',
    '\0',
    "'",
    ';',
  ],
  ...[
    'project:',
    'is:fork',
    '-is:archived',
    'has:error',
    'mode:legacy',
    'after:2026-08',
    'tokens:>10k',
    'file:"a b"',
    'tool:%',
  ],
] as const

const pieces = fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 24 }).map(list => list.join(''))
const spaced = fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 24 }).map(list => list.join(' '))
const page = fc.array(fc.constantFrom(...FRAGMENTS), { minLength: 500, maxLength: 1500 }).map(list => list.join(' '))

/** Of letters that people write with. */
export const writtenText = fc.oneof(pieces, spaced)

export const anyText = fc.oneof(
  { arbitrary: pieces, weight: 20 },
  { arbitrary: spaced, weight: 20 },
  { arbitrary: fc.string({ unit: 'binary' }), weight: 10 },
  { arbitrary: fc.string({ unit: 'grapheme' }), weight: 10 },
  { arbitrary: page, weight: 1 },
)
