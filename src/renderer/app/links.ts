import { fingerprintOf } from '../../shared/fingerprint-name.ts'
import type { ThreadKey } from '../../shared/ipc/contract.ts'
import type { SkeinLink } from '../../shared/ipc/link.ts'
import { openCompare, openCompareHomes, showDifferencesOnly } from '../features/compare/index.ts'
import { chooseFailures } from '../features/failures/index.ts'
import { notify } from '../features/notice/index.ts'
import { showPage } from '../features/pages/index.ts'
import { chooseProblems, showProblemsView } from '../features/problems/index.ts'
import { chooseQueue } from '../features/queue/index.ts'
import { lookFor } from '../features/search/index.ts'
import { findThreadById, visit } from '../features/thread/index.ts'
import { narrow, queryStore } from '../features/threads/index.ts'
import { showUsage } from '../features/usage/index.ts'
import { call, isCancelled, listen, toAppError } from '../ipc/client.ts'
import { fromLink, homeOf, homesOf } from './link-query.ts'
import { showSingle } from './shell-store.ts'

/**
 * Shows the place that a link names. Of a refused thread that is its refusal, whatever the link says of tabs, lines and
 * items. @throws AppError
 */
export async function goTo(link: SkeinLink): Promise<void> {
  switch (link.to) {
    case 'thread': {
      const key = await findThreadById(link.id, await homeOf(link.home))
      showPage('threads')
      showSingle('thread')
      if (key === null) return
      const { tab, line, item } = link
      visit({ key, listed: null, tab, line, item: item === null ? null : item - 1, find: null, focus: false })
      return
    }
    case 'list': {
      const { sort: key, order: direction } = link
      queryStore.setState({ query: await fromLink(link, link.text), sort: { key, direction } })
      showPage('threads')
      break
    }
    case 'search':
      // The words of the list's filter do not narrow the search.
      queryStore.setState({ query: await fromLink(link, '') })
      lookFor(link)
      showPage('search')
      break
    case 'problems': {
      const { severities, check, release: group, since: from, until: to, known } = link
      narrow({ homes: await homesOf(link.homes) })
      chooseProblems({ severities, check, group, from, to, known })
      showProblemsView('checks')
      showPage('problems')
      break
    }
    case 'failures': {
      const { kind, text, known, sort: key, order: direction, fingerprint } = link
      narrow({ homes: await homesOf(link.homes) })
      chooseFailures(
        { kind, text, known, sort: { key, direction } },
        fingerprint === null ? null : fingerprintOf(fingerprint),
      )
      showProblemsView('failures')
      showPage('problems')
      break
    }
    case 'queue':
      narrow({ homes: await homesOf(link.homes) })
      chooseQueue(link.state === 'all' ? null : link.state)
      showProblemsView('queue')
      showPage('problems')
      break
    case 'ended':
    case 'coverage':
      narrow({ homes: await homesOf(link.homes) })
      showProblemsView(link.to)
      showPage('problems')
      break
    case 'usage':
      queryStore.setState({ query: await fromLink(link, link.text) })
      showUsage(link)
      showPage('usage')
      break
    case 'compare': {
      const [left, right] = await Promise.all([
        threadOf(link.left, link.leftHome),
        threadOf(link.right, link.rightHome),
      ])
      showDifferencesOnly(link.differences)
      openCompare(left, right, link.view)
      break
    }
    case 'homes': {
      const [left, right] = await Promise.all([homeOf(link.left), homeOf(link.right)])
      showDifferencesOnly(link.differences)
      openCompareHomes(left, right, link.show)
      break
    }
    case 'compatibility':
      narrow({ homes: await homesOf(link.homes) })
      showPage('compatibility')
      break
  }
  showSingle('list')
}

/** A thread by its id, of the home where one is named and open; says so where there is none. */
async function threadOf(id: string | null, home: string | null): Promise<ThreadKey | null> {
  if (id === null) return null
  const homeId = await homeOf(home)
  const { threads } = await call('threads.resolve', { id })
  const first = threads.find(one => one.homeId === homeId) ?? threads[0]
  if (first === undefined) notify(`No thread ${id} is in the folders that are open`, true)
  return first ?? null
}

/** Goes to a link that was pasted; says so where it is none. */
export async function goToText(text: string): Promise<void> {
  try {
    const { link } = await call('system.readLink', { text })
    if (link === null) notify('This is no link that Skein understands', true)
    else await goTo(link)
  } catch (error) {
    if (!isCancelled(error)) notify(`The link could not be gone to. ${toAppError(error).message}`, true)
  }
}

/** Goes where a second start of the app is sent. */
async function sent(link: SkeinLink): Promise<void> {
  try {
    await goTo(link)
  } catch (error) {
    if (!isCancelled(error)) notify(`The link could not be gone to. ${toAppError(error).message}`, true)
  }
}

/** Begins to go where a second start of the app is sent. @returns a function that stops. */
export function followLinks(): () => void {
  return listen('system.goTo', link => void sent(link))
}
