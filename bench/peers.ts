import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as later } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { fetchCodex, REFUSING_CODEX } from '../scripts/codex-client.ts'
import { fetchPackages } from '../scripts/npm-programs.ts'
import { AppServer } from './app-server.ts'
import { cli } from './cli.ts'
import { freshFolder } from './data.ts'
import { type Figure, measure } from './stats.ts'
import { wordFrom } from './words.ts'

/** What other programs take for the same home, in the same run; fetched like the real client, run on copies or links. */

const run = promisify(execFile)
const MAX_OUTPUT = 512 * 1024 * 1024
/** In some hundred threads. */
const WORD = wordFrom(3000)
const LONGEST_MS = 120_000

/** What people do with a home, by what does it. */
export interface PeerFigures {
  /** Counting tokens; what we do beside that, all texts and checks, is `bench -- scan`. */
  readonly counting: readonly Figure[]
  readonly listing: readonly Figure[]
  readonly searching: readonly Figure[]
}

export async function benchPeers(home: string, runs: number): Promise<PeerFigures> {
  const data = freshFolder('peers-index')
  process.stderr.write('bench: reading the home into an index …\n')
  await run(cli, ['search', WORD, '--home', home, '--data', data], { maxBuffer: MAX_OUTPUT })
  const servers = await benchServers(home, data, runs)
  const rg = await measured('ripgrep: a word in all files, the process', runs, () =>
    run('rg', ['--count', '--ignore-case', '--no-ignore', WORD, home], { maxBuffer: MAX_OUTPUT }).catch(notFound),
  )
  const ourDeep = await measured('skein search --deep, one thread, the process', runs, () =>
    run(cli, ['search', WORD, '--deep', '--home', home, '--data', data], {
      maxBuffer: MAX_OUTPUT,
    }).catch(notFound),
  )
  return {
    counting: [
      ...(await measured('skein usage --json, the process', runs, () =>
        run(cli, ['usage', '--json', '--home', home, '--data', data], { maxBuffer: MAX_OUTPUT }),
      )),
      ...(await measured('ccusage 20.0.24, the process', runs, await ccusage(home))),
      ...(await measured('tokscale 4.17.0, the process', runs, await tokscale(home))),
    ],
    listing: [...servers.listing, ...(await benchKlovi(home, runs))],
    searching: [...servers.searching, ...rg, ...ourDeep],
  }
}

/** Nothing for a program that cannot be run here; which, and why, is said. */
async function measured(name: string, runs: number, work: () => unknown): Promise<Figure[]> {
  try {
    // The first run warms the file cache, and shows whether there is such a program.
    await work()
    return [await measure(name, runs, work)]
  } catch (error) {
    process.stderr.write(`bench: not measured: ${name}: ${error instanceof Error ? error.message.slice(0, 300) : ''}\n`)
    return []
  }
}

/** Programs that look for something end with 1 where there is nothing. */
function notFound(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 1)) throw error
}

async function ccusage(home: string): Promise<() => unknown> {
  const modules = await fetchPackages('ccusage-20.0.24', ['ccusage@20.0.24', '@ccusage/ccusage-linux-x64@20.0.24'])
  const program = join(modules, '@ccusage/ccusage-linux-x64/bin/ccusage')
  // Its own installer does that, which is not run.
  chmodSync(program, 0o755)
  const env = { ...process.env, CODEX_HOME: home }
  return () => run(program, ['codex', '--json', '--offline'], { env, maxBuffer: MAX_OUTPUT, timeout: LONGEST_MS })
}

async function tokscale(home: string): Promise<() => unknown> {
  const modules = await fetchPackages('tokscale-4.17.0', ['@tokscale/cli-linux-x64-gnu@4.17.0'])
  const program = join(modules, '@tokscale/cli-linux-x64-gnu/bin/tokscale')
  const env = { ...process.env, CODEX_HOME: home, HOME: personOf(home, 'tokscale-home') }
  return () =>
    run(program, ['models', '--json', '--client', 'codex', '--no-spinner'], {
      env,
      maxBuffer: MAX_OUTPUT,
      timeout: LONGEST_MS,
    })
}

/** A person's folder whose Codex home is a link to this one. */
function personOf(home: string, name: string): string {
  const person = freshFolder(name)
  symlinkSync(home, join(person, '.codex'))
  return person
}

/** The projects of a viewer, as its page asks for them each time. */
async function benchKlovi(home: string, runs: number): Promise<Figure[]> {
  const modules = await fetchPackages('klovi-3.5.0', ['@cookielab.io/klovi@3.5.0'])
  const person = personOf(home, 'klovi-home')
  const start = join(person, 'start.mjs')
  const entry = pathToFileURL(join(modules, '@cookielab.io/klovi/dist/server.js')).href
  writeFileSync(
    start,
    `import { startKloviServer } from ${JSON.stringify(entry)}
const { url } = await startKloviServer({ runtime: 'node', settingsPath: ${JSON.stringify(join(person, 'settings.json'))} })
console.log('at ' + url)`,
  )
  const server = spawn(process.execPath, [start], {
    env: { ...process.env, HOME: person },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  try {
    const url = await Promise.race([urlSaid(server.stdout), later(LONGEST_MS, null)])
    if (url === null) throw new Error('klovi did not start')
    return await measured('klovi 3.5.0: its projects, each time they are asked for', runs, async () => {
      const headers = { 'Content-Type': 'application/json' }
      const signal = AbortSignal.timeout(LONGEST_MS)
      const answer = await fetch(`${url}/api/rpc/getProjects`, { method: 'POST', headers, body: '{}', signal })
      if (!answer.ok) throw new Error(`it answers ${answer.status}`)
      await answer.text()
    })
  } finally {
    server.kill()
    await once(server, 'exit')
  }
}

async function urlSaid(output: NodeJS.ReadableStream): Promise<string | null> {
  for await (const line of createInterface({ input: output })) {
    const url = /^at (http:\S+)/.exec(line)?.[1]
    if (url !== undefined) return url
  }
  return null
}

/** The real app-server on a copy of the home that it has listed once, and ours on an index that is there. */
async function benchServers(home: string, data: string, runs: number): Promise<Omit<PeerFigures, 'counting'>> {
  const executable = await fetchCodex(REFUSING_CODEX)
  const copy = freshFolder('codex-home-peers')
  cpSync(home, copy, { recursive: true, preserveTimestamps: true })
  const ours = ['app-server', '--home', home, '--data', data]
  const servers = [
    { name: 'skein app-server', start: () => new AppServer(cli, ours, {}) },
    {
      name: `codex ${REFUSING_CODEX} app-server`,
      start: () => new AppServer(executable, ['app-server'], { CODEX_HOME: copy }),
    },
  ]
  const listing: Figure[] = []
  const searching: Figure[] = []
  for (const { name, start } of servers) {
    const server = start()
    try {
      await server.initialize()
      await server.listAll()
      listing.push(...(await measured(`${name}, running: thread/list to its last page`, runs, () => server.listAll())))
      searching.push(
        ...(await measured(`${name}, running: thread/search, first page`, runs, () => server.search(WORD))),
      )
    } finally {
      server.close()
    }
  }
  return { listing, searching }
}
