import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { fingerprintName } from '../../shared/fingerprint-name.ts'
import type { ThreadKey } from '../../shared/ipc/contract.ts'
import type { SkeinLink } from '../../shared/ipc/link.ts'
import { skeinLink } from '../../shared/skein-link.ts'
import { compareStore } from '../features/compare/index.ts'
import { activeFailure, failuresStore } from '../features/failures/index.ts'
import { notify } from '../features/notice/index.ts'
import { currentPage, type Page } from '../features/pages/index.ts'
import { type ProblemsView, problemsStore, problemsView } from '../features/problems/index.ts'
import { queueStore } from '../features/queue/index.ts'
import { searchStore } from '../features/search/index.ts'
import { threadPlace, threadStore } from '../features/thread/index.ts'
import { queryStore } from '../features/threads/index.ts'
import { usageStore } from '../features/usage/index.ts'
import { call, isCancelled, toAppError } from '../ipc/client.ts'
import { announce } from '../util/announce.ts'
import { copyText } from '../util/clipboard.ts'
import { foldersOf, toLink } from './link-query.ts'
import { currentPane } from './panes.ts'

/** Links to what the window shows. */

/** How many links have been copied, or could not be: the button of the title bar says so. */
const copiedStore = createStore<{ readonly turn: number; readonly copied: boolean }>(() => ({ turn: 0, copied: true }))

/** The last time that a link was to be copied. */
export function useCopied(): { readonly turn: number; readonly copied: boolean } {
  return useStore(copiedStore)
}

interface Place {
  readonly link: SkeinLink
  /** In running text. */
  readonly name: string
}

/** The list as it is narrowed and ordered. */
function listPlace(): Place {
  const { query, sort } = queryStore.getState()
  const link = { to: 'list', text: query.text, ...toLink(query), sort: sort.key, order: sort.direction } as const
  return { link, name: 'the list' }
}

/** Parts of the page of problems, by the folders of the homes that it is narrowed to. */
const PROBLEMS: Readonly<Record<ProblemsView, (homes: string[]) => Place>> = {
  checks: homes => {
    const { severities, check, group, from, to, known } = problemsStore.getState().choice
    const chosen = { severities: [...severities], check, release: group, since: from, until: to, known }
    return { link: { to: 'problems', homes, ...chosen }, name: 'these problems' }
  },
  failures: homes => {
    const state = failuresStore.getState()
    const { kind, text, known, sort } = state.choice
    const active = activeFailure(state)
    const fingerprint = active === undefined ? null : fingerprintName(active.fingerprint)
    const chosen = { kind, text, known, sort: sort.key, order: sort.direction }
    const link = { to: 'failures', homes, ...chosen, fingerprint } as const
    return { link, name: fingerprint === null ? 'the failures' : 'this failure' }
  },
  queue: homes => {
    const { state } = queueStore.getState()
    return { link: { to: 'queue', homes, state: state ?? 'all' }, name: 'the queue' }
  },
  ended: homes => ({ link: { to: 'ended', homes }, name: 'the threads that ended together' }),
  coverage: homes => ({ link: { to: 'coverage', homes }, name: 'the format coverage' }),
}

const PAGES: Readonly<Record<Page, () => Place>> = {
  threads: () => threadPlace() ?? listPlace(),
  search: () => {
    const place = currentPane() === 'thread' ? threadPlace() : null
    if (place !== null) return place
    const { text, sort, kinds } = searchStore.getState()
    return {
      link: { to: 'search', text, sort, kinds: [...kinds], ...toLink(queryStore.getState().query) },
      name: 'the search',
    }
  },
  problems: () => PROBLEMS[problemsView()](foldersOf(queryStore.getState().query.homes)),
  usage: () => {
    const { span, step, split } = usageStore.getState()
    const { query } = queryStore.getState()
    return { link: { to: 'usage', span, step, split, text: query.text, ...toLink(query) }, name: 'the usage' }
  },
  compare: () => {
    const { what, a, b, view, homes, homesShown, differencesOnly: differences } = compareStore.getState()
    if (what === 'homes') {
      const [left = null, right = null] = [homes.a, homes.b].map(id =>
        id === null ? null : (foldersOf([id])[0] ?? null),
      )
      return { link: { to: 'homes', left, right, show: homesShown, differences }, name: 'the comparison of homes' }
    }
    return {
      link: {
        ...{ to: 'compare', left: a?.id ?? null, right: b?.id ?? null, leftHome: null, rightHome: null },
        ...{ view, differences },
      },
      name: view === 'heads' ? 'the comparison of heads' : 'the comparison',
    }
  },
  compatibility: () => ({
    link: { to: 'compatibility', homes: foldersOf(queryStore.getState().query.homes) },
    name: 'the compatibility report',
  }),
}

/**
 * The link with the homes of its threads, where several homes have a thread of the id: a case beside one's own home, or
 * a home before and after an update. Else it names no folder, and so leads to the thread on another machine, too.
 */
async function withHomes(link: SkeinLink): Promise<SkeinLink> {
  if (link.to === 'thread') return { ...link, home: await folderOf(threadStore.getState().key) }
  if (link.to !== 'compare') return link
  const { a, b } = compareStore.getState()
  const [leftHome, rightHome] = await Promise.all([folderOf(a), folderOf(b)])
  return { ...link, leftHome, rightHome }
}

/** Null where the id tells which thread it is. */
async function folderOf(key: ThreadKey | null): Promise<string | null> {
  if (key === null) return null
  const { threads } = await call('threads.resolve', { id: key.id })
  return threads.length > 1 ? (foldersOf([key.homeId])[0] ?? null) : null
}

async function exactly(link: SkeinLink): Promise<string | null> {
  try {
    return skeinLink(await withHomes(link))
  } catch (error) {
    if (!isCancelled(error)) announce(toAppError(error).message)
    return null
  }
}

async function copy({ link, name }: Place): Promise<void> {
  const text = await exactly(link)
  const copied = text !== null && (await copyText(text))
  copiedStore.setState(({ turn }) => ({ turn: turn + 1, copied }))
  notify(copied ? `Link to ${name} copied` : `The link to ${name} could not be copied`, !copied)
}

/** Copies a link to what is shown: to the thread, or to the page with what is chosen there. */
export function copyLinkHere(): void {
  void copy(PAGES[currentPage()]())
}

/** Copies a link to the list, whatever is shown beside it. */
export function copyLinkToList(): void {
  void copy(listPlace())
}
