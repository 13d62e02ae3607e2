import { cpSync } from 'node:fs'
import { fetchCodex, REFUSING_CODEX } from '../scripts/codex-client.ts'
import { AppServer } from './app-server.ts'
import { cli } from './cli.ts'
import { freshFolder } from './data.ts'
import { type Figure, measure } from './stats.ts'

/** App-servers, the real one and ours: start, initialize, and `thread/list` until the last page. */

/** The real client, each time on a fresh copy of the home: it writes its database there, and is slow only at first. */
export async function benchCodex(home: string, runs: number): Promise<Figure> {
  const executable = await fetchCodex(REFUSING_CODEX)
  const copies = Array.from({ length: runs }, (_, run) => {
    const copy = freshFolder(`codex-home-${run}`)
    cpSync(home, copy, { recursive: true, preserveTimestamps: true })
    return copy
  })
  return measure(`codex ${REFUSING_CODEX} app-server: start to complete list`, runs, async () => {
    await listAll(executable, ['app-server'], { CODEX_HOME: copies.shift() })
  })
}

/** Ours, each time without an index. */
export function benchAppServer(home: string, runs: number): Promise<Figure> {
  return measure('skein app-server: start to complete list', runs, async () => {
    await listAll(cli, ['app-server', '--home', home, '--data', freshFolder('index-server')], {})
  })
}

async function listAll(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const server = new AppServer(program, args, env)
  await server.initialize()
  await server.listAll()
  server.close()
}
