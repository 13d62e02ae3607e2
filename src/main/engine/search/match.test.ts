import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { matchString } from '../../../shared/search/match-string.ts'
import { createMatcher } from '../../../shared/search/matcher.ts'
import { parseQuery } from '../../../shared/search/parse.ts'
import { sqliteBinding } from '../index/binding.ts'
import { IndexTexts } from './index-text.ts'
import { anyText } from './testing-texts.ts'

const parse = (text: string) => parseQuery(text, { now: 0 })

/** A real table of texts, as the index has it. */
class Texts {
  readonly #db: Database.Database
  readonly #texts = new IndexTexts()

  constructor() {
    const nativeBinding = sqliteBinding()
    this.#db = new Database(':memory:', nativeBinding === undefined ? {} : { nativeBinding })
    onTestFinished(() => {
      this.#db.close()
    })
    this.#db.exec(`CREATE VIRTUAL TABLE t USING fts5 (text, content = '', contentless_delete = 1, tokenize = 'ascii')`)
  }

  fill(texts: readonly string[]): void {
    this.#db.exec('DELETE FROM t')
    const insert = this.#db.prepare('INSERT INTO t (rowid, text) VALUES (?, ?)')
    for (const [i, text] of texts.entries()) insert.run(i, this.#texts.prepare(text))
  }

  /** Numbers of the texts that are found. */
  search(query: string): number[] {
    const match = matchString(parse(query))
    if (match === null) return []
    return this.#db.prepare('SELECT rowid FROM t WHERE t MATCH ? ORDER BY rowid').pluck().all(match).map(Number)
  }
}

describe('matchString', () => {
  it.each([
    ['retry "connection reset" foo.bar*', '("retry") AND ("connection reset") AND ("foo bar" *)'],
    ['a OR b -c -"d e"', '(("a" OR "b")) NOT ("c" OR "d e")'],
    ['is:fork', null],
    ['', null],
  ])('%s', (text, expected) => {
    expect(matchString(parse(text))).toBe(expected)
  })

  it('is accepted whatever was typed, and finds what the matcher finds', () => {
    const table = new Texts()
    fc.assert(
      fc.property(anyText, fc.array(anyText, { minLength: 1, maxLength: 4 }), (query, texts) => {
        const all = [...texts, query]
        table.fill(all)
        const matcher = createMatcher(parse(query))
        expect(table.search(query)).toEqual(all.flatMap((text, i) => (matcher.matches(text) ? [i] : [])))
      }),
      { numRuns: 500 },
    )
  })

  it('finds a text by itself as a phrase', () => {
    const table = new Texts()
    fc.assert(
      fc.property(anyText, text => {
        const bare = text.replace(/["“”„«»]/g, ' ')
        const query = `"${bare}"`
        fc.pre(parse(query).groups.length > 0)
        table.fill(['other words', `before ${bare} behind`])
        expect(table.search(query)).toEqual([1])
      }),
      { numRuns: 500 },
    )
  })
})

/** A query of known meaning beside its text, and texts of known words. */
const WORDS = ['foo', 'foobar', 'fo', 'bar', 'Café', 'to', 'x', '数据', '文件数据', '数'] as const
const plain = fc.constantFrom(...WORDS)
const document = fc.array(plain, { maxLength: 8 })
const separator = fc.constantFrom(' ', '.', '/', '_', ', ', '\n', '("')
const wanted = fc.oneof(
  plain.map(word => ({ text: word, words: [word], star: false })),
  fc.constantFrom('fo', 'ba', 'Caf', 'cafe').map(word => ({ text: `${word}*`, words: [word], star: true })),
  fc
    .array(fc.constantFrom('foo', 'bar', 'to', 'fo'), { minLength: 2, maxLength: 3 })
    .map(words => ({ text: `"${words.join(' ')}"`, words, star: false })),
)
type Wanted = typeof wanted extends fc.Arbitrary<infer T> ? T : never
const group = fc.array(wanted, { minLength: 1, maxLength: 3 })

function folded(word: string): string {
  return word.toLowerCase().replace('é', 'e')
}

/** Whether a document, given by its words, holds what is wanted: told without tokens. */
function holds(words: readonly string[], { words: phrase, star }: Wanted): boolean {
  return words.some((_, at) =>
    phrase.every((part, i) => {
      const word = words[at + i]
      if (word === undefined) return false
      const spaceless = /^[数据文件]/.test(part)
      return spaceless
        ? folded(word).includes(part)
        : star && i === phrase.length - 1
          ? folded(word).startsWith(folded(part))
          : folded(word) === folded(part)
    }),
  )
}

describe('a query', () => {
  it('finds what its parts say, in the index and in a text', () => {
    const table = new Texts()
    fc.assert(
      fc.property(
        fc.array(group, { minLength: 1, maxLength: 3 }),
        fc.array(wanted, { maxLength: 2 }),
        fc.array(fc.tuple(document, separator), { minLength: 1, maxLength: 12 }),
        (groups, excluded, documents) => {
          const query = [
            ...groups.map(alternatives => alternatives.map(({ text }) => text).join(' OR ')),
            ...excluded.map(({ text }) => `-${text}`),
          ].join(' ')
          const texts = documents.map(([words, by]) => words.join(by))
          const expected = documents.flatMap(([words], i) => {
            const all = groups.every(alternatives => alternatives.some(term => holds(words, term)))
            return all && !excluded.some(term => holds(words, term)) ? [i] : []
          })
          table.fill(texts)
          expect(table.search(query)).toEqual(expected)
          const matcher = createMatcher(parse(query))
          expect(texts.flatMap((text, i) => (matcher.matches(text) ? [i] : []))).toEqual(expected)
        },
      ),
      { numRuns: 1000 },
    )
  })
})

describe('marks', () => {
  const marked = (query: string, text: string) =>
    createMatcher(parse(query))
      .marks(text)
      .map(({ from, to }) => text.slice(from, to))

  it.each([
    ['retry "connection reset"', 'Retry after a Connection\nReset, retrying', ['Retry', 'Connection\nReset']],
    ['retry*', 'retries, Retryable', ['Retryable']],
    ['cafe', 'Un café, un CAFÉ', ['café', 'CAFÉ']],
    ['foo.bar', 'x foo.bar(baz)', ['foo.bar']],
    ['数据文', '大数据文件小', ['数据文']],
    ['据', '大数据文件据', ['据', '据']],
    ['a OR b -c', 'c b a', ['b', 'a']],
    ['"a a"', 'a a a a', ['a a a a']],
    ['-a', 'a', []],
  ])('%s in %j', (query, text, expected) => {
    expect(marked(query, text)).toEqual(expected)
  })

  it('stand in order, apart, and only in texts that hold a term', () => {
    fc.assert(
      fc.property(anyText, anyText, (query, text) => {
        const matcher = createMatcher(parse(query))
        const marks = matcher.marks(text)
        for (const [i, { from, to }] of marks.entries()) {
          expect(to).toBeGreaterThan(from)
          expect(from).toBeGreaterThan(marks[i - 1]?.to ?? -1)
        }
        if (matcher.matches(text)) expect(marks.length).toBeGreaterThan(0)
      }),
    )
  })
})
