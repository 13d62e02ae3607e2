import type { ThreadStore } from '../main/engine/protocol/store.ts'
import { DeepSearch } from '../main/engine/search/deep/deep-search.ts'
import { type DeepProgress, type DeepThread, deepQuery } from '../shared/ipc/deep-search.ts'
import type { FoundThread } from '../shared/ipc/search.ts'
import { complain } from './output.ts'
import type { Wanted } from './search.ts'
import { tellIgnored, tellSlowness } from './search-text.ts'
import { withFileScanners } from './threads.ts'

/** More threads are not told. */
const MAX_THREADS = 1000

/**
 * `skein search --deep`: through the files themselves, newest first, without waiting for the index to have read them.
 * @param heard told every thread as it is found; null for nobody
 */
export async function searchDeeply(
  store: ThreadStore,
  { text, rows, limit }: Wanted,
  heard: ((found: FoundThread) => Promise<void>) | null,
  signal: AbortSignal,
): Promise<FoundThread[]> {
  await store.refresh(signal)
  const found: FoundThread[] = []
  let printing = Promise.resolve()
  const tell = tellSlowness('searching files')
  const listener = {
    found: ({ thread, hits, rows }: DeepThread) => {
      const one = { thread, hits, rows, problem: null }
      found.push(one)
      if (heard !== null) printing = heard(one)
    },
    progress: ({ bytesDone, bytes, elapsedMs }: DeepProgress) => tell(bytesDone, bytes, elapsedMs),
    // The next call looks at the files anew.
    changed: () => {},
  }
  const request = deepQuery.parse({
    search: 'command line',
    text,
    rows,
    beyond: false,
    limit: Math.min(limit, MAX_THREADS),
  })
  const search = new DeepSearch(
    store.reader,
    { ...request, filter: store.within(request.filter, text) },
    listener,
    Date.now(),
  )
  const { ignored, failed } = await withFileScanners(scanners => search.run(scanners, signal))
  await printing
  for (const part of ignored) tellIgnored(text, part)
  if (failed > 0)
    complain(
      `${failed === 1 ? '1 thread was' : `${failed} threads were`} not searched: refused, gone or not to be read`,
    )
  return found
}
