import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FINGERPRINT_DIGITS } from '../fingerprint-name.ts'
import { skeinLink } from '../skein-link.ts'
import { parseSkeinLink, type SkeinLink, skeinLinkSchema } from './link.ts'

const thread = (id: string, place: object = {}) => ({
  ...{ to: 'thread', id, tab: null, line: null, item: null, home: null },
  ...place,
})

describe('links', () => {
  it('name a thread, a tab of it, and a line or an item in it', () => {
    expect(parseSkeinLink('skein://thread/0199a213-81c0')).toEqual(thread('0199a213-81c0'))
    expect(parseSkeinLink('skein://thread/a/')).toEqual(thread('a'))
    expect(parseSkeinLink('skein://thread/a?line=17')).toEqual(thread('a', { line: 17 }))
    expect(parseSkeinLink('skein://thread/a?item=3')).toEqual(thread('a', { item: 3 }))
    expect(parseSkeinLink('skein://thread/a?tab=raw&line=17')).toEqual(thread('a', { tab: 'raw', line: 17 }))
    expect(parseSkeinLink('skein://thread/a?tab=diagnostics&line=7')).toEqual(
      thread('a', { tab: 'diagnostics', line: 7 }),
    )
    expect(parseSkeinLink('skein://thread/a?tab=diagnostics')).toEqual(thread('a', { tab: 'diagnostics' }))
  })

  it('name a search, the list and the pages, with what is chosen there', () => {
    expect(parseSkeinLink('skein://search?q=cargo+test%20%22a%26b%22&kind=prompt&mode=paginated')).toMatchObject({
      to: 'search',
      text: 'cargo test "a&b"',
      kinds: ['prompt'],
      modes: ['paginated'],
      sort: 'relevance',
    })
    expect(parseSkeinLink('skein://threads?project=/a&project=/b&archived=archived&sort=size&from=12.5')).toMatchObject(
      {
        to: 'list',
        projects: ['/a', '/b'],
        archived: 'archived',
        sort: 'size',
        order: 'desc',
        since: 12.5,
        pinned: false,
      },
    )
    expect(parseSkeinLink('skein://problems?severity=error&check=broken-json&release=&known=1')).toMatchObject({
      to: 'problems',
      severities: ['error'],
      check: 'broken-json',
      release: '',
      known: true,
    })
    expect(parseSkeinLink('skein://usage?span=12m&step=week&by=source')).toMatchObject({
      to: 'usage',
      span: '12m',
      step: 'week',
      split: 'source',
    })
    expect(parseSkeinLink('skein://compatibility')).toEqual({ to: 'compatibility', homes: [] })
  })

  it('are refused whole when a part of them is not understood', () => {
    const others = [
      'skein://thread/',
      'skein://thread/a/b',
      'skein://thread/a?b',
      'skein://thread/a?line=0',
      'skein://thread/a?line=-1',
      'skein://thread/a?line=1.5',
      'skein://thread/a?line=1&item=2',
      'skein://thread/a?line=1&line=2',
      'skein://thread/a?tab=raw&item=2',
      'skein://thread/a?tab=timeline&line=2',
      'skein://thread/a?tab=metadata&line=2',
      'skein://thread/a?tab=diagnostics&item=2',
      'skein://thread/a?tab=secrets',
      'skein://thread/a?line=1x',
      'skein://thread/a?id=b',
      'skein://thread/a?to=list',
      `skein://thread/a?line=${'9'.repeat(10)}`,
      'skein://home/a',
      'skein://constructor',
      'skein://threads?__proto__=1',
      'skein://threads/a',
      'skein://threads?pinned=0',
      'skein://threads?mode=sliced',
      'skein://threads?month=november',
      'skein://threads?sort=name&sort=size',
      'skein://problems?check=../x',
      'skein://usage?span=1000d',
      'skein://usage?by=model',
      'skein://compatibility?mode=legacy',
      'skein://compare?left=../a',
      'skein://failures?kind=sliced',
      'skein://failures?fingerprint=12',
      'skein://failures?fingerprint=0123456789ag',
      'skein://failures?state=open',
      'skein://queue?state=closed',
      'skein://queue?check=nul-bytes',
      'skein://ended?kind=tool',
      'skein://homes?show=all&show=same',
      'skein://homes?left=',
      'https://thread/a',
      `skein://thread/${'a'.repeat(129)}`,
      'x skein://thread/a',
      'skein://thread/%2e%2e',
      'skein://search',
      'skein://search?q=%ff',
      'skein://search?q=a#b',
      `skein://search?q=${'a'.repeat(4001)}`,
      `skein://threads?${'tag=a&'.repeat(5000)}tag=a`,
      `skein://threads?${'tag=a&'.repeat(200)}tag=a`,
    ]
    for (const link of others) expect(parseSkeinLink(link), link).toBeNull()
  })

  it('never make the reader fail, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map(text => `skein://threads?${text}`),
        ),
        link => {
          expect(() => parseSkeinLink(link)).not.toThrow()
        },
      ),
    )
  })

  it('are written of any text', () => {
    const link = skeinLinkSchema.parse({ to: 'list', projects: ['/a\ud800b', '/\u{1f9f6}'] })
    expect(parseSkeinLink(skeinLink(link))).toMatchObject({ projects: ['/a\ufffdb', '/\u{1f9f6}'] })
  })

  it('are read as they were written', () => {
    const number = fc.integer({ min: 1, max: 999_999_999 })
    const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 20 }), { maxLength: 5 })
    const time = fc.option(fc.integer({ min: -1e12, max: 1e12 }))
    const narrowed = fc.record({
      modes: fc.subarray(['legacy', 'paginated', 'unknown'] as const),
      sources: texts,
      projects: texts,
      providers: texts,
      models: texts,
      releases: texts,
      months: fc.subarray(['2026-11', '2026-12']),
      tags: texts,
      archived: fc.constantFrom('all', 'active', 'archived'),
      pinned: fc.boolean(),
      withProblems: fc.boolean(),
      since: time,
      until: time,
      homes: texts,
    })
    const text = fc.string({ unit: 'grapheme', maxLength: 300 })
    const id = fc.stringMatching(/^[\w.-]{1,128}$/)
    const at = fc.oneof(
      fc.constantFrom(null, 'transcript', 'timeline', 'raw', 'metadata', 'diagnostics').map(tab => ({ tab })),
      number.map(item => ({ item })),
      fc.record({ tab: fc.constantFrom(null, 'raw', 'diagnostics'), line: number }),
    )
    const folder = fc.option(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }))
    const links = fc.oneof(
      fc.tuple(id, at, folder).map(([name, where, home]) => thread(name, { ...where, home })),
      fc.record({
        to: fc.constant('list'),
        text,
        sort: fc.constantFrom('updated', 'name', 'tokens'),
        order: fc.constantFrom('asc', 'desc'),
        more: narrowed,
      }),
      fc.record({
        to: fc.constant('search'),
        text,
        sort: fc.constantFrom('relevance', 'time'),
        kinds: fc.subarray(['prompt', 'answer', 'command']),
        more: narrowed,
      }),
      fc.record({
        to: fc.constant('problems'),
        severities: fc.subarray(['error', 'warning', 'info']),
        check: fc.option(fc.stringMatching(/^[a-z0-9-]{1,30}$/)),
        release: fc.option(fc.string({ maxLength: 20 })),
        since: time,
        until: time,
        known: fc.boolean(),
        homes: texts,
      }),
      fc.record({
        to: fc.constant('usage'),
        text,
        span: fc.constantFrom('30d', '90d', '12m', 'all'),
        step: fc.constantFrom('day', 'week', 'month'),
        split: fc.constantFrom('project', 'source', 'provider'),
        more: narrowed,
      }),
      fc.record({ to: fc.constantFrom('compatibility', 'ended', 'coverage'), homes: texts }),
      fc.record({
        to: fc.constant('failures'),
        kind: fc.constantFrom(null, 'command', 'stopped'),
        text: fc.string({ unit: 'grapheme', maxLength: 50 }),
        known: fc.boolean(),
        sort: fc.constantFrom('threads', 'firstRelease'),
        order: fc.constantFrom('asc', 'desc'),
        fingerprint: fc.option(fc.stringMatching(FINGERPRINT_DIGITS)),
        homes: texts,
      }),
      fc.record({ to: fc.constant('queue'), state: fc.constantFrom('open', 'known', 'all'), homes: texts }),
      fc.record({
        to: fc.constant('homes'),
        left: folder,
        right: folder,
        show: fc.constantFrom('all', 'onlyA', 'same'),
        differences: fc.boolean(),
      }),
      fc.record({
        to: fc.constant('compare'),
        left: fc.option(id),
        right: fc.option(id),
        leftHome: folder,
        rightHome: folder,
        view: fc.constantFrom('facts', 'heads'),
        differences: fc.boolean(),
      }),
    )
    fc.assert(
      fc.property(links, made => {
        const { more, ...rest } = { more: {}, ...made }
        const link: SkeinLink = skeinLinkSchema.parse({ ...rest, ...more })
        expect(parseSkeinLink(skeinLink(link))).toEqual(link)
      }),
    )
  })
})
