import { cpus, totalmem } from 'node:os'
import { benchCli } from '../bench/cli.ts'
import { benchAppServer, benchCodex } from '../bench/codex.ts'
import { manyThreads } from '../bench/data.ts'
import { benchDoctor } from '../bench/doctor.ts'
import { benchGrowth } from '../bench/growth.ts'
import { benchList, LIST_THREADS } from '../bench/list.ts'
import { benchLongThread, type LongFigures } from '../bench/long-thread.ts'
import { benchPeers } from '../bench/peers.ts'
import { benchScan } from '../bench/scan.ts'
import { benchSearch } from '../bench/search.ts'
import { quantityTable, table } from '../bench/stats.ts'
import { benchWarmApp } from '../bench/warm-app.ts'
import { benchWindow } from '../bench/window.ts'
import { withDisplay } from './setup/display.ts'
import { runtimeEnvironment } from './setup/runtime.ts'

/**
 * `npm run bench`: figures of one run on one machine, as ratios (docs/performance.md). With `-- --codex` the real client
 * is fetched and measured beside us; `-- list`, `-- pages`, `-- thread`, `-- doctor` or `-- scan` measures only the list of many threads, its pages at
 * the service alone, one long thread, what the doctor costs, searches (`-- search`), the app on a home that it knows (`-- warm`), homes of growing
 * size (`-- growth`, with `--large` up to 5 GB), other programs on the same home (`-- peers`: they are fetched), or the reading of everything
 * (`-- scan --ccusage PATH`: that program on the same home too).
 */

const RUNS = 5
/** Each takes minutes. */
const SCAN_RUNS = 3
const THREADS = 2000

const [only] = process.argv.slice(2).filter(argument => !argument.startsWith('--'))
const [cpu] = cpus()
console.log(
  `${cpus().length} × ${cpu?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}\n`,
)
if (only === 'scan') console.log(await scanTables())
if (only === 'search') console.log(await searchTables())
if (only === 'warm') console.log(await warmTable())
if (only === 'growth') console.log(await growthTable())
if (only === 'peers') console.log(await peerTables())
if (only === undefined || only === 'list') console.log(await manyTable())
if (only === undefined || only === 'list' || only === 'pages') console.log(pagesTable())
if (only === undefined || only === 'thread') console.log(longTables(await onDisplay(() => benchLongThread(RUNS))))
if (only === undefined || only === 'doctor') console.log(await doctorTable())

/** Searches of 1 GB. */
async function searchTables(): Promise<string> {
  const { service, deep } = await benchSearch(manyThreads(), RUNS)
  return [quantityTable('searches of 2,000 threads', service), quantityTable('deep searches', deep)].join('\n\n')
}

/** The app on a home that it knows. */
async function warmTable(): Promise<string> {
  const figures = await onDisplay(() => benchWarmApp(manyThreads(), THREADS, RUNS))
  return quantityTable('the app on a home of 2,000 threads that it knows', figures)
}

/** Homes of growing size. */
async function growthTable(): Promise<string> {
  const rows = (await benchGrowth(process.argv.includes('--large'))).map(home => {
    const perGb = home.seconds / home.gigabytes
    const cells = [home.seconds, perGb].map(value => value.toFixed(1))
    const whole = [home.peakMb, home.checkMs, home.deep].map(value => String(Math.round(value)))
    return `| ${home.threads.toLocaleString('en')} threads, ${home.gigabytes} GB | ${[...cells, ...whole].join(' | ')} |`
  })
  const head =
    '| no index yet | read in full, s | s for each GB | memory at most, MB | compared again, ms | deep search, MB/s |'
  return [head, '|---|--:|--:|--:|--:|--:|', ...rows].join('\n')
}

/** Other programs, each table against its first row. */
async function peerTables(): Promise<string> {
  const { counting, listing, searching } = await benchPeers(manyThreads(), SCAN_RUNS)
  return [counting, listing, searching]
    .flatMap(figures => (figures[0] === undefined ? [] : [table(figures, figures[0])]))
    .join('\n\n')
}

/** One long thread with and without the doctor. */
async function doctorTable(): Promise<string> {
  const figures = await benchDoctor(RUNS)
  const [base] = figures
  if (base === undefined) throw new Error('nothing was measured')
  return `\nThe doctor\n\n${table(figures, base)}`
}

/** The list of many threads. */
async function manyTable(): Promise<string> {
  const home = manyThreads()
  const list = await benchCli(home, THREADS, RUNS)
  const servers = [await benchAppServer(home, RUNS)]
  if (process.argv.includes('--codex')) servers.push(await benchCodex(home, 3))
  const window = await onDisplay(() => benchWindow(home, THREADS, RUNS))
  const [base] = list
  if (base === undefined) throw new Error('nothing was measured')
  return table([...list, ...servers, window.complete, window.slowestKey, window.mainBlocked], base)
}

/** Pages of a long list, counts and places. */
function pagesTable(): string {
  const rows = benchList().map(
    ({ name, middle, p95, slowest }) =>
      `| ${name} | ${middle.toFixed(1)} | ${p95.toFixed(1)} | ${slowest.toFixed(1)} |`,
  )
  const head = `| ${LIST_THREADS.toLocaleString('en')} threads, ms at the service | middle | 95th of a hundred | slowest |`
  return [`\n${head}`, '|---|--:|--:|--:|', ...rows].join('\n')
}

/** The reading of everything. */
async function scanTables(): Promise<string> {
  const at = process.argv.indexOf('--ccusage')
  const { times, quantities } = await benchScan(
    manyThreads(),
    SCAN_RUNS,
    at === -1 ? null : (process.argv[at + 1] ?? null),
  )
  const [base] = times
  if (base === undefined) throw new Error('nothing was measured')
  return [table(times, base), quantityTable('memory and index', quantities)].join('\n\n')
}

function longTables({ bytes, records, times, frames, memory }: LongFigures): string {
  const [base] = times
  if (base === undefined) throw new Error('nothing was measured')
  return [
    `\nOne thread of ${Math.round(bytes / 1e6)} MB, ${records.toLocaleString('en')} records`,
    table(times, base),
    quantityTable('longest time between two frames', frames),
    quantityTable('memory', memory),
  ].join('\n\n')
}

/** With a display for the app's windows. */
function onDisplay<T>(work: () => Promise<T>): Promise<T> {
  return withDisplay(({ env }) => {
    Object.assign(process.env, runtimeEnvironment(env))
    return work()
  })
}
