import { spawn } from 'node:child_process'
import { cpSync } from 'node:fs'
import { createInterface } from 'node:readline'
import * as z from 'zod'
import { fetchCodex, REFUSING_CODEX } from '../scripts/codex-client.ts'
import { freshFolder } from './data.ts'
import { type Figure, measure } from './stats.ts'

/** The real app-server on a copy of the same home: start, initialize, and `thread/list` until the last page. */

const answer = z.object({
  id: z.number(),
  result: z.object({ data: z.array(z.unknown()).optional(), nextCursor: z.string().nullish() }),
})
const SOURCES = ['cli', 'vscode', 'exec', 'appServer', 'subAgent', 'unknown']

export async function benchCodex(home: string, runs: number): Promise<Figure> {
  const executable = await fetchCodex(REFUSING_CODEX)
  const copies: string[] = []
  for (let run = 0; run < runs; run++) {
    // The client writes its database into its home, and is slow only the first time.
    const copy = freshFolder(`codex-home-${run}`)
    cpSync(home, copy, { recursive: true, preserveTimestamps: true })
    copies.push(copy)
  }
  return measure(`codex ${REFUSING_CODEX} app-server: start to complete list`, runs, async () => {
    const copy = copies.shift()
    if (copy === undefined) throw new Error('a copy for each run')
    await listAll(executable, copy)
  })
}

async function listAll(executable: string, home: string): Promise<void> {
  const child = spawn(executable, ['app-server'], {
    env: { ...process.env, CODEX_HOME: home },
    stdio: ['pipe', 'pipe', 'ignore'],
  })
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
