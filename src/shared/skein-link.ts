import type { SkeinLink } from './ipc/link.ts'

/** How links are written; `ipc/link.ts` says what can stand in them, and reads them. */

/** `words` may stand several times; of a `flag` only that it is set is told. */
type FieldKind = 'word' | 'number' | 'words' | 'flag'

type To = SkeinLink['to']
type Of<T extends To> = Extract<SkeinLink, { to: T }>
/** Name in the link, kind, and the value that need not be told. */
type Form<T extends To> = Readonly<
  Record<Exclude<keyof Of<T>, 'to' | 'id'>, readonly [param: string, kind: FieldKind, usual?: string]>
>

const homes = ['home', 'words'] as const
const since = ['from', 'number'] as const
const until = ['to', 'number'] as const
const narrowed = {
  modes: ['mode', 'words'],
  sources: ['source', 'words'],
  projects: ['project', 'words'],
  providers: ['provider', 'words'],
  models: ['model', 'words'],
  releases: ['release', 'words'],
  months: ['month', 'words'],
  tags: ['tag', 'words'],
  archived: ['archived', 'word', 'all'],
  pinned: ['pinned', 'flag'],
  withProblems: ['problems', 'flag'],
  since,
  until,
  homes,
} as const

const FORMS: { readonly [T in To]: Form<T> } = {
  thread: { tab: ['tab', 'word'], line: ['line', 'number'], item: ['item', 'number'], home: ['home', 'word'] },
  list: {
    text: ['text', 'word', ''],
    ...narrowed,
    sort: ['sort', 'word', 'updated'],
    order: ['order', 'word', 'desc'],
  },
  search: { text: ['q', 'word'], sort: ['sort', 'word', 'relevance'], kinds: ['kind', 'words'], ...narrowed },
  problems: {
    severities: ['severity', 'words'],
    check: ['check', 'word'],
    release: ['release', 'word'],
    since,
    until,
    known: ['known', 'flag'],
    homes,
  },
  failures: {
    kind: ['kind', 'word'],
    text: ['text', 'word', ''],
    known: ['known', 'flag'],
    sort: ['sort', 'word', 'threads'],
    order: ['order', 'word', 'desc'],
    fingerprint: ['fingerprint', 'word'],
    homes,
  },
  queue: { state: ['state', 'word', 'open'], homes },
  ended: { homes },
  coverage: { homes },
  usage: {
    span: ['span', 'word', '30d'],
    step: ['step', 'word', 'day'],
    split: ['by', 'word', 'project'],
    text: ['text', 'word', ''],
    ...narrowed,
  },
  compatibility: { homes },
  compare: {
    left: ['left', 'word'],
    right: ['right', 'word'],
    leftHome: ['leftHome', 'word'],
    rightHome: ['rightHome', 'word'],
    view: ['view', 'word', 'facts'],
    differences: ['differences', 'flag'],
  },
  homes: {
    left: ['left', 'word'],
    right: ['right', 'word'],
    show: ['show', 'word', 'all'],
    differences: ['differences', 'flag'],
  },
}

/** What stands between `skein://` and the rest. */
const HOSTS: Readonly<Record<To, string>> = {
  thread: 'thread',
  list: 'threads',
  search: 'search',
  problems: 'problems',
  failures: 'failures',
  queue: 'queue',
  ended: 'ended',
  coverage: 'coverage',
  usage: 'usage',
  compatibility: 'compatibility',
  compare: 'compare',
  homes: 'homes',
}

type Field = readonly [key: string, param: string, kind: FieldKind, usual: string | undefined]

const KINDS: readonly To[] = [
  ...(['thread', 'list', 'search', 'problems', 'failures', 'queue', 'ended', 'coverage'] as const),
  ...(['usage', 'compatibility', 'compare', 'homes'] as const),
]

/** All kinds of links, for reading. */
export const linkForms = KINDS.map(to => ({ to, host: HOSTS[to], fields: fieldsOf(to) }))

function fieldsOf(to: To): Field[] {
  const form: Readonly<Record<string, readonly [param: string, kind: FieldKind, usual?: string]>> = FORMS[to]
  return Object.entries(form).map(([key, [param, kind, usual]]) => [key, param, kind, usual])
}

/** Files may name folders and tags with halves of characters, which no address can hold. */
const LONE_SURROGATE = /\p{Surrogate}/gu

/** Writes a link; `parseSkeinLink` reads the same from it. What is as usual is left out. */
export function skeinLink(link: SkeinLink): string {
  const values = new Map<string, unknown>(Object.entries(link))
  const params = fieldsOf(link.to).flatMap(([key, param, , usual]) => {
    const value = values.get(key)
    if (value === null || value === undefined || value === false || value === usual) return []
    const texts = Array.isArray(value) ? value.map(String) : [value === true ? '1' : String(value)]
    return texts.map(text => `${param}=${encodeURIComponent(text.replaceAll(LONE_SURROGATE, '\uFFFD'))}`)
  })
  const path = link.to === 'thread' ? `thread/${link.id}` : HOSTS[link.to]
  return `skein://${path}${params.length === 0 ? '' : `?${params.join('&')}`}`
}
