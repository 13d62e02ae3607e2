import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Worker } from 'node:worker_threads'
import { ThreadStore } from '../src/main/engine/protocol/store.ts'
import { DeepSearch, openable } from '../src/main/engine/search/deep/deep-search.ts'
import { FileThreads } from '../src/main/engine/search/deep/file-threads.ts'
import { Searcher } from '../src/main/engine/search/searcher.ts'
import { deepQuery } from '../src/shared/ipc/deep-search.ts'
import { searchQuery } from '../src/shared/ipc/search.ts'
import { freshFolder } from './data.ts'
import { type Figure, measure, type Quantity } from './stats.ts'
import { NOWHERE, wordFrom } from './words.ts'

/** Searches of an indexed home, and deep searches of the same files. */

const never = new AbortController().signal
const run = promisify(execFile)
/** Built beside the app. */
const deepEntry = join(import.meta.dirname, '../out/main/deep-search.js')
const MAX_OUTPUT = 512 * 1024 * 1024

/** Stands in ten files or so. */
const RARE = wordFrom(150_000)
/** Words that are in most records, in some, in few and in none; as they are typed, as phrases, with conditions. */
const WORDS = [
  ...['the', 'error', 'test', 'return'],
  ...[30, 300, 3000, 30_000].map(rank => wordFrom(rank)),
  ...[RARE, NOWHERE],
]
const SHAPES: readonly ((a: string, b: string) => string)[] = [
  a => a,
  a => a.slice(0, 3),
  a => `${a}*`,
  (a, b) => `${a} ${b}`,
  (a, b) => `"${a} ${b}"`,
  (a, b) => `${a} OR ${b}`,
  (a, b) => `${a} -${b}`,
  a => `${a} has:error`,
  a => `${a} after:2025 is:archived`,
  a => `foo.${a}(bar)`,
  a => `src/${a}.ts`,
  a => `${a} 文件`,
  a => `${a} 🎉 `,
  a => `project:${a}`,
  (a, b) => `${a} ${b} mode:legacy tokens:>1k`,
  a => `${a} "`,
  a => a.toUpperCase(),
  (a, b) => `${a}${b}`,
  a => `tool:shell ${a}`,
  a => `${a} `.repeat(40),
]

export interface SearchFigures {
  /** Of 200 queries of all kinds, ms: the middle one, the slowest but ten, the slowest. */
  readonly service: readonly Quantity[]
  /** MB looked through in a second, and what that takes. */
  readonly deep: readonly Quantity[]
}

/** @param home of which an index is made first */
export async function benchSearch(home: string, runs: number): Promise<SearchFigures> {
  const store = new ThreadStore(freshFolder('index-search'), [{ path: home, origin: 'argument' }])
  try {
    process.stderr.write('bench: reading the home into an index …\n')
    await store.readAll(() => {}, never)
    const service = await benchService(store, runs)
    const deep = [
      ...(await benchDeep(store, RARE, runs)),
      ...(await benchDeep(store, 'Übermut', runs)),
      ...(await benchDeep(store, 'zq', runs)),
      ...(await benchDeep(store, wordFrom(150_000, /^[а-я]+$/), runs)),
    ]
    return { service, deep: [...deep, ...(await benchRipgrep(home, bytesOf(store), runs))] }
  } finally {
    store.close()
  }
}

async function benchService(store: ThreadStore, runs: number): Promise<Quantity[]> {
  const searcher = new Searcher(store.reader)
  const queries = SHAPES.flatMap(shape => WORDS.map((word, i) => shape(word, WORDS[(i + 1) % WORDS.length] ?? word)))
  const ask = async (text: string) => {
    const begin = performance.now()
    await searcher.search(searchQuery.parse({ text, typing: true }), Date.now(), never)
    return performance.now() - begin
  }
  const times: number[][] = []
  for (let round = 0; round < runs; round++) {
    const all: number[] = []
    for (const text of queries) all.push(await ask(text))
    times.push(all.sort((a, b) => a - b))
  }
  const at = (share: number) => times.map(all => all[Math.floor((all.length - 1) * share)] ?? Number.NaN)
  return [
    { name: `the middle one of ${queries.length} queries`, unit: 'ms', runs: at(0.5) },
    { name: 'the 95th of a hundred', unit: 'ms', runs: at(0.95) },
    { name: 'the slowest', unit: 'ms', runs: at(1) },
  ]
}

/** Through all files with the threads of the app. */
async function benchDeep(store: ThreadStore, text: string, runs: number): Promise<Quantity[]> {
  const cpu: number[] = []
  const threads = new FileThreads(() => new Worker(deepEntry))
  let bytes = 0
  const figure = await measure(`deep search for ${text}`, runs + 1, async () => {
    const before = process.cpuUsage()
    const scanners = threads.start()
    const request = deepQuery.parse({ search: 'bench', text, limit: 1000 })
    const listener = { found: () => {}, progress: () => {}, changed: () => {} }
    const result = await new DeepSearch(store.reader, request, listener, Date.now()).run(scanners, never)
    await scanners.close()
    bytes = result.progress.bytesDone
    const { user, system } = process.cpuUsage(before)
    cpu.push((user + system) / 1000 / (bytes / 1e9))
  })
  await threads.close()
  const first = { ...figure, name: `${figure.name}, its threads just started`, runs: [0, ...figure.runs.slice(0, 1)] }
  return [
    rate(first, bytes),
    rate(figure, bytes),
    { name: `${figure.name}, CPU for each GB`, unit: 'ms', runs: cpu.slice(1) },
  ]
}

/** The same bytes by ripgrep, where it is installed. */
async function benchRipgrep(home: string, bytes: number, runs: number): Promise<Quantity[]> {
  const search = async (): Promise<void> => {
    try {
      await run('rg', ['--count', '--ignore-case', '--no-ignore', RARE, home], { maxBuffer: MAX_OUTPUT })
    } catch (error) {
      // 1: nothing found.
      if (!(error instanceof Error) || !('code' in error) || error.code !== 1) throw error
    }
  }
  try {
    return [rate(await measure('ripgrep for the same', runs + 1, search), bytes)]
  } catch {
    process.stderr.write('bench: ripgrep is not installed and was not measured\n')
    return []
  }
}

function bytesOf(store: ThreadStore): number {
  const request = deepQuery.parse({ search: 'bench', text: '' })
  return openable(store.db, { conditions: [] }, request.filter).reduce((sum, { bytes }) => sum + bytes, 0)
}

/** MB in a second; the first run only warms the file cache. */
function rate({ name, runs }: Figure, bytes: number): Quantity {
  return { name, unit: 'MB/s', runs: runs.slice(1).map(ms => bytes / 1000 / ms) }
}
