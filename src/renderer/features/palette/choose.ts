import { keyOf } from '../../util/same-thread.ts'
import { showPage } from '../pages/index.ts'
import { openThread, showRecord } from '../thread/index.ts'
import { focusList, narrow } from '../threads/index.ts'
import { rememberAction } from './recent.ts'
import type { PaletteItem } from './sections.ts'

/** What is arranged around the panes, which the palette does not know. */
export interface PaletteWays {
  readonly toThread: () => void
  readonly toList: () => void
  /** Goes to a link that was pasted. */
  readonly toLink: (link: string) => void
}

/** Why a choice cannot be made; null where it can. */
export function reasonOf(item: PaletteItem): string | null {
  return item.kind === 'action' || item.kind === 'line' ? item.reason : null
}

/** Does what was chosen. The palette is closed and the focus back where it was. */
export function chooseItem(item: PaletteItem, ways: PaletteWays): void {
  switch (item.kind) {
    case 'thread':
      openThread({ key: keyOf(item.thread), listed: item.thread }, ways.toThread)
      return
    case 'project':
      showPage('threads')
      narrow({ projects: [item.path] })
      ways.toList()
      requestAnimationFrame(focusList)
      return
    case 'action':
      rememberAction(item.action.id)
      item.action.run()
      return
    case 'line':
      ways.toThread()
      showRecord(item.line)
      return
    case 'link':
      ways.toLink(item.link)
      return
    case 'way':
      return
  }
}
