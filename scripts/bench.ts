import { cpus, totalmem } from 'node:os'
import { benchCli } from '../bench/cli.ts'
import { benchAppServer, benchCodex } from '../bench/codex.ts'
import { manyThreads } from '../bench/data.ts'
import { table } from '../bench/stats.ts'
import { benchWindow } from '../bench/window.ts'
import { withDisplay } from './setup/display.ts'
import { runtimeEnvironment } from './setup/runtime.ts'

/**
 * `npm run bench`: figures of one run on one machine, as ratios (docs/performance.md). With `-- --codex` the real client
 * is fetched and measured beside us.
 */

const RUNS = 5
const THREADS = 2000

const home = manyThreads()
const list = await benchCli(home, THREADS, RUNS)
const servers = [await benchAppServer(home, RUNS)]
if (process.argv.includes('--codex')) servers.push(await benchCodex(home, 3))
const window = await withDisplay(({ env }) => {
  Object.assign(process.env, runtimeEnvironment(env))
  return benchWindow(home, THREADS, RUNS)
})

const [cpu] = cpus()
const [base] = list
if (base === undefined) throw new Error('nothing was measured')
console.log(
  `${cpus().length} × ${cpu?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}\n`,
)
console.log(table([...list, ...servers, window.complete, window.slowestKey, window.mainBlocked], base))
