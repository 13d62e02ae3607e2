import type { ListedThread } from '../../../shared/thread.ts'
import { escapeHidden } from '../../content/visible.ts'
import { type Action, SAVED_GROUP } from '../../util/action.ts'
import { fuzzy, type Match } from '../../util/fuzzy.ts'
import { keyOf, threadName } from '../../util/same-thread.ts'
import { cutText, lastPart } from '../../util/text.ts'

/** What the palette lists. Pure, so that it can be tested without a window. */

interface Choice {
  /** Of the element, too. */
  readonly id: string
  readonly text: string
  readonly marks: Match['marks']
}
export type PaletteItem =
  | (Choice & { readonly kind: 'thread'; readonly thread: ListedThread })
  | (Choice & { readonly kind: 'project'; readonly path: string; readonly count: number })
  | (Choice & { readonly kind: 'action'; readonly action: Action; readonly reason: string | null })
  | (Choice & { readonly kind: 'line'; readonly line: number; readonly reason: string | null })
  | (Choice & { readonly kind: 'link'; readonly link: string })
  /** Puts something else into the field. */
  | (Choice & { readonly kind: 'way'; readonly start: string })

export interface PaletteSection {
  readonly name: string
  readonly items: readonly PaletteItem[]
}

export interface Project {
  readonly value: string
  readonly count: number
}

export type Scope = 'all' | 'actions' | 'projects' | 'line' | 'help' | 'link'
const SCOPES: Readonly<Record<string, Scope>> = { '>': 'actions', '#': 'projects', ':': 'line', '?': 'help' }

/** What the field asks for: a sign in front narrows it; a link of Skein's leads where it says. */
export function scopeOf(field: string): { readonly scope: Scope; readonly wanted: string } {
  const text = field.trimStart()
  if (text.startsWith('skein://')) return { scope: 'link', wanted: text.trim() }
  const scope = SCOPES[text.charAt(0)]
  return scope === undefined ? { scope: 'all', wanted: text.trim() } : { scope, wanted: text.slice(1).trim() }
}

const MAX_TITLE = 200

/** Best first; what is equally good stays as it was. */
function ranked<T>(things: readonly T[], match: (thing: T) => Match | null): { thing: T; match: Match }[] {
  return things
    .flatMap(thing => {
      const found = match(thing)
      return found === null ? [] : [{ thing, match: found }]
    })
    .sort((a, b) => b.match.score - a.match.score)
}

function titleOf(thread: ListedThread): string {
  const title = cutText(escapeHidden((thread.name ?? thread.preview).slice(0, MAX_TITLE * 4)).trim(), MAX_TITLE)
  return title === '' ? 'No prompt' : title
}

/** @param threads as the engine found them: the words may stand in what is not shown here. */
function threadItems(threads: readonly ListedThread[], wanted: string, most: number): PaletteItem[] {
  const isId = /^[0-9a-f-]{4,}$/i.test(wanted)
  const match = (thread: ListedThread): Match => {
    if (isId && thread.id.startsWith(wanted.toLowerCase())) return { score: 1000, marks: [] }
    return fuzzy(titleOf(thread), wanted) ?? { score: 0, marks: [] }
  }
  return ranked(threads, match)
    .slice(0, most)
    .map(({ thing, match: { marks } }) => ({
      kind: 'thread',
      id: `thread-${threadName(keyOf(thing))}`,
      text: titleOf(thing),
      marks,
      thread: thing,
    }))
}

function projectItems(projects: readonly Project[], wanted: string, most: number): PaletteItem[] {
  const named = projects.filter(({ value }) => value !== '')
  return ranked(named, ({ value }) => fuzzy(lastPart(value), wanted))
    .slice(0, most)
    .map(({ thing, match: { marks } }) => ({
      kind: 'project',
      id: `project-${thing.value}`,
      text: lastPart(thing.value),
      marks,
      path: thing.value,
      count: thing.count,
    }))
}

function actionItems(actions: readonly Action[], wanted: string, recent: readonly string[]): PaletteItem[] {
  const age = ({ id }: Action) => (recent.includes(id) ? recent.indexOf(id) : recent.length)
  const usable = actions.filter(({ hidden }) => hidden !== true).map(action => ({ action, reason: action.why() }))
  // What was chosen lately comes first, then what can be done; words that are looked for order it all anew.
  const order = usable.sort(
    (a, b) => age(a.action) - age(b.action) || Number(a.reason !== null) - Number(b.reason !== null),
  )
  const match = ({ action: { name, also = '' } }: (typeof usable)[number]) => {
    const found = fuzzy(name, wanted)
    return found ?? (fuzzy(also, wanted) === null || also === '' ? null : { score: 0, marks: [] })
  }
  return ranked(order, match).map(({ thing, match: { marks } }) => ({
    kind: 'action',
    id: `action-${thing.action.id}`,
    text: thing.action.name,
    marks,
    ...thing,
  }))
}

function lineItems(wanted: string, lines: number | null): PaletteItem[] {
  const digits = wanted.replace(/[\s,._']/g, '')
  if (!/^\d{1,9}$/.test(digits)) return []
  const line = Number(digits)
  const reason =
    lines === null
      ? 'the history is not open'
      : line >= 1 && line <= lines
        ? null
        : `the file has ${lines} ${lines === 1 ? 'line' : 'lines'}`
  return [{ kind: 'line', id: 'line', text: `Line ${line} of the raw file`, marks: [], line, reason }]
}

const WAYS: readonly (readonly [start: string, text: string])[] = [
  ['', 'Threads, projects and actions'],
  ['>', 'Actions alone'],
  ['#', 'Projects alone'],
  [':', 'A line of the raw file'],
]

export interface Known {
  readonly actions: readonly Action[]
  readonly recentActions: readonly string[]
  readonly threads: readonly ListedThread[]
  readonly projects: readonly Project[]
  /** Lines of the open history's file; null where none is open. */
  readonly lines: number | null
}

/** Groups of actions that are about the thread that is shown. */
const OF_THREAD = ['Thread', 'Transcript']

/** What fits what stands in the field. Sections without anything are left out. */
export function sectionsOf(field: string, known: Known): readonly PaletteSection[] {
  const { scope, wanted } = scopeOf(field)
  const isOfThread = ({ group }: Action) => OF_THREAD.includes(group)
  const both = (most: number): PaletteSection[] => {
    const of = actionItems(known.actions.filter(isOfThread), wanted, known.recentActions)
    const saved = known.actions.filter(({ group }) => group === SAVED_GROUP)
    const everywhere = known.actions.filter(action => !isOfThread(action) && action.group !== SAVED_GROUP)
    return [
      { name: 'Actions on this thread', items: of.slice(0, most) },
      { name: SAVED_GROUP, items: actionItems(saved, wanted, known.recentActions).slice(0, most) },
      { name: 'Everywhere', items: actionItems(everywhere, wanted, known.recentActions).slice(0, most) },
    ]
  }
  const sections = (): PaletteSection[] => {
    switch (scope) {
      case 'line':
        return [{ name: 'Raw', items: lineItems(wanted, known.lines) }]
      case 'link':
        return [
          { name: 'Link', items: [{ kind: 'link', id: 'link', text: 'Go to this link', marks: [], link: wanted }] },
        ]
      case 'projects':
        return [{ name: 'Projects', items: projectItems(known.projects, wanted, 50) }]
      case 'actions':
        return both(100)
      case 'help': {
        const help = known.actions.filter(({ also = '' }) => also === 'help')
        const ways = WAYS.map(([start, text]): PaletteItem => {
          return { kind: 'way', id: `way-${text}`, text, marks: [], start }
        })
        return [
          { name: 'What to look for', items: ways },
          { name: 'Help', items: actionItems(help, '', []) },
        ]
      }
      case 'all':
        return [
          { name: wanted === '' ? 'Recent threads' : 'Threads', items: threadItems(known.threads, wanted, 8) },
          { name: 'Projects', items: wanted === '' ? [] : projectItems(known.projects, wanted, 4) },
          ...both(wanted === '' ? 5 : 8),
        ]
    }
  }
  return sections().filter(({ items }) => items.length > 0)
}
