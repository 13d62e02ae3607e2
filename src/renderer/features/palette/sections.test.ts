import { describe, expect, it } from 'vitest'
import { type Action, SAVED_GROUP } from '../../util/action.ts'
import { type Known, scopeOf, sectionsOf } from './sections.ts'

const action = (id: string, name: string, more: Partial<Action> = {}): Action => ({
  id,
  name,
  group: 'Anywhere',
  keys: [],
  why: () => null,
  run: () => undefined,
  ...more,
})

const known: Known = {
  actions: [
    action('reveal', 'Reveal the file', { group: 'Thread' }),
    action('copy', 'Copy thread id', { group: 'Thread', why: () => 'no thread is shown' }),
    action('scan', 'Look for new and changed threads', { also: 'refresh' }),
    action('secret', 'Reveal nothing', { hidden: true }),
  ],
  recentActions: [],
  threads: [],
  projects: [
    { value: '/home/dev/reeds', count: 2 },
    { value: '/home/dev/garden', count: 9 },
    { value: '', count: 4 },
  ],
  lines: 12,
}

const texts = (field: string, more: Partial<Known> = {}) =>
  sectionsOf(field, { ...known, ...more }).map(({ name, items }) => [name, ...items.map(({ text }) => text)])

describe('what the palette lists', () => {
  it('goes to a link that was pasted, and looks for nothing else then', () => {
    expect(texts(' skein://usage?span=90d ')).toEqual([['Link', 'Go to this link']])
    expect(scopeOf('skein://usage').scope).toBe('link')
    expect(scopeOf('skein usage').scope).toBe('all')
  })

  it('has saved searches by themselves', () => {
    const actions = [...known.actions, action('saved-1', 'Reveries', { group: SAVED_GROUP, also: 'saved search' })]
    expect(texts('rev', { actions })).toContainEqual(['Saved searches', 'Reveries'])
    expect(texts('>saved search', { actions })).toEqual([['Saved searches', 'Reveries']])
  })

  it('is narrowed by a sign in front', () => {
    expect(scopeOf('  > copy ')).toEqual({ scope: 'actions', wanted: 'copy' })
    expect(scopeOf('re > x')).toEqual({ scope: 'all', wanted: 're > x' })
    expect(texts('#gard')).toEqual([['Projects', 'garden']])
    expect(texts('>')).toEqual([
      ['Actions on this thread', 'Reveal the file', 'Copy thread id'],
      ['Everywhere', 'Look for new and changed threads'],
    ])
  })

  it('has sections, none of them empty', () => {
    expect(texts('re')).toEqual([
      ['Projects', 'reeds'],
      ['Actions on this thread', 'Reveal the file', 'Copy thread id'],
      ['Everywhere', 'Look for new and changed threads'],
    ])
    expect(texts('zzz')).toEqual([])
  })

  it('puts what was chosen lately first, and says why something cannot be done', () => {
    const [section] = sectionsOf('>', { ...known, recentActions: ['copy'] })
    expect(section?.items.map(({ text }) => text)).toEqual(['Copy thread id', 'Reveal the file'])
    expect(section?.items[0]).toMatchObject({ reason: 'no thread is shown' })
  })

  it('puts what can be done before what cannot, where nothing is looked for', () => {
    const actions = [...known.actions].reverse()
    expect(texts('>', { actions })).toContainEqual(['Actions on this thread', 'Reveal the file', 'Copy thread id'])
  })

  it('takes a number for a line of the file', () => {
    expect(sectionsOf(':1,2', known)[0]?.items[0]).toMatchObject({ line: 12, reason: null })
    expect(sectionsOf(':13', known)[0]?.items[0]).toMatchObject({ reason: 'the file has 12 lines' })
    expect(sectionsOf(':3', { ...known, lines: null })[0]?.items[0]).toMatchObject({
      reason: 'the history is not open',
    })
    expect(texts(':x')).toEqual([])
  })
})
