import { parentPort, workerData } from 'node:worker_threads'
import * as z from 'zod'
import { describeError } from '../wire-error.ts'
import { runSearch } from './run-search.ts'
import { CorruptIndexError } from './search-port.ts'
import type { FromSearch, ToSearch } from './search-thread.ts'

/** The thread of searches: a port in front of `runSearch`. */

const { dataDir } = z.object({ dataDir: z.string() }).parse(workerData)
const port = parentPort
if (port === null) throw new Error('this file runs as a worker thread')
const send = (message: FromSearch) => port.postMessage(message)

const searches = runSearch(dataDir)
const running = new Map<number, AbortController>()

async function search({ id, request }: Extract<ToSearch, { kind: 'search' }>): Promise<void> {
  const controller = new AbortController()
  running.set(id, controller)
  try {
    send({ kind: 'found', id, outcome: await searches.search(request, controller.signal) })
  } catch (error) {
    const corrupt = error instanceof CorruptIndexError
    send({ kind: 'failed', id, corrupt, message: describeError(error) })
  } finally {
    running.delete(id)
  }
}

port.on('message', (message: ToSearch) => {
  if (message.kind === 'search') void search(message)
  else if (message.kind === 'cancel') running.get(message.id)?.abort()
  else void searches.close().then(() => port.close())
})
