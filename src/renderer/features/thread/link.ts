import type { SkeinLink } from '../../../shared/ipc/link.ts'
import { lineOnMap } from '../map-place/index.ts'
import { chosenLine } from '../raw/index.ts'
import { currentDriver, isOpen } from '../transcript/index.ts'
import { threadStore } from './store.ts'

/** A place in a thread, and what it is in words. */
export interface ThreadPlace {
  readonly link: SkeinLink
  readonly name: string
}

/**
 * Where one is in the shown thread: at an item of its transcript, at a line of its file, in another of its tabs; of a
 * thread that is not open the thread itself, or a line on its map. Null where none is shown.
 */
export function threadPlace(): ThreadPlace | null {
  const { key, tab } = threadStore.getState()
  if (key === null) return null
  const at = { to: 'thread', id: key.id, tab: null, line: null, item: null, home: null } as const
  if (!isOpen()) {
    const line = lineOnMap(key)
    if (line === null) return { link: at, name: 'the thread' }
    return { link: { ...at, tab: 'diagnostics', line }, name: `line ${line} on the map` }
  }
  if (tab === 'transcript') {
    const item = currentDriver()?.item() ?? null
    if (item === null) return { link: at, name: 'the thread' }
    return { link: { ...at, item: item + 1 }, name: `item ${item + 1}` }
  }
  const line = tab === 'raw' ? chosenLine(key) : null
  if (line !== null) return { link: { ...at, tab, line }, name: `line ${line}` }
  return { link: { ...at, tab }, name: `the ${tab === 'raw' ? 'raw lines' : tab} of the thread` }
}
