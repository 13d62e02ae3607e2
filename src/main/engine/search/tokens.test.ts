import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { tokensOf } from '../../../shared/search/tokens.ts'
import { sqliteBinding } from '../index/binding.ts'
import { IndexTexts } from './index-text.ts'

const words = (text: string) => Array.from(tokensOf(text), token => token.text)

/** The words that the index itself makes of a text, in their order. */
function indexedWords(): (text: string) => string[] {
  const nativeBinding = sqliteBinding()
  const db = new Database(':memory:', nativeBinding === undefined ? {} : { nativeBinding })
  onTestFinished(() => {
    db.close()
  })
  db.exec(`CREATE VIRTUAL TABLE t USING fts5 (text, content = '', contentless_delete = 1, tokenize = 'ascii');
    CREATE VIRTUAL TABLE v USING fts5vocab (t, 'instance')`)
  const texts = new IndexTexts()
  return text => {
    db.exec('DELETE FROM t')
    db.prepare('INSERT INTO t (rowid, text) VALUES (1, ?)').run(texts.prepare(text))
    return db
      .prepare('SELECT term FROM v ORDER BY "offset"')
      .pluck()
      .all()
      .map(term => String(term))
  }
}

describe('tokensOf', () => {
  it.each([
    ['foo.bar(baz)', ['foo', 'bar', 'baz']],
    ['snake_case camelCase --no-verify', ['snake', 'case', 'camelcase', 'no', 'verify']],
    ['Café Ångström naïve ÉCOLE', ['cafe', 'angstrom', 'naive', 'ecole']],
    ['cafe\u0301', ['cafe']],
    ['straße Łódź œuvre İstanbul ı', ['strasse', 'lodz', 'oeuvre', 'istanbul', 'i']],
    ['ΟΔΟΣ οδός', ['οδοσ', 'οδοσ']],
    ['ёлка Ёлка', ['елка', 'елка']],
    ['العَرَبِيَّة أحمد', ['العربية', 'احمد']],
    ['שָׁלוֹם', ['שלום']],
    ['数据文件', ['数据', '据文', '文件', '件']],
    ['数', ['数']],
    ['read数据ok', ['read', '数据', '据', 'ok']],
    ['ｶﾞﾗｽ ガラス か\u3099', ['ガラ', 'ラス', 'ス', 'ガラ', 'ラス', 'ス', 'が']],
    ['파일을', ['파일', '일을', '을']],
    ['👍🎉 ok🚀', ['👍', '🎉', 'ok', '🚀']],
    ['ＡＢＣ１２３', ['abc123']],
    ['soft\u00adhyphen \u2068isolated\u2069', ['softhyphen', 'isolated']],
    ['हिन्दी', ['हिन्दी']],
    ['K 𝐀𝐁', ['k', 'ab']],
    ['→ … “” ─│ \ud800 \0', []],
    ['', []],
  ])('cuts %j', (text, expected) => {
    expect(words(text)).toEqual(expected)
  })

  it('tells where tokens stand', () => {
    const text = 'Ein Café, 数据文!'
    expect(Array.from(tokensOf(text), ({ from, to }) => text.slice(from, to))).toEqual([
      'Ein',
      'Café',
      '数据',
      '据文',
      '文',
    ])
  })

  it('knows long words by their beginning', () => {
    expect(words(`${'a'.repeat(500)} b`)).toEqual(['a'.repeat(64), 'b'])
    expect(words(`${'é'.repeat(63)}🎉`)).toEqual(['e'.repeat(63), '🎉'])
    expect(words('𐐀'.repeat(100))).toEqual(['𐐨'.repeat(32)])
  })
})

describe('IndexTexts', () => {
  it('leaves ASCII as it is', () => {
    const text = 'const a = foo.bar(baz) // 12:30\n'
    expect(new IndexTexts().prepare(text)).toBe(text)
  })

  it('makes texts of which the index cuts the same words', () => {
    const indexed = indexedWords()
    const samples = ['x数据y', 'déjà-vu/été.ts', `${'9'.repeat(70)}é`, 'a\0b\0é', '½ ⑴ ﷺ ﬁn ™ª', '\u0301\u0302 a']
    for (let padding = 0; padding < 70; padding++) samples.push(`${' '.repeat(padding)}${'7'.repeat(65)} b`)
    for (const text of samples) expect(indexed(text)).toEqual(words(text))
    fc.assert(
      fc.property(fc.string({ unit: fc.oneof(fc.string({ unit: 'binary', maxLength: 1 }), unusual) }), text => {
        expect(indexed(text)).toEqual(words(text))
      }),
      { numRuns: 1000 },
    )
  })
})

/** Characters that fold, join, cut or pair in ways of their own. */
const unusual = fc.constantFrom(
  ...[
    'a',
    'Z',
    '9',
    ' ',
    '.',
    '_',
    '"',
    '-',
    '*',
    '\0',
    'é',
    'e\u0301',
    'ß',
    'İ',
    'ﬁ',
    '½',
    '⑴',
    'Σ',
    '数',
    'が',
    '、',
    'ー',
    '→',
    'か\u3099',
  ],
  ...[
    'ｶ',
    'ﾞ',
    '파',
    'ก',
    'ำ',
    'က',
    '👍',
    '👩\u200d💻',
    '🇩🇪',
    '\u200f',
    '\u2068',
    '\ufe0f',
    'أ',
    '\u064b',
    '𐐀',
    '\ud800',
    'ﷺ',
  ],
)
