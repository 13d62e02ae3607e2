import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseQuery } from '../../../shared/search/parse.ts'
import type { SearchQuery, Term } from '../../../shared/search/query.ts'
import { readTerm } from '../../../shared/search/terms.ts'
import { anyText } from './testing-texts.ts'

const now = new Date(2026, 10, 20, 15, 30).getTime()
const parse = (text: string, typing = false) => parseQuery(text, { now, typing })

/** Terms in short: groups by commas, alternatives by bars, a star for a prefix. */
function terms(query: SearchQuery): string {
  const group = (list: SearchQuery['excluded']) =>
    list.map(term => term.tokens.join(' ') + (term.prefix ? '*' : '')).join('|')
  const excluded = query.excluded.length === 0 ? '' : ` not ${group(query.excluded)}`
  return query.groups.map(group).join(', ') + excluded
}

describe('words', () => {
  it.each([
    ['retry webhook', 'retry, webhook'],
    ['"connection reset" retry*', 'connection reset, retry*'],
    ['"connection re"*', 'connection re*'],
    ['“smart quotes” „unten“ «guillemets»', 'smart quotes, unten, guillemets'],
    ['"left open and OR', 'left open and or'],
    ['retry -webhook -"two words"', 'retry not webhook|two words'],
    ['webhook retry OR backoff OR jitter slow', 'webhook, retry|backoff|jitter, slow'],
    ['a OR b c OR d', 'a|b, c|d'],
    ['foo.bar(baz)', 'foo bar baz'],
    ['src/main/index.ts', 'src main index ts'],
    ['C:\\Users\\dev https://example.com/a?b', 'c users dev, https example com a b'],
    ['git commit --no-verify', 'git, commit, no verify'],
    ['a->b -> c', 'a b, c'],
    ['don\'t print("hi', 'don t, print hi'],
    ['go to id', 'go, to, id'],
    ['Café NAÏVE', 'cafe, naive'],
    ['数', '数*'],
    ['数据', '数据'],
    ['数据文件', '数据 据文 文件'],
    ['"数据 foo" foo数', '数据 据 foo, foo 数*'],
    ['🎉 שלום مرحبا', '🎉, שלום, مرحبا'],
    ['or and not', 'or, and, not'],
    ['x*', 'x'],
    ['fo*o', 'fo o'],
    ['foo:bar http://x file:///a/b version: 3', 'foo bar, http x, file a b, version, 3'],
    ['"foo"bar', 'foo, bar'],
  ])('%s', (text, expected) => {
    expect(terms(parse(text))).toBe(expected)
  })

  it('completes the last word while it is typed', () => {
    expect(terms(parse('retry web', true))).toBe('retry, web*')
    expect(terms(parse('retry web ', true))).toBe('retry, web')
    expect(terms(parse('retry we', true))).toBe('retry, we')
    expect(terms(parse('retry "web', true))).toBe('retry, web')
    expect(terms(parse('retry -web', true))).toBe('retry not web')
    expect(terms(parse('src/mai', true))).toBe('src mai*')
  })

  it.each([
    ['', []],
    ['OR', ['OR']],
    ['OR retry', ['OR']],
    ['retry OR', ['OR']],
    ['a OR OR b', ['OR']],
    ['-', ['-']],
    ['* ** "" " -"" ->', ['*', '**', '""', '" -"', '" ->']],
    ['a OR -b', ['OR']],
    ['a OR mode:legacy', ['OR']],
    ['x* y', ['*']],
    ['-a -b', ['-a', '-b']],
    ['project: retry', []],
    ['retry project:', ['project:']],
    [
      'is:green has:"" tokens:many after:soon source:mars',
      ['is:green', 'has:""', 'tokens:many', 'after:soon', 'source:mars'],
    ],
  ])('says what it ignores in %j', (text, expected) => {
    const { ignored } = parse(text)
    expect(ignored.map(({ from, to }) => text.slice(from, to))).toEqual(expected)
    for (const { reason } of ignored) expect(reason).toMatch(/^[\w:]+ .{10,}/)
  })

  it('takes the beginning of pages of text', () => {
    const page = Array.from({ length: 2000 }, (_, i) => `word${i}`).join(' ')
    const words = parse(page)
    expect(words.groups).toHaveLength(64)
    expect(words.ignored).toHaveLength(1)
    const phrase = parse(`"${page}`)
    expect(phrase.groups[0]?.[0]?.tokens).toHaveLength(64)
    expect(phrase.parts).toHaveLength(1)
    expect(phrase.ignored[0]?.to).toBe(page.length + 1)
    // The cut lies behind a run without spaces: its last character stands in the pair before.
    const cut = parse(`"${'word '.repeat(62)}数据 ${page}`)
    expect(cut.groups[0]?.[0]).toMatchObject({ prefix: false, tokens: { length: 63, 62: '数据' } })
    const fields = parse('is:fork '.repeat(2000))
    expect(fields.conditions.length).toBeLessThan(300)
  })
})

describe('fields', () => {
  const conditions = (text: string) => parse(text).conditions.map(({ negated: _, ...condition }) => condition)

  it('takes them from between the words', () => {
    const text = 'project:acme-api retry has:error -is:archived Model:"gpt 5" source:app-server'
    expect(parse(text).conditions).toEqual([
      { field: 'project', value: 'acme-api', negated: false },
      { field: 'has', value: 'error', negated: false },
      { field: 'is', value: 'archived', negated: true },
      { field: 'model', value: 'gpt 5', negated: false },
      { field: 'source', value: 'appServer', negated: false },
    ])
    expect(terms(parse(text))).toBe('retry')
  })

  it('reads dates by the calendar of this machine', () => {
    const local = (year: number, month: number, day: number) => new Date(year, month - 1, day).getTime()
    expect(conditions('after:2026-08-01 before:2026-9 after:2025 after:7d before:today after:2w after:3m')).toEqual([
      { field: 'after', at: local(2026, 8, 1) },
      { field: 'before', at: local(2026, 9, 1) },
      { field: 'after', at: local(2025, 1, 1) },
      { field: 'after', at: local(2026, 11, 13) },
      { field: 'before', at: local(2026, 11, 20) },
      { field: 'after', at: local(2026, 11, 6) },
      { field: 'after', at: local(2026, 8, 20) },
    ])
    expect(conditions('after:2026-08-01T10:00:00Z')).toEqual([{ field: 'after', at: Date.UTC(2026, 7, 1, 10) }])
    expect(parse('after:2026-02-30 before:2026-13 after:0d9').ignored).toHaveLength(3)
  })

  it('reads amounts', () => {
    expect(conditions('tokens:>10k tokens:<=1.5m tokens:2_000 tokens:=5 tokens:5k..20k tokens:..7')).toEqual([
      { field: 'tokens', least: 10_001, most: null },
      { field: 'tokens', least: null, most: 1_500_000 },
      { field: 'tokens', least: 2000, most: null },
      { field: 'tokens', least: 5, most: 5 },
      { field: 'tokens', least: 5000, most: 20_000 },
      { field: 'tokens', least: null, most: 7 },
    ])
    expect(parse('tokens:> tokens:.. tokens:1..2..3 tokens:-1 tokens:9999999999999g').ignored).toHaveLength(5)
  })

  it('lets OR stand between values of one field', () => {
    expect(parse('mode:legacy OR mode:paginated').ignored).toEqual([])
    expect(parse('mode:legacy OR branch:main').ignored).toHaveLength(1)
    expect(parse('is:fork OR is:archived').ignored).toHaveLength(1)
  })

  it('reads kinds of hits, which narrow what words are found in', () => {
    expect(parse('retry').kinds).toBeNull()
    expect(parse('retry kind:prompts kind:command-output').kinds).toEqual(['prompt', 'commandOutput'])
    expect(parse('retry kind:prompt OR kind:plan')).toMatchObject({ kinds: ['prompt', 'plan'], ignored: [] })
    expect(parse('retry kind:context -kind:context').kinds).toEqual([])
    const others = parse('retry -kind:answer').kinds ?? []
    expect([others.includes('answer'), others.includes('context'), others.includes('plan')]).toEqual([
      false,
      false,
      true,
    ])
    expect(parse('retry kind:letter').ignored).toMatchObject([{ from: 6, to: 17 }])
    const alone = parse('is:fork kind:prompt OR kind:plan')
    expect([alone.kinds, alone.parts.length, alone.ignored.length]).toEqual([null, 1, 3])
  })

  it('keeps constructors of the language apart', () => {
    expect(parse('is:constructor has:__proto__ toString:1').ignored).toHaveLength(2)
  })
})

describe('parts', () => {
  it('tells where each stands and what it is', () => {
    const text = ' project:acme "connection reset" OR retry* -slow '
    const { parts } = parse(text)
    expect(parts.map(({ from, to }) => text.slice(from, to))).toEqual([
      'project:acme',
      '"connection reset"',
      'OR',
      'retry*',
      '-slow',
    ])
    expect(parts[1]).toMatchObject({ kind: 'words', text: 'connection reset', quoted: true, prefix: false })
    expect(parts[3]).toMatchObject({ text: 'retry', quoted: false, prefix: true, negated: false })
    expect(parts[4]).toMatchObject({ text: 'slow', negated: true })
  })

  it('and what is ignored account for every character of any text', () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, typing) => {
        const { parts, ignored } = parse(text, typing)
        let at = 0
        for (const { from, to } of [...parts, ...ignored].sort((a, b) => a.from - b.from)) {
          expect(from).toBeGreaterThanOrEqual(at)
          expect(to).toBeGreaterThan(from)
          expect(
            text
              .slice(at, from)
              .replace(/[\u0085\u200b]/g, '')
              .trim(),
          ).toBe('')
          at = to
        }
        expect(
          text
            .slice(at)
            .replace(/[\u0085\u200b]/g, '')
            .trim(),
        ).toBe('')
      }),
      { numRuns: 1000 },
    )
  })

  it('are the terms and conditions, one by one', () => {
    fc.assert(
      fc.property(anyText, text => {
        const { parts, groups, excluded, conditions } = parse(text)
        const said = (negated: boolean) =>
          parts.flatMap(part => (part.kind === 'words' && part.negated === negated ? [part] : []))
        const match = (terms: readonly Term[], words: { text: string; prefix: boolean }[]) => {
          expect(terms).toHaveLength(words.length)
          for (const [i, term] of terms.entries()) {
            expect(readTerm(words[i]?.text ?? '', words[i]?.prefix === true ? 'star' : 'whole')?.term).toEqual(term)
          }
        }
        match(groups.flat(), said(false))
        match(excluded, said(true))
        const fields = parts.flatMap(part => (part.kind === 'field' && part.field !== 'kind' ? [part] : []))
        expect(fields.map(({ field, negated }) => ({ field, negated }))).toEqual(
          conditions.map(({ field, negated }) => ({ field, negated })),
        )
      }),
      { numRuns: 1000 },
    )
  })
})
