import { spawn } from 'node:child_process'
import { cpSync } from 'node:fs'
import { createInterface } from 'node:readline'
import * as z from 'zod'
import { fetchCodex, REFUSING_CODEX } from '../scripts/codex-client.ts'
import { cli } from './cli.ts'
import { freshFolder } from './data.ts'
import { type Figure, measure } from './stats.ts'

/** App-servers, the real one and ours: start, initialize, and `thread/list` until the last page. */

const answer = z.object({
  id: z.number(),
  result: z.object({ data: z.array(z.unknown()).optional(), nextCursor: z.string().nullish() }),
})
const SOURCES = ['cli', 'vscode', 'exec', 'appServer', 'subAgent', 'unknown']

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
    await listAll(process.execPath, [cli, 'app-server', '--home', home, '--data', freshFolder('index-server')], {})
  })
}

async function listAll(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'ignore'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  let id = 0
  const ask = async (method: string, params: object) => {
    id += 1
    child.stdin.write(`${JSON.stringify({ id, method, params })}\n`)
    for (;;) {
      const line = await lines.next()
      if (line.done === true) throw new Error('the app-server ended')
      const parsed = answer.safeParse(JSON.parse(line.value))
      if (parsed.success && parsed.data.id === id) return parsed.data.result
    }
  }
  await ask('initialize', {
    clientInfo: { name: 'bench', title: null, version: '0' },
    capabilities: { experimentalApi: true },
  })
  child.stdin.write(`${JSON.stringify({ method: 'initialized' })}\n`)
  for (let cursor: string | null = null; ; ) {
    const page: z.infer<typeof answer>['result'] = await ask('thread/list', {
      cursor,
      limit: 100,
      modelProviders: [],
      sourceKinds: SOURCES,
    })
    cursor = page.nextCursor ?? null
    if (cursor === null) break
  }
  child.kill()
}
