import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import * as z from 'zod'

/** An app-server, the real one or ours, and what is asked of it line by line. */

const answer = z.object({
  id: z.number(),
  result: z.object({ data: z.array(z.unknown()).optional(), nextCursor: z.string().nullish() }),
})
type Answer = z.infer<typeof answer>['result']
const SOURCES = ['cli', 'vscode', 'exec', 'appServer', 'subAgent', 'unknown']

export class AppServer {
  readonly #child: ChildProcess
  readonly #write: (message: object) => void
  readonly #lines: AsyncIterator<string>
  #id = 0

  constructor(program: string, args: readonly string[], env: NodeJS.ProcessEnv) {
    const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'ignore'] })
    this.#child = child
    this.#write = message => void child.stdin.write(`${JSON.stringify(message)}\n`)
    this.#lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  }

  async initialize(): Promise<void> {
    await this.#ask('initialize', {
      clientInfo: { name: 'bench', title: null, version: '0' },
      capabilities: { experimentalApi: true },
    })
    this.#write({ method: 'initialized' })
  }

  /** All threads, to the last page. */
  async listAll(): Promise<void> {
    for (let cursor: string | null = null; ; ) {
      const page: Answer = await this.#ask('thread/list', {
        cursor,
        limit: 100,
        modelProviders: [],
        sourceKinds: SOURCES,
      })
      cursor = page.nextCursor ?? null
      if (cursor === null) return
    }
  }

  /** The first page of threads in which a text stands. @returns how many are on it */
  async search(searchTerm: string): Promise<number> {
    const { data } = await this.#ask('thread/search', { searchTerm, limit: 20, sourceKinds: SOURCES })
    return data?.length ?? 0
  }

  close(): void {
    this.#child.kill()
  }

  /** @throws when it ends, or answers with an error */
  async #ask(method: string, params: object): Promise<Answer> {
    this.#id += 1
    this.#write({ id: this.#id, method, params })
    for (;;) {
      const line = await this.#lines.next()
      if (line.done === true) throw new Error('the app-server ended')
      const message: unknown = JSON.parse(line.value)
      const failed = z.object({ id: z.literal(this.#id), error: z.object({ message: z.string() }) }).safeParse(message)
      if (failed.success) throw new Error(`${method}: ${failed.data.error.message}`)
      const parsed = answer.safeParse(message)
      if (parsed.success && parsed.data.id === this.#id) return parsed.data.result
    }
  }
}
