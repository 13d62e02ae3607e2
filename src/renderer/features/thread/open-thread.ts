import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import type { ListedThread } from '../../../shared/thread.ts'
import { type MapPlace, showOnMap } from '../map-place/index.ts'
import { showPage } from '../pages/index.ts'
import { focusThread, showRecord, showTab, showThread, type Tab } from './store.ts'

interface Opened {
  readonly key: ThreadKey
  /** What is known of the thread already. */
  readonly listed?: ListedThread
  /** One of its tabs; else the transcript, or the one that it was left with. */
  readonly tab?: Tab
  /** One-based, of its file, in the raw view; null for the thread as a whole. */
  readonly line?: number | null
}

/**
 * Leaves whatever page is shown for a thread, and goes on there by keyboard. A refused thread shows its refusal.
 * @param shown has the thread seen where there is room for one pane only.
 */
export function openThread({ key, listed, tab, line = null }: Opened, shown: () => void): void {
  showPage('threads')
  showThread(key, listed ?? null)
  if (tab !== undefined) showTab(tab)
  if (line === null) focusThread()
  else showRecord(line)
  shown()
}

/**
 * Leaves whatever page is shown for a place on the map of a file: of a thread that is not opened, or beside the file that
 * its thread is read from. Nobody has asked to open the thread.
 */
export function openOnMap(place: MapPlace, shown: () => void): void {
  showPage('threads')
  showThread(place.thread, null)
  showTab('diagnostics')
  showOnMap(place)
  shown()
}
