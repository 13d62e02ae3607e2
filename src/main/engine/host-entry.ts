import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type {} from 'electron'
import { bundlesInThreads } from './bundle/bundle-thread.ts'
import { casesInThreads } from './cases/case-thread.ts'
import { createEngine } from './engine.ts'
import { serveEngine } from './host.ts'
import { startScannerThread } from './scan/scanner-thread.ts'
import { FileThreads } from './search/deep/file-threads.ts'
import { startSearchThread } from './search/search-thread.ts'
import { describeError } from './wire-error.ts'

/** The utility process of the engine: wires its port to the host, nothing else. */

const port = process.parentPort
/** Built beside this entry. */
const scannerEntry = join(import.meta.dirname, 'scanner.js')
const caseEntry = join(import.meta.dirname, 'case.js')
const bundleEntry = join(import.meta.dirname, 'bundle.js')
const searchEntry = join(import.meta.dirname, 'search.js')
const deepEntry = join(import.meta.dirname, 'deep-search.js')
const fileThreads = new FileThreads(() => new Worker(deepEntry))

process.on('uncaughtException', error => {
  // Node's own report would quote the error's text, which may quote a transcript.
  process.stderr.write(`skein engine: ${describeError(error)}\n`)
  process.exit(1)
})

serveEngine(
  {
    post: message => port.postMessage(message),
    onMessage: listener => port.on('message', ({ data }) => listener(data)),
  },
  options =>
    createEngine(options, {
      startScanner: (dataDir, events, outputChars) => startScannerThread(scannerEntry, dataDir, events, outputChars),
      startSearch: dataDir => startSearchThread(searchEntry, dataDir),
      startFileScanners: () => fileThreads.start(),
      openCase: casesInThreads(caseEntry),
      bundler: bundlesInThreads(bundleEntry),
    }),
  () => process.exit(0),
)
