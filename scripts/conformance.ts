// `npm run conformance`: what `skein app-server` says beside what a real Codex says, on made-up threads. Opt-in: it
// fetches two Codex releases from the npm registry. A client writes into its home, so each gets a copy of its own. Then the
// real window, with a thread that a real client turns paginated while it is open.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import {
  listedCases,
  soundCases,
  writeCases,
  writeConformanceHome,
} from '../src/main/engine/protocol/conformance/home.ts'
import { fetchCodex, MIGRATING_CODEX, migrate, REFUSING_CODEX } from './codex-client.ts'
import { type Collected, collect, wholeList } from './conformance/collect.ts'
import { differences } from './conformance/differences.ts'
import { RpcClient } from './conformance/rpc-client.ts'
import { root } from './setup/paths.ts'
import { say, sayFailure } from './setup/say.ts'
import { runPlaywright } from './test/playwright.ts'

const REFUSAL = { code: -32601, message: 'paginated_threads is not supported yet' }

/** Places where Skein means to answer otherwise. */
const MEANT: readonly { readonly place: RegExp; readonly why: string }[] = [
  { place: /\.metadata\.result\.thread\.threadSource:/, why: 'the client’s database forgets it, its files do not' },
  { place: /\.items\.error\.message:/, why: 'a refused thread is refused with the same words everywhere' },
]

function skein(work: string, home: string): RpcClient {
  const args = [join(root, 'src', 'cli', 'index.ts'), 'app-server', '--home', home, '--data', join(work, 'data')]
  return new RpcClient(process.execPath, args, process.env)
}

async function collectFrom(client: RpcClient, ids: readonly string[]): Promise<Collected> {
  await client.initialize()
  try {
    return await collect(client, ids)
  } finally {
    await client.close()
  }
}

/** Both servers on copies of one home. @returns the differences. */
async function compare(work: string): Promise<string[]> {
  const codex = await fetchCodex(REFUSING_CODEX)
  const copyFor = (name: string) => {
    const home = join(work, name, 'home')
    cpSync(join(work, 'original'), home, { recursive: true, preserveTimestamps: true })
    return home
  }
  mkdirSync(join(work, 'original'))
  writeConformanceHome(join(work, 'original'))
  const ids = listedCases.map(({ spec }) => spec.id)
  const [theirHome, ourHome] = [copyFor('codex'), copyFor('skein')]
  const theirs = await collectFrom(new RpcClient(codex, ['app-server'], { ...process.env, CODEX_HOME: theirHome }), ids)
  const ours = await collectFrom(skein(work, ourHome), ids)
  const counts = Object.entries(theirs.lists).map(([name, list]) => `${name} ${list.length}`)
  say(`compared ${ids.length} threads; lists: ${counts.join(', ')}`)
  const found = differences('', withoutPlace(theirs, theirHome), withoutPlace(ours, ourHome))
  for (const { place, why } of MEANT) {
    const count = found.filter(line => place.test(line)).length
    if (count > 0) say(`${count} differences are meant: ${why}`)
  }
  return found.filter(line => !MEANT.some(({ place }) => place.test(line)))
}

/** The same for homes in different places. */
function withoutPlace(value: unknown, home: string): unknown {
  return JSON.parse(JSON.stringify(value).replaceAll(JSON.stringify(home).slice(1, -1), '<home>'))
}

/** A client turns the threads of a home paginated while our server has it open. @returns what is wrong. */
async function refuseAfterMigration(work: string): Promise<string[]> {
  const codex = await fetchCodex(MIGRATING_CODEX)
  const home = join(work, 'migrated')
  writeCases(home, soundCases)
  const server = skein(work, home)
  await server.initialize()
  try {
    const legacy = (await wholeList(server, {})).filter(thread => thread.historyMode === 'legacy')
    await migrate(codex, home)
    const wrong: string[] = []
    for (const { id } of legacy) {
      const turns = await server.call('thread/read', { threadId: id, includeTurns: true })
      const page = await server.call('thread/turns/list', { threadId: id })
      for (const got of [turns, page]) {
        const error = 'error' in got ? { code: got.error.code, message: got.error.message } : null
        if (!isDeepStrictEqual(error, REFUSAL)) wrong.push(`${id} is not refused: ${JSON.stringify(got).slice(0, 300)}`)
      }
    }
    const still = (await wholeList(server, { skein: { all: true } })).filter(thread =>
      legacy.some(({ id }) => id === thread.id),
    )
    say(`${MIGRATING_CODEX} migrated a home of ${legacy.length} open legacy threads; ${still.length} are listed still`)
    if (legacy.length === 0) wrong.push('there was no legacy thread')
    if (still.length !== legacy.length) wrong.push('threads are missing from the list')
    for (const thread of still)
      if (thread.historyMode !== 'paginated') wrong.push(`${thread.id} is listed as ${thread.historyMode}`)
    return wrong
  } finally {
    await server.close()
  }
}

async function main(): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'skein-conformance-'))
  try {
    const wrong = [...(await compare(work)), ...(await refuseAfterMigration(work))]
    for (const line of wrong) console.log(line)
    console.log(wrong.length === 0 ? 'Skein answers as Codex does.' : `${wrong.length} differences.`)
    const window = await runPlaywright(['--config', 'e2e/conformance.config.ts'])
    process.exitCode = wrong.length === 0 && window === 0 ? 0 : 1
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

try {
  await main()
} catch (error) {
  sayFailure(error)
}
