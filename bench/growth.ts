import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { openForReading } from '../src/main/engine/index/open.ts'
import { DeepSearch } from '../src/main/engine/search/deep/deep-search.ts'
import { FileThreads } from '../src/main/engine/search/deep/file-threads.ts'
import { deepQuery } from '../src/shared/ipc/deep-search.ts'
import { freshFolder, type Home, homeOf, veryManyThreads } from './data.ts'
import { runPart } from './scan.ts'
import { median } from './stats.ts'
import { NOWHERE } from './words.ts'

/** What grows with the size of a home: time for each GB should not, nor memory. */

const SIZES = [
  { threads: 200, bytes: 100e6 },
  { threads: 600, bytes: 300e6 },
  { threads: 2000, bytes: 1000e6 },
] as const
const CHECKS = 3
const never = new AbortController().signal

/** Of a home of one size. */
export interface Grown {
  readonly threads: number
  readonly gigabytes: number
  /** Seconds to read all of it, no index yet. */
  readonly seconds: number
  /** Memory of that process with all its threads, at most. */
  readonly peakMb: number
  /** Ms to compare its files with the index, nothing changed: the whole scanner, from start to end. */
  readonly checkMs: number
  /** MB/s of a deep search, the second one. */
  readonly deep: number
}

/** @param large with 50,000 threads of 5 GB too, which takes minutes to make and to read */
export async function benchGrowth(large: boolean): Promise<Grown[]> {
  const homes: Home[] = SIZES.map(homeOf)
  if (large) homes.push(veryManyThreads())
  const grown: Grown[] = []
  for (const home of homes) grown.push(await measureHome(home))
  return grown
}

async function measureHome({ home, threads, bytes }: Home): Promise<Grown> {
  const data = freshFolder('growth-index')
  const { ms, peakMb } = await runPart('scan', home, data)
  const checks: number[] = []
  for (let check = 0; check < CHECKS; check++) checks.push((await runPart('scan', home, data)).ms)
  const deep = await deepRate(data)
  return { threads, gigabytes: bytes / 1e9, seconds: ms / 1000, peakMb, checkMs: median(checks), deep }
}

async function deepRate(data: string): Promise<number> {
  const db = openForReading(data)
  const pool = new FileThreads(() => new Worker(join(import.meta.dirname, '../out/main/deep-search.js')))
  const listener = { found: () => {}, progress: () => {}, changed: () => {} }
  const rates: number[] = []
  for (let run = 0; run < 4; run++) {
    const scanners = pool.start()
    const request = deepQuery.parse({ search: 'bench', text: NOWHERE, limit: 1000 })
    const { progress } = await new DeepSearch(db, request, listener, Date.now()).run(scanners, never)
    await scanners.close()
    rates.push(progress.bytesDone / 1000 / progress.elapsedMs)
  }
  await pool.close()
  db.close()
  return median(rates.slice(1))
}
