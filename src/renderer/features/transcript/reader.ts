import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import type { KnownThread, Reader } from '../../content/reader.ts'
import { call } from '../../ipc/client.ts'
import { copyMarkdown } from './copy.ts'
import { currentHistory } from './history-store.ts'
import { reopenHistory } from './open-history.ts'

const PIECE = 256 * 1024

/** The ways out of a transcript that the thread's pane knows. */
export interface Ways {
  /** Shows a line of the file; one-based. */
  readonly openRecord: (line: number) => void
  /** Goes to another thread of the same home. */
  readonly openThread: (id: string) => void
  readonly knownThread: (id: string) => KnownThread | undefined
}

/** Passes a reply on; where the file has moved on, opens it again and gives nothing. */
function fresh<T extends { readonly current: boolean }>(reply: T): T | null {
  if (reply.current) return reply
  void reopenHistory()
  return null
}

/** What items ask of the open thread. Versions are taken at the time of asking: the file may grow meanwhile. */
export function makeReader(key: ThreadKey, ways: Ways): Reader {
  const reading = () => ({ homeId: key.homeId, id: key.id, version: currentHistory()?.outline.version ?? '' })
  return {
    text: async (item, pointer, from, signal) =>
      fresh(await call('threads.text', { ...reading(), item, pointer, from, limit: PIECE }, signal)),
    image: async (line, index, signal) => fresh(await call('threads.image', { ...reading(), line, index }, signal)),
    localImage: async (item, index, signal) =>
      fresh(await call('threads.localImage', { ...reading(), item, index }, signal)),
    openRecord: ways.openRecord,
    copyMarkdown: item => void copyMarkdown({ kind: 'item', item }, 'Item'),
    openThread: ways.openThread,
    knownThread: ways.knownThread,
  }
}
