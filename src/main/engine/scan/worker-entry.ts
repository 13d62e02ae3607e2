import { join } from 'node:path'
import { parentPort, Worker, workerData } from 'node:worker_threads'
import * as z from 'zod'
import { ReaderThreads, readerCount, readerLimits } from './reading/reader-threads.ts'
import { runScanner } from './run-scanner.ts'
import type { FromScanner, ToScanner } from './scanner-thread.ts'

/** The scanner's thread: a port in front of `runScanner`. */

const { dataDir, outputChars } = z.object({ dataDir: z.string(), outputChars: z.int() }).parse(workerData)
const port = parentPort
if (port === null) throw new Error('this file runs as a worker thread')
const send = (message: FromScanner) => port.postMessage(message)

/** Built beside this entry. */
const readerEntry = join(import.meta.dirname, 'reader.js')

const scanner = runScanner(
  dataDir,
  {
    progress: progress => send({ kind: 'progress', progress }),
    changed: () => send({ kind: 'changed' }),
    watching: (homePath, state) => send({ kind: 'watching', homePath, state }),
    corrupt: () => send({ kind: 'corrupt' }),
  },
  {
    readers: new ReaderThreads(readerCount(), () => new Worker(readerEntry, { resourceLimits: readerLimits })),
    watch: true,
    outputChars,
  },
)

port.on('message', (message: ToScanner) => {
  if (message.kind === 'scan') scanner.scan(message.homes)
  else if (message.kind === 'cancel') scanner.cancel()
  else if (message.kind === 'forget') scanner.forget(message.homePath)
  else if (message.kind === 'bound') scanner.bound(message.outputChars)
  else if (message.kind === 'pause') scanner.pause(message.paused)
  else if (message.kind === 'refresh') scanner.refresh(message.homePath, message.path)
  else void scanner.close().then(() => port.close())
})
