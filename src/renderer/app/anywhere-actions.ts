import { openCompare, openCompareHomes } from '../features/compare/index.ts'
import {
  cancelScan,
  chooseArchive,
  chooseHome,
  engineStore,
  isScanning,
  openSample,
  startScan,
} from '../features/engine/index.ts'
import { openHelp } from '../features/help/index.ts'
import { lastWritten, revealWritten } from '../features/notice/index.ts'
import { currentPage } from '../features/pages/index.ts'
import { openPalette } from '../features/palette/index.ts'
import { nextProblemThread } from '../features/problems/index.ts'
import { nameSearch, searchStore, soughtInList, soughtInTexts } from '../features/search/index.ts'
import { openSettings } from '../features/settings/index.ts'
import { findActions } from '../features/thread/index.ts'
import { clearFilters, isFiltered, queryStore, showView } from '../features/threads/index.ts'
import type { Action } from '../util/action.ts'
import { copyLinkHere, copyLinkToList } from './link-here.ts'
import { cyclePane } from './panes.ts'
import { showSingle, toggleSidebar } from './shell-store.ts'
import { goBack, goForward, ways } from './trail-store.ts'
import { atList, goToFilter, goToList, goToPage, goToSearch, leave } from './ways-to-pages.ts'

const always = () => null

function anywhere(more: Pick<Action, 'id' | 'name' | 'run'> & Partial<Action>): Action {
  return { group: 'Anywhere', keys: [], why: always, ...more }
}

function view(to: Parameters<typeof showView>[0], name: string): Action {
  return anywhere({
    id: `view-${to}`,
    name,
    run: () => {
      showView(to)
      goToList()
    },
  })
}

const isBusy = () => {
  const { scan } = engineStore.getState()
  return scan !== null && isScanning(scan)
}

/** What works wherever one is. */
export const anywhereActions: readonly Action[] = [
  anywhere({
    id: 'palette',
    name: 'Go to a thread, project or action',
    keys: ['Mod+K'],
    hidden: true,
    run: () => openPalette(''),
  }),
  anywhere({
    id: 'go-to-line',
    name: 'Go to a line of the raw file…',
    group: 'Thread',
    keys: ['Mod+G'],
    why: () => findActions[0]?.why() ?? null,
    run: () => openPalette(':'),
  }),
  anywhere({
    id: 'next-pane',
    name: 'Next pane',
    line: 'Next, previous pane',
    keys: ['F6'],
    hidden: true,
    run: () => cyclePane(1),
  }),
  anywhere({
    id: 'previous-pane',
    name: 'Previous pane',
    line: 'Next, previous pane',
    keys: ['Shift+F6'],
    hidden: true,
    run: () => cyclePane(-1),
  }),
  anywhere({
    id: 'back',
    name: 'Back to the place before',
    line: 'Back, forward',
    keys: ['Alt+ArrowLeft'],
    why: () => (ways().back ? null : 'there is none before this one'),
    run: goBack,
  }),
  anywhere({
    id: 'forward',
    name: 'Forward to the next place',
    line: 'Back, forward',
    keys: ['Alt+ArrowRight'],
    why: () => (ways().forward ? null : 'there is none after this one'),
    run: goForward,
  }),
  anywhere({ id: 'search', name: 'Search the texts of all threads', keys: ['Mod+Shift+F'], run: goToSearch }),
  anywhere({
    id: 'problems',
    name: 'Problems of all threads',
    also: 'doctor triage damage checks findings',
    keys: ['Mod+Shift+D'],
    run: () => goToPage('problems'),
  }),
  anywhere({
    id: 'next-problem-thread',
    name: 'Next thread with problems',
    line: 'Next, previous thread with problems',
    also: 'triage queue',
    keys: ['F8'],
    run: () => void nextProblemThread(1, () => showSingle('thread')),
  }),
  anywhere({
    id: 'previous-problem-thread',
    name: 'Previous thread with problems',
    line: 'Next, previous thread with problems',
    keys: ['Shift+F8'],
    run: () => void nextProblemThread(-1, () => showSingle('thread')),
  }),
  anywhere({
    id: 'usage',
    name: 'Usage: tokens of all threads',
    also: 'cost prices statistics csv',
    keys: ['Mod+Shift+U'],
    run: () => goToPage('usage'),
  }),
  anywhere({
    id: 'compatibility',
    name: 'Compatibility: which releases write which history mode',
    also: 'paginated legacy report refusals csv',
    keys: ['Mod+Shift+M'],
    run: () => goToPage('compatibility'),
  }),
  anywhere({
    id: 'compare',
    name: 'Compare two threads…',
    also: 'difference side by side',
    run: () => openCompare(null, null),
  }),
  anywhere({
    id: 'compare-homes',
    name: 'Compare two homes…',
    also: 'difference before after update case',
    run: () => openCompareHomes(null, null),
  }),
  anywhere({
    id: 'copy-link',
    name: 'Copy a link to this place',
    also: 'share deep link url thread item line page',
    keys: ['Mod+Shift+L'],
    run: copyLinkHere,
  }),
  anywhere({
    id: 'copy-list-link',
    name: 'Copy a link to the list',
    also: 'share deep link url filters',
    run: copyLinkToList,
  }),
  anywhere({ id: 'sidebar', name: 'Show or hide the sidebar', keys: ['Mod+B'], run: toggleSidebar }),
  anywhere({
    id: 'filter',
    name: 'Filter the list',
    keys: ['/'],
    run: goToFilter,
  }),
  anywhere({
    id: 'clear-filters',
    name: 'Clear all filters',
    why: () => (isFiltered(queryStore.getState().query) ? null : 'none is set'),
    run: clearFilters,
  }),
  anywhere({
    id: 'save-search',
    name: 'Save this search…',
    also: 'bookmark list filter',
    why: () => {
      const narrowed = isFiltered(queryStore.getState().query)
      if (currentPage() === 'search') return searchStore.getState().text.trim() === '' ? 'nothing is looked for' : null
      return narrowed ? null : 'the list is not narrowed'
    },
    run: () => nameSearch(currentPage() === 'search' ? soughtInTexts() : soughtInList()),
  }),
  view('all', 'Show all threads'),
  view('pinned', 'Show pinned threads'),
  view('active', 'Show active threads'),
  view('archived', 'Show archived threads'),
  view('problems', 'Show threads with problems'),
  anywhere({
    id: 'scan',
    name: 'Look for new and changed threads',
    also: 'rescan refresh reload index',
    keys: ['F5'],
    run: () => void startScan(),
  }),
  anywhere({
    id: 'stop-scan',
    name: 'Stop looking for threads',
    why: () => (isBusy() ? null : 'nothing is being read'),
    run: () => void cancelScan(),
  }),
  anywhere({ id: 'open-folder', name: 'Open a folder…', also: 'home', run: () => void chooseHome() }),
  anywhere({
    id: 'open-archive',
    name: 'Open an archive or rollout files…',
    also: 'zip tar bundle case',
    run: () => void chooseArchive(),
  }),
  anywhere({ id: 'open-sample', name: 'Open the sample threads', run: () => void openSample() }),
  anywhere({
    id: 'reveal-written',
    name: 'Show the file that was saved last in its folder',
    also: 'export bundle csv reveal',
    why: () => (lastWritten() === null ? 'nothing was saved since the start' : null),
    run: () => {
      const file = lastWritten()
      if (file !== null) void revealWritten(file)
    },
  }),
  anywhere({
    id: 'settings',
    name: 'Settings…',
    also: 'preferences options theme dark light density battery output data folder',
    keys: ['Mod+,'],
    run: openSettings,
  }),
  anywhere({ id: 'keys', name: 'Keyboard shortcuts', also: 'help', keys: ['?'], run: () => openHelp('keys') }),
  anywhere({ id: 'modes', name: 'About history modes', also: 'help', keys: ['F1'], run: () => openHelp('modes') }),
  anywhere({ id: 'leave', name: 'Back to the list', group: 'Thread', keys: ['Escape'], why: atList, run: leave }),
]
